import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { contactHandle, recognise } from '../../customers/index.ts';
import { PAYMENT_FAILED } from '../events.ts';
import { orderNumberKey } from '../rules/order-number.ts';

export interface PaymentInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly orderSourceId: string | null;
  readonly orderNumber: string | null;
  readonly email: string | null;
  readonly state: 'pending' | 'authorised' | 'paid' | 'failed' | 'cancelled' | 'partially_refunded' | 'refunded';
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  /** in words a person knows: "Visa 4242", "PayPal" */
  readonly method: string | null;
  /** why it failed, in the place's words */
  readonly problem: string | null;
  readonly at: Date;
  /** an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

export interface Written {
  readonly id: string;
  readonly applied: boolean;
}

/**
 * Writes a payment as whoever took it knows it now. It finds its order by the shop's id or by its number, now or when the order comes.
 * What was given back never becomes less: one of two tellers of a payment may not know of it.
 */
export async function putPayment(tx: Tx, given: PaymentInput): Promise<Written> {
  const { brandId, source, sourceId } = given;
  const key = given.orderNumber === null ? null : orderNumberKey(given.orderNumber);
  const order = await orderMeant(tx, brandId, source, given.orderSourceId, key, { email: given.email, amountMinor: given.amountMinor });
  const handle = contactHandle({ email: given.email, phone: null });
  const customerId = order?.customer_id ?? (handle ? (await recognise(tx, brandId, handle)).customerId : null);
  const before = await tx.maybe<{ state: string }>(sql`select state from orders.payment where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId} for update`);
  const row = await tx.maybe<{ id: string; order_id: string | null }>(sql`
    insert into orders.payment (id, brand_id, source, source_id, order_id, order_source_id, order_number_key, customer_id, email, state, amount_minor, refunded_minor, currency, method, problem, at, changed_at)
    values (${tx.id()}, ${brandId}, ${source}, ${sourceId}, ${order?.id ?? null}, ${given.orderSourceId}, ${key}, ${customerId}, ${given.email}, ${given.state}, ${given.amountMinor}, ${given.refundedMinor}, ${given.currency}, ${given.method}, ${given.problem?.slice(0, 500) ?? null}, ${given.at}, ${given.changedAt})
    on conflict (brand_id, source, source_id) do update set order_id = coalesce(excluded.order_id, orders.payment.order_id), order_source_id = coalesce(excluded.order_source_id, orders.payment.order_source_id), order_number_key = coalesce(excluded.order_number_key, orders.payment.order_number_key),
      customer_id = coalesce(excluded.customer_id, orders.payment.customer_id), email = coalesce(excluded.email, orders.payment.email), state = excluded.state, amount_minor = excluded.amount_minor, refunded_minor = greatest(excluded.refunded_minor, orders.payment.refunded_minor),
      currency = excluded.currency, method = coalesce(excluded.method, orders.payment.method), problem = excluded.problem, changed_at = excluded.changed_at
      where orders.payment.changed_at <= excluded.changed_at
    returning id, order_id`);
  if (!row) return { id: (await tx.one<{ id: string }>(sql`select id from orders.payment where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`)).id, applied: false };
  if (row.order_id !== null) await tx.run(sql`update orders.dispute set order_id = ${row.order_id}, customer_id = coalesce(customer_id, ${customerId}) where brand_id = ${brandId} and source = ${source} and payment_source_id = ${sourceId} and order_id is null`);
  if (given.state === 'failed' && before?.state !== 'failed') await tx.announce({ name: PAYMENT_FAILED, brandId, subjectId: customerId ?? row.order_id ?? row.id, payload: { payment_id: row.id, order_id: row.order_id, customer_id: customerId, amount_minor: given.amountMinor, currency: given.currency } });
  return { id: row.id, applied: true };
}

/**
 * The order that is meant: by id of the same place, else the one order of the brand that any shop knows by this id, else the one that has this number. Where
 * several would fit, it is the one of the same e-mail or total, if that is one; a wrong order is worse than none.
 */
export async function orderMeant(tx: Tx, brandId: string, source: string, sourceId: string | null, numberKey: string | null, hint: { email?: string | null; amountMinor?: number } = {}): Promise<{ id: string; customer_id: string | null } | undefined> {
  if (sourceId === null && numberKey === null) return undefined;
  const found = await tx.rows<{ id: string; customer_id: string | null; place: number; alike: boolean }>(sql`
    select distinct on (id) id, customer_id, place, (lower(email) = lower(${hint.email ?? null}) or total_minor = ${hint.amountMinor ?? null}) is true as alike from (
      select id, customer_id, email, total_minor, case when source = ${source} then 0 else 1 end as place from orders."order" where brand_id = ${brandId} and source_id = ${sourceId}
      union all select id, customer_id, email, total_minor, 2 from orders."order" where brand_id = ${brandId} and number_key = ${numberKey}) o
    order by id, place`);
  for (const place of [0, 1, 2]) {
    const here = found.filter((one) => one.place === place);
    const alike = here.filter((one) => one.alike);
    const meant = here.length === 1 ? here[0] : alike.length === 1 ? alike[0] : undefined;
    if (meant) return { id: meant.id, customer_id: meant.customer_id };
    if (here.length > 0) return undefined;
  }
  return undefined;
}

/** An order is here: payments and disputes that named it belong to it from now on; by a number that several have, none. */
export async function claimPayments(tx: Tx, brandId: string, order: { id: string; customerId: string | null; sourceId: string; numberKey: string }): Promise<void> {
  await tx.run(sql`
    with claimed as (
      update orders.payment set order_id = ${order.id}, customer_id = coalesce(customer_id, ${order.customerId}) where brand_id = ${brandId} and order_id is null and (order_source_id = ${order.sourceId}
        or (order_number_key = ${order.numberKey} and (select count(*) from orders."order" where brand_id = ${brandId} and number_key = ${order.numberKey}) = 1)) returning source, source_id)
    update orders.dispute d set order_id = ${order.id}, customer_id = coalesce(d.customer_id, ${order.customerId}) from claimed c where d.brand_id = ${brandId} and d.source = c.source and d.payment_source_id = c.source_id and d.order_id is null`);
}
