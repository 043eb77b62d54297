import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { patiently, type About, type Place } from '../../../connections/index.ts';
import { SHOP } from '../rules/requests.ts';
import { scopesMissing } from '../rules/scopes.ts';
import { askShop } from './ask-shop.ts';

/** Asks a shop who it is and what the token may do. @throws Refusal where the token is another shop's */
export async function checkShop(place: Place): Promise<About> {
  const { data } = await patiently(() => askShop(place, SHOP));
  const shop = data.object('shop');
  const [domain, currency] = [shop?.text('myshopifyDomain') ?? null, shop?.text('currencyCode') ?? null];
  if (domain === null || currency === null) throw new Error('Shopify answered without the shop');
  if (domain !== place.keys.shop) throw new Refusal(422, 'other_shop', `This token belongs to ${domain}, not to ${place.keys.shop ?? ''}.`);
  const granted = (data.object('currentAppInstallation')?.list('accessScopes') ?? []).map((scope) => scope.text('handle') ?? '');
  return { name: shop?.text('name') ?? domain, account: domain, currency, timeZone: shop?.text('ianaTimezone') ?? null, missing: scopesMissing(granted) };
}
