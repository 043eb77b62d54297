import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { askApproval, withdrawApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { holdDay, mayRepeat, maySettle, mayWithdraw, type ActionMove } from '../../orders/index.ts';
import { holdMemberAction, memberActionFor, memberUnderWay, moveMemberAction, takeOverMember, type MemberActionRow } from '../store/actions.ts';
import { announceMemberAction } from './announce-action.ts';
import type { PointsWish } from '../ports.ts';
import { judgeAskingPoints, setOutMember } from './ask-action.ts';

/** Looks at the place now instead of later. */
export async function checkMemberAction(tx: Tx, id: string): Promise<MemberActionRow> {
  const action = await held(tx, id);
  if (!['asked', 'sending', 'unknown'].includes(action.state)) throw over();
  if (action.state !== 'sending') await setOutMember(tx, action);
  return action;
}

/** A person looked for themselves and says how it ended, where the place could not be asked. */
export async function settleMemberAction(tx: Tx, id: string, happened: boolean, note: string): Promise<MemberActionRow> {
  const action = await held(tx, id);
  if (!maySettle(action.state)) throw over();
  return moved(tx, action, { state: happened ? 'done' : 'failed', problem: happened ? null : 'by_hand', note, settledBy: tx.actor.id, evidence: { what: 'settled', said: note } });
}

/** Asks once more for what surely did not happen. */
export async function repeatMemberAction(tx: Tx, id: string): Promise<MemberActionRow> {
  const action = await held(tx, id);
  if (!mayRepeat(action.state, action.problem)) throw conflict('not_safe', 'This may have happened. Check it first.');
  if (await memberUnderWay(tx, action, id)) throw conflict('action_under_way', 'Something is being done to this already. Wait until it is known how that ended.');
  const approvalId = action.kind === 'adjust_points' ? await approvalForAgain(tx, action) : null;
  // Whoever presses it answers for it, today.
  const mine = await takeOverMember(tx, action, approvalId);
  const after = await moved(tx, mine, { state: approvalId === null ? 'asked' : 'waiting_approval', attempts: 0, looks: 0, evidence: { what: 'again', said: '' } });
  if (approvalId === null) await setOutMember(tx, after);
  return after;
}

/** Judged as if they were asked for now; null where nobody else has to agree. */
async function approvalForAgain(tx: Tx, action: MemberActionRow): Promise<string | null> {
  await holdDay(tx, action.brand_id, 'points');
  const { authority } = await judgeAskingPoints(tx, action.member_id ?? '', action.wish as PointsWish, { reason: action.reason, conversationId: action.conversation_id });
  if (authority.answer === 'alone') return null;
  const because = authority.answer === 'reason' ? 'role' : authority.because;
  return askApproval(tx, { brandId: action.brand_id, kind: 'member_action', subjectId: action.id, conversationId: action.conversation_id, number: null, because, permission: 'orders.approve', amountMinor: null, currency: null, reason: action.reason });
}

/** Takes an action back that has not left us yet. */
export async function withdrawMemberAction(tx: Tx, id: string): Promise<MemberActionRow> {
  const action = await held(tx, id);
  if (!mayWithdraw(action.state) || action.attempts > 0) throw conflict('too_late', 'This has been sent already.');
  if (action.approval_id !== null && action.state === 'waiting_approval') await withdrawApproval(tx, action.approval_id);
  return moved(tx, action, { state: 'withdrawn', evidence: { what: 'withdrawn', said: '' } });
}

/** A second person decided, or nobody did in time. */
export async function memberActionDecided(tx: Tx, id: string, decision: 'approved' | 'refused' | 'expired'): Promise<void> {
  const action = await holdMemberAction(tx, id);
  if (action?.state !== 'waiting_approval') return;
  const yes = decision === 'approved';
  const after = await moved(tx, action, { state: yes ? 'asked' : 'refused', problem: yes ? null : decision, evidence: { what: yes ? 'approved' : 'refused', said: '' } });
  if (yes) await setOutMember(tx, after);
}

async function moved(tx: Tx, before: MemberActionRow, move: ActionMove): Promise<MemberActionRow> {
  const after = await moveMemberAction(tx, before, move);
  await announceMemberAction(tx, after);
  await record(tx, { action: `memberships.action_${move.evidence.what}`, subjectKind: after.subscription_id === null ? 'member' : 'subscription', subjectId: after.subscription_id ?? after.member_id ?? '', brandId: after.brand_id, facts: { action_id: after.id, state: after.state } });
  return after;
}

async function held(tx: Tx, id: string): Promise<MemberActionRow> {
  return (await holdMemberAction(tx, id)) ?? memberActionFor(tx, id);
}

const over = (): Error => conflict('not_open', 'It is known already how this ended, or it has not begun.');
