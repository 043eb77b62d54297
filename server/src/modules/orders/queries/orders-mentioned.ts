import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { parcels } from '../ports.ts';
import { orderNumberCandidates, trackingCandidates } from '../rules/order-number.ts';

export interface Mentioned {
  readonly kind: 'order' | 'shipment' | 'sku';
  readonly value: string;
  readonly orderId: string | null;
}

/** The brand's own orders, parcels and products that a text names. */
export async function ordersMentioned(tx: Tx, brandId: string, text: string): Promise<Mentioned[]> {
  const numbers = orderNumberCandidates(text);
  const tracking = trackingCandidates(text);
  const words = [...new Set(text.match(/\b[\p{L}\p{N}][\p{L}\p{N}_.-]{3,39}\b/gu)?.filter((word) => /\d/.test(word)).map((word) => word.toLowerCase()) ?? [])].slice(0, 60);
  const [orders, shipped, skus] = await Promise.all([
    numbers.length === 0 ? [] : tx.rows<{ id: string; number: string }>(sql`select id, number from orders."order" where brand_id = ${brandId} and number_key = any (${numbers})`),
    tracking.length === 0 ? [] : parcels.get().byNumbers(tx, brandId, tracking),
    words.length === 0 ? [] : tx.rows<{ sku: string }>(sql`select distinct lower(sku) as sku from orders.line where brand_id = ${brandId} and sku is not null and lower(sku) = any (${words})`),
  ]);
  return [
    ...orders.map((order): Mentioned => ({ kind: 'order', value: order.number.replace(/^#/, ''), orderId: order.id })),
    ...shipped.map((parcel): Mentioned => ({ kind: 'shipment', value: parcel.number, orderId: parcel.orderId })),
    ...skus.map((line): Mentioned => ({ kind: 'sku', value: line.sku, orderId: null })),
  ];
}
