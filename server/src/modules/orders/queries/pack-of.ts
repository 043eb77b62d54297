import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { formatMoney } from '../../../platform/money/money.ts';
import { customersBehind } from '../../customers/index.ts';
import { parcels, wordsWith } from '../ports.ts';
import { drawPack, type Facts, type Pack } from '../rules/evidence-pack.ts';
import type { DisputeRow } from '../store/disputes.ts';

interface OrderRow {
  number: string;
  placed_at: Date;
  email: string | null;
  currency: string;
  refunded_minor: number;
  shipping_address: Record<string, string> | null;
  billing_address: Record<string, string> | null;
}

/** The answer to a dispute as it can be drawn from its order, the parcels, and what was said since the order was placed. */
export async function packOf(tx: Tx, dispute: DisputeRow): Promise<Pack> {
  const order = dispute.order_id === null ? undefined : await tx.maybe<OrderRow>(sql`select number, placed_at, email, currency, refunded_minor, shipping_address, billing_address from orders."order" where id = ${dispute.order_id}`);
  const lines = dispute.order_id === null ? [] : await tx.rows<{ title: string; quantity: number }>(sql`select title, quantity from orders.line where order_id = ${dispute.order_id} order by position`);
  const sent = dispute.order_id === null ? [] : await parcels.get().ofOrders(tx, [dispute.order_id]);
  const people = dispute.customer_id === null ? [] : await customersBehind(tx, dispute.customer_id);
  const since = order?.placed_at ?? new Date(dispute.opened_at.getTime() - 120 * 86_400_000);
  const words = (await Promise.all(people.slice(0, 5).map((id) => wordsWith.get()(tx, id, since, 100)))).flat().toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const facts: Facts = {
    reason: dispute.reason, amount: formatMoney({ amountMinor: dispute.amount_minor, currency: dispute.currency }),
    order: order ? {
      number: order.number, placedAt: order.placed_at.toISOString(), email: order.email, shippingAddress: order.shipping_address, billingAddress: order.billing_address, lines, refunded: order.refunded_minor > 0 ? formatMoney({ amountMinor: order.refunded_minor, currency: order.currency }) : null,
    } : null,
    parcels: sent.map((parcel) => ({
      carrier: parcel.carrier, trackingNumber: parcel.tracking_number, deliveredAt: parcel.delivered_at, shippedAt: parcel.events.map((event) => event.at).toSorted()[0] ?? null, place: parcel.events.find((event) => event.state === 'delivered')?.place ?? null,
    })),
    words: words.map((word) => ({ at: word.at.toISOString(), from: word.from, text: word.text })),
  };
  return drawPack(facts);
}
