import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { Kind, Progress, Round } from '../rules/sync-round.ts';

export interface SiteRow {
  id: string;
  brand_id: string;
  url: string;
  name: string;
  currency: string;
  credentials: string | null;
  webhook_secret: string;
  may_write: boolean;
  state: 'syncing' | 'connected' | 'failing';
  error: string | null;
  error_at: Date | null;
  progress: Progress;
  last_webhook_at: Date | null;
  subscribed_at: Date | null;
  subscription_problems: { topic: string; message: string }[];
  connected_at: Date;
}

export function siteById(tx: Tx, id: string): Promise<SiteRow | undefined> {
  return tx.maybe<SiteRow>(sql`select * from commerce_woocommerce.site where id = ${id} and removed_at is null`);
}

export function siteOfBrand(tx: Tx, brandId: string): Promise<SiteRow | undefined> {
  return tx.maybe<SiteRow>(sql`select * from commerce_woocommerce.site where brand_id = ${brandId} and removed_at is null`);
}

export function siteByUrl(tx: Tx, url: string): Promise<SiteRow | undefined> {
  return tx.maybe<SiteRow>(sql`select * from commerce_woocommerce.site where url = ${url} and removed_at is null`);
}

export function listSites(tx: Tx): Promise<SiteRow[]> {
  return tx.rows<SiteRow>(sql`select * from commerce_woocommerce.site where removed_at is null order by brand_id`);
}

export type NewSite = Pick<SiteRow, 'id' | 'brand_id' | 'url' | 'name' | 'currency' | 'credentials' | 'webhook_secret' | 'may_write'>;

export function addSite(tx: Tx, site: NewSite): Promise<number> {
  return tx.run(sql`
    insert into commerce_woocommerce.site (id, brand_id, url, name, currency, credentials, webhook_secret, may_write, state, connected_at)
    values (${site.id}, ${site.brand_id}, ${site.url}, ${site.name}, ${site.currency}, ${site.credentials}, ${site.webhook_secret}, ${site.may_write}, 'syncing', ${tx.now})`);
}

/** The same site with new keys: what was fetched stays, and its webhooks keep their secret. */
export function renewSite(tx: Tx, site: Pick<NewSite, 'id' | 'name' | 'currency' | 'credentials' | 'may_write'>): Promise<number> {
  return tx.run(sql`
    update commerce_woocommerce.site set name = ${site.name}, currency = ${site.currency}, credentials = ${site.credentials}, may_write = ${site.may_write}, state = 'syncing', error = null, error_at = null where id = ${site.id}`);
}

export function removeSite(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.site set removed_at = ${tx.now}, credentials = null, webhook_secret = '' where id = ${id} and removed_at is null`);
}

export function markMayWrite(tx: Tx, id: string, mayWrite: boolean): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.site set may_write = ${mayWrite} where id = ${id}`);
}

export function markRound(tx: Tx, id: string, kind: Kind, round: Round): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.site set progress = progress || jsonb_build_object(${kind}::text, ${round}::jsonb) where id = ${id}`);
}

export function markConnected(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.site set state = 'connected', error = null, error_at = null where id = ${id}`);
}

export function markFailing(tx: Tx, id: string, error: string): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.site set state = 'failing', error = ${error.slice(0, 500)}, error_at = coalesce(error_at, ${tx.now}) where id = ${id}`);
}

export function markSubscribed(tx: Tx, id: string, problems: SiteRow['subscription_problems']): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.site set subscribed_at = ${tx.now}, subscription_problems = ${JSON.stringify(problems)}::jsonb where id = ${id}`);
}

/** False when a delivery of this id was here before. */
export async function addWebhook(tx: Tx, site: SiteRow, deliveryId: string, topic: string): Promise<boolean> {
  const added = await tx.run(sql`insert into commerce_woocommerce.webhook (site_id, brand_id, delivery_id, topic, outcome, at) values (${site.id}, ${site.brand_id}, ${deliveryId}, ${topic}, 'ignored', ${tx.now}) on conflict do nothing`);
  if (added > 0) await tx.run(sql`update commerce_woocommerce.site set last_webhook_at = ${tx.now} where id = ${site.id} and (last_webhook_at is null or last_webhook_at < ${new Date(tx.now.getTime() - 10_000)})`);
  return added > 0;
}

export function markWebhook(tx: Tx, siteId: string, deliveryId: string, outcome: string, note: string | null): Promise<number> {
  return tx.run(sql`update commerce_woocommerce.webhook set outcome = ${outcome}, note = ${note} where site_id = ${siteId} and delivery_id = ${deliveryId}`);
}

export function forgetWebhooks(tx: Tx, siteId: string, before: Date): Promise<number> {
  return tx.run(sql`delete from commerce_woocommerce.webhook where site_id = ${siteId} and at < ${before}`);
}

/** Of each site: webhooks of the last day, and those that could not be read. */
export function webhookFigures(tx: Tx): Promise<{ site_id: string; last_day: number; unreadable: number }[]> {
  return tx.rows(sql`select site_id, count(*) filter (where at > ${new Date(tx.now.getTime() - 86_400_000)})::integer as last_day, count(*) filter (where outcome = 'unreadable')::integer as unreadable from commerce_woocommerce.webhook group by site_id`);
}
