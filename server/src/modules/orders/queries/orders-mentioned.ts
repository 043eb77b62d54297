import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { parcels } from '../ports.ts';
import { orderNumberCandidates, trackingCandidates } from '../rules/order-number.ts';

export interface Mentioned {
  readonly kind: 'order' | 'shipment' | 'sku';
  readonly value: string;
  readonly orderId: string | null;
}

/** What a text may name, as it is looked up. */
interface Candidates {
  readonly numbers: readonly string[];
  readonly tracking: readonly string[];
  readonly words: readonly string[];
}

/** The brand's own orders, parcels and products that each of these texts names. */
export async function ordersMentioned(tx: Tx, brandId: string, texts: readonly string[]): Promise<Mentioned[][]> {
  const candidates = texts.map(candidatesIn);
  const all = (kind: keyof Candidates): string[] => [...new Set(candidates.flatMap((one) => one[kind]))];
  const [numbers, tracking, words] = [all('numbers'), all('tracking'), all('words')];
  const [orders, shipped, skus] = await Promise.all([
    numbers.length === 0 ? [] : tx.rows<{ id: string; number: string; number_key: string }>(sql`select id, number, number_key from orders."order" where brand_id = ${brandId} and number_key = any (${numbers})`),
    tracking.length === 0 ? [] : parcels.get().byNumbers(tx, brandId, tracking),
    words.length === 0 ? [] : tx.rows<{ sku: string }>(sql`select distinct lower(sku) as sku from orders.line where brand_id = ${brandId} and sku is not null and lower(sku) = any (${words})`),
  ]);
  return candidates.map((one) => [
    ...orders.filter((order) => one.numbers.includes(order.number_key)).map((order): Mentioned => ({ kind: 'order', value: order.number.replace(/^#/, ''), orderId: order.id })),
    ...shipped.filter((parcel) => one.tracking.includes(parcel.key)).map((parcel): Mentioned => ({ kind: 'shipment', value: parcel.number, orderId: parcel.orderId })),
    ...skus.filter((line) => one.words.includes(line.sku)).map((line): Mentioned => ({ kind: 'sku', value: line.sku, orderId: null })),
  ]);
}

function candidatesIn(text: string): Candidates {
  const words = text.match(/\b[\p{L}\p{N}][\p{L}\p{N}_.-]{3,39}\b/gu)?.filter((word) => /\d/.test(word)).map((word) => word.toLowerCase()) ?? [];
  return { numbers: orderNumberCandidates(text), tracking: trackingCandidates(text), words: [...new Set(words)].slice(0, 60) };
}
