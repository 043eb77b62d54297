import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { conflict, type Refusal } from '../../../../platform/refusal/refusal.ts';
import type { ShopifyPorts } from '../ports.ts';
import { addShop, markScopes, renewShop, shopByDomain } from '../store/shops.ts';
import { checkShop, grantedOf, requireScopes } from './check-shop.ts';
import { subscribeWebhooks } from './subscribe-webhooks.ts';
import { SYNC_JOB } from './sync-shop.ts';

export interface Connecting {
  readonly brand_id: string;
  readonly domain: string;
  readonly access_token: string;
  readonly webhook_secret: string;
}

/** Checks the token by asking the shop who it is, keeps it sealed, subscribes to its news and begins the first sync. */
export async function connectShop(ports: ShopifyPorts, actor: Actor, given: Connecting): Promise<string> {
  const shop = { domain: given.domain, token: given.access_token };
  const about = await checkShop(ports, shop);
  requireScopes(about);
  const id = await ports.db.transact(actor, (tx) => keep(ports, tx, given, about));
  await ports.db.transact(actor, (tx) => markScopes(tx, id, grantedOf(about)));
  await subscribeWebhooks(ports, { id, ...shop });
  return id;
}

/** A shop that is here is connected anew when its brand asks; another brand's cannot be taken over. */
async function keep(ports: ShopifyPorts, tx: Tx, given: Connecting, told: { currency: string; name: string }): Promise<string> {
  const before = await shopByDomain(tx, given.domain);
  if (before && before.brand_id !== given.brand_id) throw taken(given.domain);
  const id = before?.id ?? tx.id();
  const shop = { id, brand_id: given.brand_id, domain: given.domain, name: told.name, currency: told.currency, access_token: ports.vault.seal(given.access_token, `shop:${id}:token`), webhook_secret: ports.vault.seal(given.webhook_secret, `shop:${id}:webhooks`) };
  if (before) await renewShop(tx, shop);
  else await addShop(tx, shop).catch((error: Error & { code?: string }) => {
    throw error.code === '23505' ? taken(given.domain) : error;
  });
  await tx.announce({ name: 'commerce_shopify.shop_connected', brandId: given.brand_id, subjectId: id, payload: {} });
  await tx.schedule({ kind: SYNC_JOB, key: id, brandId: given.brand_id, payload: { shop_id: id } });
  return id;
}

function taken(domain: string): Refusal {
  return conflict('shop_connected', `${domain} is connected to another brand.`);
}
