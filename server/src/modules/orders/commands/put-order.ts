import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { contactHandle, recognise } from '../../customers/index.ts';
import { orderNumberKey } from '../rules/order-number.ts';
import { claimPayments } from './put-payment.ts';

export interface OrderInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly number: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly customerName: string | null;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly paymentState: string;
  readonly fulfilmentState: string;
  readonly currency: string;
  readonly totalMinor: number;
  /** of the total; absent where the shop does not say */
  readonly shippingMinor?: number | null;
  readonly taxMinor?: number | null;
  /** taken off the total, by codes and otherwise */
  readonly discountMinor?: number | null;
  readonly dutiesMinor?: number | null;
  readonly discountCodes?: readonly { code: string; amountMinor: number | null }[];
  readonly tags?: readonly string[];
  /** how likely a fraud is, as the shop judges it */
  readonly risk?: 'low' | 'medium' | 'high' | null;
  /** why the shop does not send it yet, in its words */
  readonly holds?: readonly string[];
  /** as people know them: "Visa 4242", "PayPal" */
  readonly paymentMethods?: readonly string[];
  /** when the goods leave the shop's hands and can no longer be changed */
  readonly cutOffAt?: Date | null;
  readonly billingAddress?: Readonly<Record<string, string>> | null;
  readonly shippingAddress: Readonly<Record<string, string>> | null;
  readonly note: string | null;
  readonly url: string | null;
  readonly placedAt: Date;
  readonly cancelledAt: Date | null;
  /** when the shop changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
  readonly lines: readonly OrderLineInput[];
  readonly refunds: readonly { sourceId: string; amountMinor: number; reason: string | null; at: Date }[];
  /** given back in all, where the shop says only the sum; absent: that of the refunds */
  readonly refundedMinor?: number | null;
  /** paid by the customer in all, what went back not taken off; absent where the shop does not say: then the total */
  readonly receivedMinor?: number | null;
  /** what the customer still has to pay; below nothing, what the shop owes them; absent where it does not say */
  readonly owedMinor?: number | null;
}

export interface OrderLineInput {
  readonly sourceId: string;
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** pieces given back already; 0 where the shop does not say */
  readonly refundedQuantity?: number;
  readonly imageUrl: string | null;
  /** of the product and variant in the shop's catalogue */
  readonly productSourceId?: string | null;
  readonly variantSourceId?: string | null;
}

export interface PutOrder {
  readonly id: string;
  readonly created: boolean;
  /** false when a newer copy was here already */
  readonly applied: boolean;
}

/** Writes an order as its shop knows it now. Sent twice, or out of order, it ends the same. */
export async function putOrder(tx: Tx, order: OrderInput): Promise<PutOrder> {
  if (order.lines.length > 1000) throw invalid('An order has at most 1,000 lines.');
  const handle = contactHandle(order);
  const customer = handle ? await recognise(tx, order.brandId, handle, order.customerName === null ? {} : { name: order.customerName }) : null;
  const refunded = order.refundedMinor ?? order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const row = await tx.maybe<{ id: string; created: boolean }>(sql`
    insert into orders."order" (id, brand_id, source, source_id, number, number_key, customer_id, email, state, payment_state, fulfilment_state, currency, total_minor,
      refunded_minor, shipping_minor, tax_minor, shipping_address, note, url, placed_at, cancelled_at, changed_at, discount_minor, duties_minor, discount_codes, tags, risk, holds, payment_methods, cut_off_at, billing_address, received_minor, owed_minor)
    values (${tx.id()}, ${order.brandId}, ${order.source}, ${order.sourceId}, ${order.number}, ${orderNumberKey(order.number)}, ${customer?.customerId ?? null}, ${order.email},
      ${order.state}, ${order.paymentState}, ${order.fulfilmentState}, ${order.currency}, ${order.totalMinor}, ${refunded}, ${order.shippingMinor ?? null}, ${order.taxMinor ?? null}, ${order.shippingAddress}, ${order.note}, ${order.url},
      ${order.placedAt}, ${order.cancelledAt}, ${order.changedAt}, ${order.discountMinor ?? null}, ${order.dutiesMinor ?? null}, ${JSON.stringify(order.discountCodes ?? [])}::jsonb, ${[...(order.tags ?? [])]}, ${order.risk ?? null},
      ${[...(order.holds ?? [])]}, ${[...(order.paymentMethods ?? [])]}, ${order.cutOffAt ?? null}, ${order.billingAddress ?? null}, ${order.receivedMinor ?? null}, ${order.owedMinor ?? null})
    on conflict (brand_id, source, source_id) do update set number = excluded.number, number_key = excluded.number_key, customer_id = coalesce(excluded.customer_id, orders."order".customer_id),
      email = excluded.email, state = excluded.state, payment_state = excluded.payment_state, fulfilment_state = excluded.fulfilment_state, currency = excluded.currency,
      total_minor = excluded.total_minor, refunded_minor = excluded.refunded_minor, shipping_minor = coalesce(excluded.shipping_minor, orders."order".shipping_minor),
      tax_minor = coalesce(excluded.tax_minor, orders."order".tax_minor), shipping_address = excluded.shipping_address, note = excluded.note, url = excluded.url,
      cancelled_at = excluded.cancelled_at, changed_at = excluded.changed_at, discount_minor = coalesce(excluded.discount_minor, orders."order".discount_minor), duties_minor = coalesce(excluded.duties_minor, orders."order".duties_minor),
      discount_codes = excluded.discount_codes, tags = excluded.tags, risk = coalesce(excluded.risk, orders."order".risk), holds = excluded.holds, payment_methods = excluded.payment_methods,
      cut_off_at = coalesce(excluded.cut_off_at, orders."order".cut_off_at), billing_address = coalesce(excluded.billing_address, orders."order".billing_address), received_minor = excluded.received_minor, owed_minor = excluded.owed_minor
      where orders."order".changed_at <= excluded.changed_at
    returning id, (xmax = 0) as created`);
  if (!row) {
    const there = await tx.one<{ id: string }>(sql`select id from orders."order" where brand_id = ${order.brandId} and source = ${order.source} and source_id = ${order.sourceId}`);
    return { id: there.id, created: false, applied: false };
  }
  await writeLines(tx, row.id, order);
  await writeRefunds(tx, row.id, order);
  if (row.created) await claimPayments(tx, order.brandId, { id: row.id, customerId: customer?.customerId ?? null, sourceId: order.sourceId, numberKey: orderNumberKey(order.number) });
  const name = row.created ? 'orders.order_placed' : order.state === 'cancelled' ? 'orders.order_cancelled' : 'orders.order_changed';
  await tx.announce({ name, brandId: order.brandId, subjectId: row.id, payload: { source: order.source, customer_id: customer?.customerId ?? null, total_minor: order.totalMinor, currency: order.currency, state: order.state } });
  return { id: row.id, created: row.created, applied: true };
}

async function writeLines(tx: Tx, orderId: string, order: OrderInput): Promise<void> {
  await tx.run(sql`delete from orders.line where order_id = ${orderId} and source_id <> all (${order.lines.map((line) => line.sourceId)})`);
  for (const [position, line] of order.lines.entries()) {
    await tx.run(sql`
      insert into orders.line (id, brand_id, order_id, source_id, sku, title, quantity, unit_price_minor, refunded_quantity, image_url, position, product_source_id, variant_source_id)
      values (${tx.id()}, ${order.brandId}, ${orderId}, ${line.sourceId}, ${line.sku}, ${line.title}, ${line.quantity}, ${line.unitPriceMinor}, ${line.refundedQuantity ?? 0}, ${line.imageUrl}, ${position}, ${line.productSourceId ?? null}, ${line.variantSourceId ?? null})
      on conflict (order_id, source_id) do update set sku = excluded.sku, title = excluded.title, quantity = excluded.quantity, unit_price_minor = excluded.unit_price_minor, refunded_quantity = excluded.refunded_quantity,
        image_url = excluded.image_url, position = excluded.position, product_source_id = coalesce(excluded.product_source_id, orders.line.product_source_id), variant_source_id = coalesce(excluded.variant_source_id, orders.line.variant_source_id)`);
  }
}

async function writeRefunds(tx: Tx, orderId: string, order: OrderInput): Promise<void> {
  for (const refund of order.refunds) {
    const added = await tx.run(sql`
      insert into orders.refund (id, brand_id, order_id, source_id, amount_minor, reason, at)
      values (${tx.id()}, ${order.brandId}, ${orderId}, ${refund.sourceId}, ${refund.amountMinor}, ${refund.reason}, ${refund.at}) on conflict (order_id, source_id) do nothing`);
    if (added > 0) await tx.announce({ name: 'orders.refunded', brandId: order.brandId, subjectId: orderId, payload: { amount_minor: refund.amountMinor, currency: order.currency } });
  }
}
