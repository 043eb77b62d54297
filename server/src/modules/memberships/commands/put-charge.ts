import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CHARGE_FAILED, CHARGE_RECOVERED } from '../events.ts';
import type { TriedCharge } from '../rules/recovery.ts';
import { customerToldOf } from '../store/people.ts';
import type { Put } from './put-subscription.ts';

export interface ChargeInput extends TriedCharge {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly subscriptionSourceIds: readonly string[];
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly orderSourceId: string | null;
  readonly refundedMinor: number;
  readonly currency: string;
  readonly changedAt: Date;
}

/** Writes one charge of a subscription, past or planned, as its place knows it now. Sent twice, or out of order, it ends the same. */
export async function putCharge(tx: Tx, given: ChargeInput): Promise<Put> {
  const { brandId, source, sourceId } = given;
  const customerId = (await customerToldOf(tx, { brandId, source, personSourceId: given.customerSourceId, email: given.email })) ?? (await customerOfSubscriptions(tx, given));
  const before = await tx.maybe<{ state: string; tries: number }>(sql`select state, tries from memberships.charge where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId} for update`);
  const row = await tx.maybe<{ id: string; customer_id: string | null }>(sql`
    insert into memberships.charge (id, brand_id, source, source_id, customer_id, person_source_id, order_source_id, state, total_minor, refunded_minor, currency, due_at, problem, tries, next_try_at, changed_at)
    values (${tx.id()}, ${brandId}, ${source}, ${sourceId}, ${customerId}, ${given.customerSourceId}, ${given.orderSourceId}, ${given.state}, ${given.totalMinor}, ${given.refundedMinor}, ${given.currency}, ${given.dueAt}, ${given.problem?.slice(0, 500) ?? null}, ${given.tries},
      ${given.nextTryAt}, ${given.changedAt})
    on conflict (brand_id, source, source_id) do update set customer_id = coalesce(excluded.customer_id, memberships.charge.customer_id), order_source_id = coalesce(excluded.order_source_id, memberships.charge.order_source_id), state = excluded.state, total_minor = excluded.total_minor,
      refunded_minor = excluded.refunded_minor, currency = excluded.currency, due_at = excluded.due_at, problem = excluded.problem, tries = excluded.tries, next_try_at = excluded.next_try_at, changed_at = excluded.changed_at
      where memberships.charge.changed_at <= excluded.changed_at
    returning id, customer_id`);
  if (!row) return { id: (await tx.one<{ id: string }>(sql`select id from memberships.charge where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`)).id, applied: false };
  for (const subscription of new Set(given.subscriptionSourceIds)) {
    await tx.run(sql`insert into memberships.charged (brand_id, charge_id, source, subscription_source_id) values (${brandId}, ${row.id}, ${source}, ${subscription}) on conflict do nothing`);
  }
  const payload = { charge_id: row.id, customer_id: row.customer_id, source, total_minor: given.totalMinor, currency: given.currency, tries: given.tries };
  const failedAnew = given.state === 'failed' && (before?.state !== 'failed' || before.tries < given.tries);
  if (failedAnew) await tx.announce({ name: CHARGE_FAILED, brandId, subjectId: row.customer_id ?? row.id, payload });
  if (given.state === 'paid' && before?.state === 'failed') await tx.announce({ name: CHARGE_RECOVERED, brandId, subjectId: row.customer_id ?? row.id, payload });
  return { id: row.id, applied: true };
}

async function customerOfSubscriptions(tx: Tx, given: ChargeInput): Promise<string | null> {
  const row = await tx.maybe<{ customer_id: string }>(sql`
    select customer_id from memberships.subscription where brand_id = ${given.brandId} and source = ${given.source} and source_id = any (${given.subscriptionSourceIds as string[]}) and customer_id is not null limit 1`);
  return row?.customer_id ?? null;
}
