import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { conflict, invalid, type Refusal } from '../../../../platform/refusal/refusal.ts';
import type { ShopifyPorts } from '../ports.ts';
import { SHOP, SUBSCRIBE, TOPICS } from '../rules/requests.ts';
import { addShop, renewShop, shopByDomain } from '../store/shops.ts';
import { askShop } from './ask-shop.ts';
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
  const about = await askShop(ports, shop, SHOP).catch((error: Error) => {
    throw invalid(`${given.domain} does not let us in: ${error.message}`);
  });
  const told = about.data.object('shop');
  const currency = told?.text('currencyCode');
  if (!currency || told?.text('myshopifyDomain') !== given.domain) throw invalid(`This token belongs to ${told?.text('myshopifyDomain') ?? 'no shop'}, not to ${given.domain}.`);
  const id = await ports.db.transact(actor, (tx) => keep(ports, tx, given, { currency, name: told?.text('name') ?? '' }));
  await subscribe(ports, shop);
  return id;
}

/** A shop that is here is connected anew when its brand asks; another brand's cannot be taken over. */
async function keep(ports: ShopifyPorts, tx: Tx, given: Connecting, told: { currency: string; name: string }): Promise<string> {
  const before = await shopByDomain(tx, given.domain);
  if (before && before.brand_id !== given.brand_id) throw taken(given.domain);
  const id = before?.id ?? tx.id();
  const shop = { id, brand_id: given.brand_id, domain: given.domain, ...told, access_token: ports.vault.seal(given.access_token, `shop:${id}:token`), webhook_secret: ports.vault.seal(given.webhook_secret, `shop:${id}:webhooks`) };
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

/** Shopify answers "already taken" for a subscription it has; that is as good as a new one. */
async function subscribe(ports: ShopifyPorts, shop: { domain: string; token: string }): Promise<void> {
  const uri = `${ports.publicUrl}/webhooks/shopify/${shop.domain}`;
  for (const topic of Object.values(TOPICS)) {
    const { data } = await askShop(ports, shop, SUBSCRIBE, { topic, webhook: { uri, format: 'JSON' } });
    const [problem] = data.object('webhookSubscriptionCreate')?.list('userErrors') ?? [];
    if (problem && !/already been taken/i.test(problem.text('message') ?? '')) ports.log.warn({ topic, problem: problem.text('message') }, 'Shopify took no subscription; what changes is found by the regular sync');
  }
}
