import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { Kind } from '../rules/requests.ts';
import type { KindProgress, Progress } from '../rules/sync-pass.ts';

export interface ShopRow {
  id: string;
  brand_id: string;
  domain: string;
  name: string;
  currency: string;
  access_token: string | null;
  scopes: string[] | null;
  webhook_secret: string;
  state: 'syncing' | 'connected' | 'failing' | 'uninstalled';
  error: string | null;
  error_at: Date | null;
  progress: Progress;
  last_webhook_at: Date | null;
  subscribed_at: Date | null;
  subscription_problems: WebhookProblem[];
  connected_at: Date;
}

/** A topic the shop would not tell us of, and why. */
export interface WebhookProblem {
  readonly topic: string;
  readonly message: string;
}

export function shopById(tx: Tx, id: string): Promise<ShopRow | undefined> {
  return tx.maybe<ShopRow>(sql`select * from commerce_shopify.shop where id = ${id} and removed_at is null`);
}

export function shopByDomain(tx: Tx, domain: string): Promise<ShopRow | undefined> {
  return tx.maybe<ShopRow>(sql`select * from commerce_shopify.shop where domain = ${domain} and removed_at is null`);
}

export function listShops(tx: Tx): Promise<ShopRow[]> {
  return tx.rows<ShopRow>(sql`select * from commerce_shopify.shop where removed_at is null order by brand_id, connected_at`);
}

export type NewShop = Pick<ShopRow, 'id' | 'brand_id' | 'domain' | 'name' | 'currency' | 'access_token' | 'webhook_secret'>;

export function addShop(tx: Tx, shop: NewShop): Promise<number> {
  return tx.run(sql`
    insert into commerce_shopify.shop (id, brand_id, domain, name, currency, access_token, webhook_secret, state, connected_at)
    values (${shop.id}, ${shop.brand_id}, ${shop.domain}, ${shop.name}, ${shop.currency}, ${shop.access_token}, ${shop.webhook_secret}, 'syncing', ${tx.now})`);
}

/** The same shop with new secrets: what was fetched stays, and the sync goes on from there. */
export function renewShop(tx: Tx, shop: NewShop): Promise<number> {
  return tx.run(sql`
    update commerce_shopify.shop set name = ${shop.name}, currency = ${shop.currency}, access_token = ${shop.access_token}, webhook_secret = ${shop.webhook_secret}, state = 'syncing', error = null, error_at = null where id = ${shop.id}`);
}

/** What the token was allowed when the shop was asked just now. */
export function markScopes(tx: Tx, id: string, scopes: readonly string[]): Promise<number> {
  return tx.run(sql`update commerce_shopify.shop set scopes = ${scopes as string[]} where id = ${id}`);
}

/** The brand's shops that are connected; an order names its own by its address in the admin. */
export function shopsOfBrand(tx: Tx, brandId: string): Promise<ShopRow[]> {
  return tx.rows<ShopRow>(sql`select * from commerce_shopify.shop where brand_id = ${brandId} and removed_at is null and access_token is not null order by connected_at`);
}

export function removeShop(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update commerce_shopify.shop set removed_at = ${tx.now}, access_token = null, webhook_secret = '' where id = ${id}`);
}

/** The app was removed in Shopify: nothing can be asked any more. */
export function markUninstalled(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update commerce_shopify.shop set state = 'uninstalled', access_token = null where id = ${id}`);
}

export function markProgress(tx: Tx, id: string, kind: Kind, progress: KindProgress): Promise<number> {
  return tx.run(sql`update commerce_shopify.shop set progress = progress || jsonb_build_object(${kind}::text, ${progress}::jsonb) where id = ${id}`);
}

export function markState(tx: Tx, id: string, state: 'syncing' | 'connected'): Promise<number> {
  return tx.run(sql`update commerce_shopify.shop set state = ${state}, error = null, error_at = null where id = ${id} and state <> 'uninstalled'`);
}

/** True when it worked until now. */
export async function markFailing(tx: Tx, id: string, error: string): Promise<boolean> {
  return (await tx.run(sql`update commerce_shopify.shop set state = 'failing', error = ${error.slice(0, 500)}, error_at = ${tx.now} where id = ${id} and state not in ('failing', 'uninstalled')`)) > 0;
}

/** False when a webhook of this id was here before. */
export async function addWebhook(tx: Tx, shop: ShopRow, { id: webhookId, topic, triggeredAt }: { id: string; topic: string; triggeredAt: Date | null }): Promise<boolean> {
  const added = await tx.run(sql`
    insert into commerce_shopify.webhook (shop_id, brand_id, webhook_id, topic, outcome, triggered_at, at) values (${shop.id}, ${shop.brand_id}, ${webhookId}, ${topic}, 'ignored', ${triggeredAt}, ${tx.now}) on conflict do nothing`);
  if (added > 0) await tx.run(sql`update commerce_shopify.shop set last_webhook_at = ${tx.now} where id = ${shop.id} and (last_webhook_at is null or last_webhook_at < ${new Date(tx.now.getTime() - 10_000)})`);
  return added > 0;
}

export function markWebhook(tx: Tx, shopId: string, webhookId: string, outcome: string, note: string | null): Promise<number> {
  return tx.run(sql`update commerce_shopify.webhook set outcome = ${outcome}, note = ${note} where shop_id = ${shopId} and webhook_id = ${webhookId}`);
}

export function markSubscribed(tx: Tx, id: string, problems: readonly WebhookProblem[]): Promise<number> {
  return tx.run(sql`update commerce_shopify.shop set subscribed_at = ${tx.now}, subscription_problems = ${JSON.stringify(problems)}::jsonb where id = ${id}`);
}

export interface WebhookFigures {
  shop_id: string;
  last_day: number;
  unreadable: number;
  lag_seconds: number | null;
}

/** Of each shop: webhooks of the last day, those of two weeks that could not be read, and how late the latest came. */
export function webhookFigures(tx: Tx): Promise<WebhookFigures[]> {
  return tx.rows<WebhookFigures>(sql`
    select shop_id, count(*) filter (where at > ${new Date(tx.now.getTime() - 86_400_000)})::integer as last_day, count(*) filter (where outcome = 'unreadable')::integer as unreadable,
      (array_agg(greatest(0, extract(epoch from at - triggered_at))::float8 order by at desc) filter (where triggered_at is not null))[1] as lag_seconds
    from commerce_shopify.webhook group by shop_id`);
}

export function forgetWebhooks(tx: Tx, shopId: string, before: Date): Promise<number> {
  return tx.run(sql`delete from commerce_shopify.webhook where shop_id = ${shopId} and at < ${before}`);
}

export function recentWebhooks(tx: Tx, shopId: string): Promise<{ webhook_id: string; topic: string; outcome: string; note: string | null; at: Date }[]> {
  return tx.rows(sql`select webhook_id, topic, outcome, note, at from commerce_shopify.webhook where shop_id = ${shopId} order by at desc, webhook_id limit 100`);
}
