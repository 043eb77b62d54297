import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface NewDelivery {
  readonly id: string;
  readonly brand_id: string;
  readonly endpoint_id: string;
  readonly type: string;
  readonly body: string;
}

export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await tx.run(sql`
    insert into integrations.delivery (id, brand_id, endpoint_id, type, body, next_at, created_at)
    select id, brand_id, endpoint_id, type, body, ${tx.now}, ${tx.now} from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as d(id uuid, brand_id uuid, endpoint_id uuid, type text, body text)`);
}

export interface DueDelivery {
  id: string;
  endpoint_id: string;
  body: string;
  attempts: number;
}

/** The oldest due ones of an endpoint that are not under way. */
export function dueDeliveries(tx: Tx, endpointId: string, underWay: readonly string[], limit: number): Promise<DueDelivery[]> {
  return tx.rows<DueDelivery>(sql`
    select id, endpoint_id, body, attempts from integrations.delivery
    where endpoint_id = ${endpointId} and state = 'waiting' and next_at <= ${tx.now} and id <> all (${underWay as string[]})
    order by next_at, id limit ${limit}`);
}

export interface Try {
  readonly id: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly next_at: Date;
  readonly entry: { readonly at: string; readonly status: number; readonly ms: number; readonly note: string };
}

/** Many tries in one statement. A delivery that was removed or ended meanwhile stays as it is. */
export async function recordTries(tx: Tx, tries: readonly Try[]): Promise<void> {
  await tx.run(sql`
    update integrations.delivery d set attempts = attempts + 1, state = t.state, next_at = t.next_at, ended_at = case when t.state <> 'waiting' then ${tx.now}::timestamptz end,
      tries = jsonb_build_array(t.entry) || case when jsonb_array_length(d.tries) < 12 then d.tries else d.tries - 11 end
    from jsonb_to_recordset(${JSON.stringify(tries)}::jsonb) as t(id uuid, state text, next_at timestamptz, entry jsonb)
    where d.id = t.id and d.state = 'waiting'`);
}

/** Failed ones of an endpoint, or one delivery whatever became of it, are sent again as if new. */
export async function sendAgain(tx: Tx, endpointId: string, deliveryId: string | null): Promise<number> {
  return tx.run(sql`
    update integrations.delivery set state = 'waiting', attempts = 0, next_at = ${tx.now}, ended_at = null
    where endpoint_id = ${endpointId} and (id = ${deliveryId} or (${deliveryId}::uuid is null and state = 'failed'))`);
}

/** Forgets delivered ones after a week and failed ones after a month, some at a time; true while there is more. */
export async function forgetOld(tx: Tx): Promise<boolean> {
  const day = 86_400_000;
  const gone = await tx.run(sql`
    delete from integrations.delivery where id in (
      select id from integrations.delivery where state <> 'waiting' and ended_at < ${new Date(tx.now.getTime() - 7 * day)} and (state = 'delivered' or ended_at < ${new Date(tx.now.getTime() - 30 * day)}) limit 5000)`);
  return gone === 5000;
}
