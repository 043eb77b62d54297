import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ACTION_ASKED, ACTION_DONE, ACTION_FAILED, ACTION_REFUSED, ACTION_UNKNOWN, ACTION_WAITING, ACTION_WITHDRAWN, type ActionNews } from '../events.ts';
import type { ActionState } from '../rules/action-steps.ts';
import type { ActionRow } from '../store/actions.ts';

/** Being sent is nobody's news: it is over within a second, or becomes `unknown`. */
const NEWS: Partial<Record<ActionState, string>> = {
  waiting_approval: ACTION_WAITING, asked: ACTION_ASKED, unknown: ACTION_UNKNOWN, done: ACTION_DONE, failed: ACTION_FAILED, refused: ACTION_REFUSED, withdrawn: ACTION_WITHDRAWN,
};

/** The line in the conversation's timeline and the news to everybody else, in the transaction of the change. */
export async function announceAction(tx: Tx, action: ActionRow): Promise<void> {
  const name = NEWS[action.state];
  if (name === undefined) return;
  const order = await tx.one<{ number: string }>(sql`select number from orders."order" where id = ${action.order_id}`);
  const payload: ActionNews = {
    action_id: action.id, order_id: action.order_id, conversation_id: action.conversation_id, number: order.number, kind: action.kind, state: action.state,
    amount_minor: action.amount_minor, currency: action.currency, problem: action.problem, asked_by: action.asked_by_kind === 'person' ? action.asked_by : null,
  };
  await tx.announce({ name, brandId: action.brand_id, subjectId: action.conversation_id ?? action.order_id, payload: { ...payload } });
}
