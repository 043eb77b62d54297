import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ActionState } from '../../orders/index.ts';
import { MEMBER_ACTION_ASKED, MEMBER_ACTION_DONE, MEMBER_ACTION_FAILED, MEMBER_ACTION_REFUSED, MEMBER_ACTION_UNKNOWN, MEMBER_ACTION_WAITING, MEMBER_ACTION_WITHDRAWN, type MemberActionNews } from '../events.ts';
import type { MemberActionRow } from '../store/actions.ts';

const NEWS: Partial<Record<ActionState, string>> = { waiting_approval: MEMBER_ACTION_WAITING, refused: MEMBER_ACTION_REFUSED, asked: MEMBER_ACTION_ASKED, unknown: MEMBER_ACTION_UNKNOWN, done: MEMBER_ACTION_DONE, failed: MEMBER_ACTION_FAILED, withdrawn: MEMBER_ACTION_WITHDRAWN };

/** The line in the conversation's timeline and the news to everybody else, in the transaction of the change. */
export async function announceMemberAction(tx: Tx, action: MemberActionRow): Promise<void> {
  const name = NEWS[action.state];
  if (name === undefined) return;
  const { customer_id } = action.subscription_id === null
    ? await tx.one<{ customer_id: string | null }>(sql`select customer_id from memberships.member where id = ${action.member_id}`)
    : await tx.one<{ customer_id: string | null }>(sql`select customer_id from memberships.subscription where id = ${action.subscription_id}`);
  const payload: MemberActionNews = {
    action_id: action.id, subscription_id: action.subscription_id, customer_id, conversation_id: action.conversation_id, kind: action.kind, state: action.state, problem: action.problem, asked_by: action.asked_by_kind === 'person' ? action.asked_by : null,
  };
  await tx.announce({ name, brandId: action.brand_id, subjectId: action.conversation_id ?? customer_id ?? action.subscription_id ?? action.id, payload: { ...payload } });
}
