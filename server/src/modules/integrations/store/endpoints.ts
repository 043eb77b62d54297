import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface EndpointRow {
  id: string;
  brand_id: string;
  url: string;
  description: string;
  events: string[];
  secret: string;
  old_secret: string | null;
  old_secret_until: Date | null;
  disabled_at: Date | null;
  disabled_because: 'gone' | 'failing' | 'by_hand' | null;
  failing_since: Date | null;
  last_ok_at: Date | null;
  created_by: string | null;
  created_at: Date;
}

export function insertEndpoint(tx: Tx, one: Pick<EndpointRow, 'id' | 'brand_id' | 'url' | 'description' | 'events' | 'secret'>): Promise<number> {
  return tx.run(sql`
    insert into integrations.endpoint (id, brand_id, url, description, events, secret, created_by, created_at)
    values (${one.id}, ${one.brand_id}, ${one.url}, ${one.description}, ${one.events}, ${one.secret}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
}

export function holdEndpoint(tx: Tx, id: string): Promise<EndpointRow | undefined> {
  return tx.maybe<EndpointRow>(sql`select * from integrations.endpoint where id = ${id} and removed_at is null for update`);
}

export function countEndpoints(tx: Tx, brandId: string): Promise<{ count: number }> {
  return tx.one<{ count: number }>(sql`select count(*) as count from integrations.endpoint where brand_id = ${brandId} and removed_at is null`);
}

/** Switched on again it begins with a clean slate. */
export function updateEndpoint(tx: Tx, row: EndpointRow): Promise<number> {
  return tx.run(sql`
    update integrations.endpoint set url = ${row.url}, description = ${row.description}, events = ${row.events}, secret = ${row.secret}, old_secret = ${row.old_secret},
      old_secret_until = ${row.old_secret_until}, disabled_at = ${row.disabled_at}, disabled_because = ${row.disabled_because}, failing_since = ${row.failing_since}
    where id = ${row.id}`);
}

/** Deliveries before their endpoint, as whoever notes how they went does: so nobody waits for each other. */
export async function holdWaiting(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`select 1 from integrations.delivery where endpoint_id = ${id} and state = 'waiting' order by id for update`);
}

/** What was not delivered is dropped with it; the log of what was stays until it is old. */
export async function removeEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update integrations.endpoint set removed_at = ${tx.now} where id = ${id}`);
  await tx.run(sql`delete from integrations.delivery where endpoint_id = ${id} and state = 'waiting'`);
}

/** Endpoints that want news of these brands. */
export function listeningEndpoints(tx: Tx, brandIds: readonly string[]): Promise<Pick<EndpointRow, 'id' | 'brand_id' | 'events' | 'created_at'>[]> {
  return tx.rows(sql`
    select id, brand_id, events, created_at from integrations.endpoint where brand_id = any (${brandIds as string[]}) and removed_at is null and disabled_at is null`);
}

/** Takes or keeps the right to deliver to every endpoint nobody else holds; the ones with something due are answered. */
export function holdDueEndpoints(tx: Tx, holder: string, until: Date): Promise<EndpointRow[]> {
  return tx.rows<EndpointRow>(sql`
    update integrations.endpoint e set holder = ${holder}, held_until = ${until}
    where removed_at is null and disabled_at is null and (holder is null or holder = ${holder} or held_until < ${tx.now})
      and exists (select from integrations.delivery d where d.endpoint_id = e.id and d.state = 'waiting' and d.next_at <= ${tx.now})
    returning *`);
}

export function letEndpointsGo(tx: Tx, holder: string): Promise<number> {
  return tx.run(sql`update integrations.endpoint set holder = null, held_until = null where holder = ${holder}`);
}

export interface Health {
  readonly id: string;
  readonly ok_at: Date | null;
  readonly failed_at: Date | null;
}

/** What a round of tries says of the endpoints: one success ends a time of failing. */
export function recordHealth(tx: Tx, healths: readonly Health[]): Promise<EndpointRow[]> {
  return tx.rows<EndpointRow>(sql`
    update integrations.endpoint e set last_ok_at = coalesce(h.ok_at, e.last_ok_at), failing_since = case when h.ok_at is not null then null else coalesce(e.failing_since, h.failed_at) end
    from jsonb_to_recordset(${JSON.stringify(healths)}::jsonb) as h(id uuid, ok_at timestamptz, failed_at timestamptz) where e.id = h.id returning e.*`);
}
