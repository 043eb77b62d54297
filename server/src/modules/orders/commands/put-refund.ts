import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface RefundInput {
  readonly brandId: string;
  readonly orderId: string;
  readonly sourceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** A refund that is told apart from its order. Told twice, it is one; what an order gave back is never less than its refunds. */
export async function putRefund(tx: Tx, refund: RefundInput): Promise<boolean> {
  const added = await tx.run(sql`
    insert into orders.refund (id, brand_id, order_id, source_id, amount_minor, reason, at)
    values (${tx.id()}, ${refund.brandId}, ${refund.orderId}, ${refund.sourceId}, ${refund.amountMinor}, ${refund.reason}, ${refund.at}) on conflict (order_id, source_id) do nothing`);
  if (added === 0) return false;
  await tx.run(sql`
    update orders."order" o set refunded_minor = greatest(o.refunded_minor, r.sum) from (select sum(amount_minor) as sum from orders.refund where order_id = ${refund.orderId}) r where o.id = ${refund.orderId}`);
  await tx.announce({ name: 'orders.refunded', brandId: refund.brandId, subjectId: refund.orderId, payload: { amount_minor: refund.amountMinor, currency: refund.currency } });
  return true;
}
