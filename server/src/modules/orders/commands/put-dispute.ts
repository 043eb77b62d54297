import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { DISPUTE_CHANGED, DISPUTE_CLOSED, DISPUTE_OPENED } from '../events.ts';
import { orderMeant, type Written } from './put-payment.ts';

export interface DisputeInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly paymentSourceId: string | null;
  readonly orderSourceId: string | null;
  readonly state: 'warning' | 'needs_answer' | 'under_review' | 'won' | 'lost' | 'closed';
  /** the place's word: "fraudulent", "product_not_received" */
  readonly reason: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly answerBy: Date | null;
  readonly at: Date;
  /** an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

const OVER = new Set(['won', 'lost', 'closed']);

/** Writes a dispute as its place knows it now. It finds its order by the shop's id, else by the payment it is about. */
export async function putDispute(tx: Tx, given: DisputeInput): Promise<Written> {
  const { brandId, source, sourceId } = given;
  const order = (await orderMeant(tx, brandId, source, given.orderSourceId, null)) ?? (await ofPayment(tx, given));
  const before = await tx.maybe<{ state: string }>(sql`select state from orders.dispute where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId} for update`);
  const row = await tx.maybe<{ id: string; order_id: string | null; customer_id: string | null }>(sql`
    insert into orders.dispute (id, brand_id, source, source_id, payment_source_id, order_source_id, order_id, customer_id, state, reason, amount_minor, currency, answer_by, opened_at, changed_at)
    values (${tx.id()}, ${brandId}, ${source}, ${sourceId}, ${given.paymentSourceId}, ${given.orderSourceId}, ${order?.id ?? null}, ${order?.customer_id ?? null}, ${given.state}, ${given.reason.slice(0, 100)}, ${given.amountMinor}, ${given.currency}, ${given.answerBy}, ${given.at}, ${given.changedAt})
    on conflict (brand_id, source, source_id) do update set payment_source_id = coalesce(excluded.payment_source_id, orders.dispute.payment_source_id), order_id = coalesce(excluded.order_id, orders.dispute.order_id), customer_id = coalesce(excluded.customer_id, orders.dispute.customer_id),
      state = excluded.state, reason = excluded.reason, amount_minor = excluded.amount_minor, currency = excluded.currency, answer_by = coalesce(excluded.answer_by, orders.dispute.answer_by), changed_at = excluded.changed_at
      where orders.dispute.changed_at <= excluded.changed_at
    returning id, order_id, customer_id`);
  if (!row) return { id: (await tx.one<{ id: string }>(sql`select id from orders.dispute where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`)).id, applied: false };
  if (before?.state !== given.state) {
    const name = before === undefined ? DISPUTE_OPENED : OVER.has(given.state) ? DISPUTE_CLOSED : DISPUTE_CHANGED;
    await tx.announce({ name, brandId, subjectId: row.customer_id ?? row.order_id ?? row.id, payload: { dispute_id: row.id, order_id: row.order_id, customer_id: row.customer_id, state: given.state, amount_minor: given.amountMinor, currency: given.currency, answer_by: given.answerBy?.toISOString() ?? null } });
  }
  return { id: row.id, applied: true };
}

function ofPayment(tx: Tx, given: DisputeInput): Promise<{ id: string | null; customer_id: string | null } | undefined> {
  return tx.maybe<{ id: string | null; customer_id: string | null }>(sql`select order_id as id, customer_id from orders.payment where brand_id = ${given.brandId} and source = ${given.source} and source_id = ${given.paymentSourceId}`);
}
