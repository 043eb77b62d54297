import { Temporal } from 'temporal-polyfill';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { dateIn, lastDayOf } from '../rules/last-day.ts';
import { caseOfOrder } from './case-of-order.ts';
import { policyOf } from './policies.ts';

export interface ReturnWindow {
  readonly brandId: string;
  readonly customerId: string | null;
  /** of the order */
  readonly number: string;
  /** the last day by the policy alone, of the line that has the longest; where the days have not begun, as if they began today */
  readonly usual: string;
  /** whether its days have begun: before it has arrived (or left, as the policy counts) nobody needs more of them */
  readonly begun: boolean;
  /** in the brand's zone, like every day here */
  readonly today: string;
  readonly extended: { readonly until: string; readonly reason: string; readonly by: string | null; readonly conversationId: string | null } | null;
}

/** Until when an order may be sent back for a change of mind, and who let it be longer. */
export async function windowOf(tx: Tx, orderId: string, hold = false): Promise<ReturnWindow> {
  const { known, customerId, order, customer } = await caseOfOrder(tx, orderId, { hold });
  const { policy } = await policyOf(tx, known.at.brandId);
  const today = dateIn(policy.time_zone, tx.now.toISOString());
  const lasts = order.lines.map((line) => lastDayOf(policy, { order: { ...order, extended_until: null }, line, wish: { line_id: line.id, quantity: 1, reason: 'changed_mind' }, customer }));
  const days = lasts.map((last) => last.day ?? today.add({ days: last.days }).toString());
  const usual = days.toSorted(Temporal.PlainDate.compare).at(-1) ?? today.add({ days: policy.days }).toString();
  const row = await tx.maybe<{ until: string; reason: string; by: string | null; conversation_id: string | null }>(sql`
    select e.until::text as until, e.reason, p.name as by, e.conversation_id from returns.extended_window e left join identity.person p on p.id = e.by_id where e.order_id = ${orderId}`);
  return { brandId: known.at.brandId, customerId, number: known.at.number, usual, begun: lasts.some((last) => last.day !== null), today: today.toString(), extended: row ? { until: row.until, reason: row.reason, by: row.by, conversationId: row.conversation_id } : null };
}
