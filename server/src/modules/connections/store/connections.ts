import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface ConnectionRow {
  id: string;
  brand_id: string;
  vendor: string;
  account: string;
  source: string;
  name: string;
  base: string;
  currency: string | null;
  time_zone: string | null;
  credentials: string | null;
  webhook_secret: string | null;
  settings: Record<string, string>;
  missing: string[];
  state: 'syncing' | 'connected' | 'failing' | 'locked';
  error: string | null;
  error_at: Date | null;
  connected_at: Date;
  fetched_at: Date | null;
  last_webhook_at: Date | null;
  subscribed_at: Date | null;
  subscription_problems: { topic: string; message: string }[];
  removed_at: Date | null;
  one_brand: boolean;
}

export function connectionById(tx: Tx, id: string): Promise<ConnectionRow | undefined> {
  return tx.maybe<ConnectionRow>(sql`select * from connections.connection where id = ${id} and removed_at is null`);
}

export function connectionOfSource(tx: Tx, brandId: string, source: string): Promise<ConnectionRow | undefined> {
  return tx.maybe<ConnectionRow>(sql`select * from connections.connection where brand_id = ${brandId} and source = ${source} and removed_at is null`);
}

export function connectionsOfBrand(tx: Tx, brandId: string): Promise<ConnectionRow[]> {
  return tx.rows<ConnectionRow>(sql`select * from connections.connection where brand_id = ${brandId} and removed_at is null order by vendor, connected_at`);
}

/** Those of these vendors that still let us in. */
export function openConnectionsOf(tx: Tx, brandIds: readonly string[], vendors: readonly string[]): Promise<ConnectionRow[]> {
  return tx.rows<ConnectionRow>(sql`select * from connections.connection where brand_id = any (${brandIds as string[]}) and vendor = any (${vendors as string[]}) and removed_at is null and credentials is not null and state <> 'locked'`);
}

export function listConnections(tx: Tx): Promise<ConnectionRow[]> {
  return tx.rows<ConnectionRow>(sql`select * from connections.connection where removed_at is null order by brand_id, vendor, connected_at`);
}

/** Those there ever were of a vendor in a brand, those that were removed too. */
export function everConnected(tx: Tx, brandId: string, vendor: string): Promise<ConnectionRow[]> {
  return tx.rows<ConnectionRow>(sql`select * from connections.connection where brand_id = ${brandId} and vendor = ${vendor} order by connected_at for update`);
}

export type KeptConnection = Pick<ConnectionRow, 'id' | 'brand_id' | 'vendor' | 'account' | 'source' | 'name' | 'base' | 'currency' | 'time_zone' | 'credentials' | 'webhook_secret' | 'settings' | 'missing' | 'one_brand'>;

/** Written for the first time, or again with other keys: what was fetched stays. */
export function keepConnection(tx: Tx, row: KeptConnection): Promise<number> {
  return tx.run(sql`
    insert into connections.connection (id, brand_id, vendor, account, source, name, base, currency, time_zone, credentials, webhook_secret, settings, missing, one_brand, state, connected_at, connected_by)
    values (${row.id}, ${row.brand_id}, ${row.vendor}, ${row.account}, ${row.source}, ${row.name}, ${row.base}, ${row.currency}, ${row.time_zone}, ${row.credentials}, ${row.webhook_secret}, ${row.settings}::jsonb, ${row.missing}, ${row.one_brand}, 'syncing', ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})
    on conflict (id) do update set name = excluded.name, base = excluded.base, currency = excluded.currency, time_zone = excluded.time_zone, credentials = excluded.credentials,
      webhook_secret = excluded.webhook_secret, settings = excluded.settings, missing = excluded.missing, one_brand = excluded.one_brand, state = 'syncing', error = null, error_at = null, connected_at = excluded.connected_at,
      connected_by = excluded.connected_by, subscribed_at = null, removed_at = null`);
}

export function removeConnection(tx: Tx, id: string): Promise<{ brand_id: string; vendor: string } | undefined> {
  return tx.maybe(sql`update connections.connection set removed_at = ${tx.now}, credentials = null, webhook_secret = null where id = ${id} and removed_at is null returning brand_id, vendor`);
}

export function keepKeys(tx: Tx, id: string, credentials: string): Promise<number> {
  return tx.run(sql`update connections.connection set credentials = ${credentials} where id = ${id} and removed_at is null`);
}

/** Sealed for this connection after they were sealed for another place. */
export function keepSecrets(tx: Tx, id: string, credentials: string, webhookSecret: string): Promise<number> {
  return tx.run(sql`update connections.connection set credentials = ${credentials}, webhook_secret = ${webhookSecret} where id = ${id} and removed_at is null`);
}

/** The place has taken our access back. */
export function forgetKeys(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update connections.connection set credentials = null where id = ${id}`);
}

export function markAbout(tx: Tx, id: string, about: Pick<ConnectionRow, 'name' | 'currency' | 'missing'>): Promise<number> {
  return tx.run(sql`update connections.connection set name = ${about.name}, currency = coalesce(${about.currency}, currency), missing = ${about.missing} where id = ${id}`);
}

/** True when it was not well before. */
export async function markFetched(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.maybe<{ was: string }>(sql`
    update connections.connection c set state = 'connected', error = null, error_at = null, fetched_at = ${tx.now} from (select id, state as was from connections.connection where id = ${id} for update) before
    where c.id = before.id returning before.was`);
  return row?.was === 'failing' || row?.was === 'locked';
}

/** True when it was well before. */
export async function markFailing(tx: Tx, id: string, state: 'failing' | 'locked', error: string): Promise<boolean> {
  const row = await tx.maybe<{ was: string }>(sql`
    update connections.connection c set state = ${state}, error = ${error.slice(0, 500)}, error_at = coalesce(c.error_at, ${tx.now}) from (select id, state as was from connections.connection where id = ${id} for update) before
    where c.id = before.id returning before.was`);
  return row !== undefined && row.was !== state;
}

export function markSubscribed(tx: Tx, id: string, problems: ConnectionRow['subscription_problems'], secret: string | null): Promise<number> {
  return tx.run(sql`update connections.connection set subscribed_at = ${tx.now}, subscription_problems = ${JSON.stringify(problems)}::jsonb, webhook_secret = coalesce(${secret}, webhook_secret) where id = ${id} and removed_at is null`);
}
