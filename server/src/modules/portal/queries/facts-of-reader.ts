import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ArticleFacts } from '../../knowledge/index.ts';
import { dayWords, money, type Setting } from '../rules/page-frame.ts';
import type { VisitRow } from '../store/visits.ts';
import { openOrder } from './open-order.ts';

/** What an article may say of the order this browser was last let in to; null where it was to none. */
export async function factsOfReader(tx: Tx, brandId: string, tokenHash: string, setting: Setting): Promise<ArticleFacts | null> {
  const visit = await tx.maybe<VisitRow>(sql`select brand_id, order_id, customer_id, address, by, at, until from portal.visit where token_hash = ${tokenHash} and brand_id = ${brandId} and until > ${tx.now} order by at desc limit 1`);
  if (visit === undefined) return null;
  const order = await openOrder(tx, visit, setting.choices, setting.zone, setting.language);
  const [parcel, back] = [order.parcels[0], order.returns[0]];
  const states = setting.words.state as Readonly<Record<string, string>>;
  const expected = parcel?.prediction?.high ?? parcel?.estimated_delivery_at ?? null;
  return {
    'brand.name': setting.brand.name, 'order.number': order.number, 'order.placed_on': dayWords(setting, order.placed_at), 'order.total': money(setting, order.total_minor, order.currency), 'order.status': order.state === 'cancelled' ? setting.words.wasCancelled : (states[parcel?.state ?? 'pending'] ?? null),
    'parcel.state': parcel === undefined ? null : (states[parcel.state] ?? null), 'parcel.carrier': parcel?.carrier ?? null, 'parcel.tracking_number': parcel?.tracking_number ?? null, 'parcel.estimate': expected === null ? null : dayWords(setting, expected),
    'return.status': back === undefined ? null : ((setting.words.retState as Readonly<Record<string, string>>)[back.state] ?? null),
  };
}
