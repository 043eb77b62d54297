import { Temporal } from 'temporal-polyfill';
import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { askedFrom } from '../../orders/index.ts';
import { WINDOW_EXTENDED, WINDOW_EXTENSION_TAKEN_BACK } from '../events.ts';
import { windowOf } from '../queries/window-of.ts';
import { OVERRIDE } from './decide-return.ts';

/** Whoever may not set the policy aside may be so generous by themselves; more needs somebody who may. */
export const DAYS_ALONE = 14;
const MOST_DAYS = 730;

export interface Extending {
  readonly orderId: string;
  /** the last day on which a return may be asked for, in the brand's zone */
  readonly until: string;
  readonly reason: string;
  readonly conversationId: string | null;
}

/** Lets an order be sent back for longer than the policy says; said again, the later word holds. */
export async function extendWindow(tx: Tx, asked: Extending): Promise<void> {
  const window = await windowOf(tx, asked.orderId, true);
  const until = Temporal.PlainDate.from(asked.until);
  const [usual, today] = [window.usual, window.today].map((day) => Temporal.PlainDate.from(day)) as [Temporal.PlainDate, Temporal.PlainDate];
  if (asked.reason.trim() === '') throw invalid('Say why: whoever decides on the return later reads it.', [{ field: 'reason', message: 'reason_needed' }]);
  if (Temporal.PlainDate.compare(until, today) < 0) throw invalid('This day has passed already.', [{ field: 'until', message: 'date_past' }]);
  if (Temporal.PlainDate.compare(until, usual) <= 0) throw invalid(`It may be sent back until ${window.usual} as it is.`, [{ field: 'until', message: 'not_longer' }]);
  if (Temporal.PlainDate.compare(until, today.add({ days: MOST_DAYS })) > 0) throw invalid('Two years from now is the longest.', [{ field: 'until', message: 'too_long' }]);
  const generous = Temporal.PlainDate.compare(usual, today) > 0 ? usual : today;
  if (!may(tx.actor, OVERRIDE, window.brandId) && Temporal.PlainDate.compare(until, generous.add({ days: DAYS_ALONE })) > 0) {
    throw new Refusal(403, 'too_generous', `Your role may give ${DAYS_ALONE} days more, until ${generous.add({ days: DAYS_ALONE }).toString()}. Ask somebody who may set the policy aside.`, { details: [{ field: 'until', message: 'too_generous' }] });
  }
  if (asked.conversationId !== null && (await askedFrom.get()(tx, asked.conversationId, null)) === undefined) throw notFound('conversation');
  await tx.run(sql`
    insert into returns.extended_window (order_id, brand_id, customer_id, until, reason, conversation_id, by_id, at) values (${asked.orderId}, ${window.brandId}, ${window.customerId}, ${asked.until}::date, ${asked.reason.trim()}, ${asked.conversationId}, ${tx.actor.id}, ${tx.now})
    on conflict (order_id) do update set until = excluded.until, reason = excluded.reason, conversation_id = excluded.conversation_id, by_id = excluded.by_id, at = excluded.at`);
  await told(tx, WINDOW_EXTENDED, window, asked.orderId, asked.conversationId, { until: asked.until });
}

/** From now on the policy holds again. */
export async function takeExtensionBack(tx: Tx, orderId: string): Promise<void> {
  const window = await windowOf(tx, orderId, true);
  if (window.extended === null) return;
  await tx.run(sql`delete from returns.extended_window where order_id = ${orderId}`);
  await told(tx, WINDOW_EXTENSION_TAKEN_BACK, window, orderId, window.extended.conversationId, {});
}

async function told(tx: Tx, name: string, window: { brandId: string; customerId: string | null; number: string }, orderId: string, conversationId: string | null, facts: Record<string, string>): Promise<void> {
  await tx.announce({ name, brandId: window.brandId, subjectId: conversationId ?? orderId, payload: { order_id: orderId, order_number: window.number, conversation_id: conversationId, customer_id: window.customerId, ...facts } });
  await record(tx, { action: name, subjectKind: 'order', subjectId: orderId, brandId: window.brandId, facts });
}
