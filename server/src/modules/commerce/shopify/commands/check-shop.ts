import { invalid, Refusal } from '../../../../platform/refusal/refusal.ts';
import type { ShopTestView } from '../contract.ts';
import type { ShopifyPorts } from '../ports.ts';
import { SHOP } from '../rules/requests.ts';
import { scopesGranted } from '../rules/scopes.ts';
import { AccessLost, askShop } from './ask-shop.ts';

/** Asks a shop who it is and what its token may do. Nothing is written. Throws a Refusal when it does not let us in. */
export async function checkShop(ports: ShopifyPorts, shop: { domain: string; token: string }): Promise<ShopTestView> {
  const { data } = await askShop(ports, shop, SHOP).catch((error: Error) => {
    if (error instanceof AccessLost) throw new Refusal(422, 'access_refused', `${shop.domain} does not let us in: ${error.message}`);
    throw new Refusal(422, 'shop_unreachable', `${shop.domain} cannot be asked: ${error.message}`);
  });
  const told = data.object('shop');
  const currency = told?.text('currencyCode');
  if (!currency || told?.text('myshopifyDomain') !== shop.domain) throw new Refusal(422, 'other_shop', `This token belongs to ${told?.text('myshopifyDomain') ?? 'no shop'}, not to ${shop.domain}.`);
  const handles = (data.object('currentAppInstallation')?.list('accessScopes') ?? []).map((scope) => scope.text('handle') ?? '');
  return { domain: shop.domain, name: told?.text('name') ?? '', currency, permissions: scopesGranted(handles) };
}

/** Refuses a token without which there would be nothing to show. */
export function requireScopes({ permissions }: ShopTestView): void {
  const missing = permissions.filter((scope) => scope.needed && !scope.granted).map((scope) => scope.name);
  if (missing.length > 0) throw invalid(`The app in Shopify lacks ${missing.join(', ')}. Add them to its Admin API access and install it again.`, missing.map((name) => ({ field: 'access_token', message: name })));
}

/** Names of what a token is allowed. */
export function grantedOf({ permissions }: ShopTestView): string[] {
  return permissions.filter((scope) => scope.granted).map((scope) => scope.name);
}
