import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { SUBSCRIPTION_CHANGED, SUBSCRIPTION_ENDED, SUBSCRIPTION_STARTED } from '../events.ts';
import type { SubscriptionLine, SubscriptionState } from '../rules/judge-subscription.ts';
import { customerToldOf } from '../store/people.ts';

export interface SubscriptionInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly state: SubscriptionState['state'];
  readonly lines: readonly SubscriptionLine[];
  readonly currency: string;
  /** what one charge comes to, where the place says */
  readonly totalMinor: number | null;
  readonly every: SubscriptionState['every'];
  readonly nextChargeAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly at: Date;
  /** when the place changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

export interface Put {
  readonly id: string;
  /** false when a newer copy was here already */
  readonly applied: boolean;
}

const OVER = new Set(['cancelled', 'expired']);

/** Writes a subscription as its place knows it now. Sent twice, or out of order, it ends the same. */
export async function putSubscription(tx: Tx, given: SubscriptionInput): Promise<Put> {
  const { brandId, source, sourceId } = given;
  const customerId = await customerToldOf(tx, { brandId, source, personSourceId: given.customerSourceId, email: given.email });
  const before = await tx.maybe<{ state: string }>(sql`select state from memberships.subscription where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId} for update`);
  const row = await tx.maybe<{ id: string; customer_id: string | null }>(sql`
    insert into memberships.subscription (id, brand_id, source, source_id, customer_id, person_source_id, email, state, lines, currency, total_minor, every_unit, every_count, next_charge_at, cancelled_at, cancel_reason, started_at, changed_at)
    values (${tx.id()}, ${brandId}, ${source}, ${sourceId}, ${customerId}, ${given.customerSourceId}, ${given.email}, ${given.state}, ${JSON.stringify(given.lines)}::jsonb, ${given.currency}, ${given.totalMinor}, ${given.every?.unit ?? null}, ${given.every?.count ?? null},
      ${given.nextChargeAt}, ${given.cancelledAt}, ${given.cancelReason?.slice(0, 500) ?? null}, ${given.at}, ${given.changedAt})
    on conflict (brand_id, source, source_id) do update set customer_id = coalesce(excluded.customer_id, memberships.subscription.customer_id), person_source_id = coalesce(excluded.person_source_id, memberships.subscription.person_source_id),
      email = coalesce(excluded.email, memberships.subscription.email), state = excluded.state, lines = excluded.lines, currency = excluded.currency, total_minor = excluded.total_minor, every_unit = excluded.every_unit, every_count = excluded.every_count,
      next_charge_at = excluded.next_charge_at, cancelled_at = excluded.cancelled_at, cancel_reason = excluded.cancel_reason, changed_at = excluded.changed_at
      where memberships.subscription.changed_at <= excluded.changed_at
    returning id, customer_id`);
  if (!row) {
    const there = await tx.one<{ id: string }>(sql`select id from memberships.subscription where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`);
    return { id: there.id, applied: false };
  }
  const name = before === undefined ? SUBSCRIPTION_STARTED : OVER.has(given.state) && !OVER.has(before.state) ? SUBSCRIPTION_ENDED : SUBSCRIPTION_CHANGED;
  await tx.announce({ name, brandId, subjectId: row.customer_id ?? row.id, payload: { subscription_id: row.id, customer_id: row.customer_id, source, state: given.state, total_minor: given.totalMinor, currency: given.currency } });
  return { id: row.id, applied: true };
}
