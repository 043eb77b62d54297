import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { askApproval, withdrawApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { askedFrom, type ActionResult } from '../ports.ts';
import { holdDay, mayAlone } from '../queries/may-alone.ts';
import { orderState } from '../queries/order-state.ts';
import { mayRepeat, maySettle, mayWithdraw } from '../rules/action-steps.ts';
import { actionFor, holdAction, moveAction, spentToday, takeOver, underWay, type ActionMove, type ActionRow } from '../store/actions.ts';
import { announceAction } from './announce-action.ts';
import { setOut } from './ask-action.ts';

/** Looks into the shop now instead of later. */
export async function checkNow(tx: Tx, id: string): Promise<ActionRow> {
  const action = await held(tx, id);
  if (!['asked', 'sending', 'unknown'].includes(action.state)) throw over();
  // A job under way keeps its lease; the next look follows it.
  if (action.state !== 'sending') await setOut(tx, action);
  return action;
}

/** A person looked for themselves and says how it ended, where the shop could not be asked. */
export async function settleByHand(tx: Tx, id: string, happened: boolean, note: string): Promise<ActionRow> {
  const action = await held(tx, id);
  if (!maySettle(action.state)) throw over();
  return moved(tx, action, { state: happened ? 'done' : 'failed', problem: happened ? null : 'by_hand', note, settledBy: tx.actor.id, evidence: { what: 'settled', said: note } });
}

/** Asks once more for what surely did not happen. */
export async function askAgain(tx: Tx, id: string): Promise<ActionRow> {
  const action = await held(tx, id);
  if (!mayRepeat(action.state, action.problem)) throw conflict('not_safe', 'This may have happened. Check it first.');
  if (await underWay(tx, action.order_id, id)) throw conflict('action_under_way', 'Something is being done to this order already. Wait until it is known how that ended.');
  const approvalId = await approvalForAgain(tx, action);
  // Whoever presses it answers for it, today.
  const mine = await takeOver(tx, action, approvalId);
  const after = await moved(tx, mine, { state: approvalId === null ? 'asked' : 'waiting_approval', attempts: 0, looks: 0, evidence: { what: 'again', said: '' } });
  if (approvalId === null) await setOut(tx, after);
  return after;
}

/** Judged as if it were asked for now: limits, proof and how the customer stands may be others than then. Null where nobody else has to agree. */
async function approvalForAgain(tx: Tx, action: ActionRow): Promise<string | null> {
  await holdDay(tx, action.brand_id, action.kind);
  const { email, customerId } = await orderState(tx, action.order_id);
  const from = action.conversation_id === null ? undefined : await askedFrom.get()(tx, action.conversation_id, email);
  const { authority } = await mayAlone(tx, {
    brandId: action.brand_id, kind: action.kind, amountMinor: action.amount_minor, todayMinor: tx.actor.id === null ? 0 : await spentToday(tx, tx.actor.id, action.brand_id, action.kind, action.currency), currency: action.currency,
    reason: action.reason, proven: (from?.proof.method ?? 'none') !== 'none', from: from ?? null, customerId, orderId: action.order_id,
  });
  if (authority.answer === 'alone') return null;
  if (authority.answer === 'reason') throw invalid('Ask for it anew and say why: it needs a reason now.', [{ field: 'reason', message: 'reason_needed' }]);
  return askApproval(tx, { brandId: action.brand_id, kind: 'order_action', subjectId: action.id, conversationId: action.conversation_id, number: from?.number ?? null, because: authority.because, permission: 'orders.approve', amountMinor: action.amount_minor, currency: action.currency, reason: action.reason });
}

/** Takes an action back that has not left us yet. */
export async function withdraw(tx: Tx, id: string): Promise<ActionRow> {
  const action = await held(tx, id);
  if (!mayWithdraw(action.state) || action.attempts > 0) throw conflict('too_late', 'This has been sent to the shop already.');
  if (action.approval_id !== null && action.state === 'waiting_approval') await withdrawApproval(tx, action.approval_id);
  return moved(tx, action, { state: 'withdrawn', evidence: { what: 'withdrawn', said: '' } });
}

/** Ends what did not happen for good: it is done in another way, so nobody may ask for it once more. */
export async function giveUp(tx: Tx, id: string): Promise<ActionRow> {
  const action = await held(tx, id);
  if (action.state === 'withdrawn' || action.state === 'refused') return action;
  if (action.state === 'waiting_approval') return withdraw(tx, id);
  if (!mayRepeat(action.state, action.problem)) throw conflict('not_safe', 'This may have happened. Check it first.');
  return moved(tx, action, { state: 'withdrawn', problem: action.problem, note: action.problem_note, evidence: { what: 'withdrawn', said: '' } });
}

/** A second person decided, or nobody did in time. */
export async function decided(tx: Tx, id: string, decision: 'approved' | 'refused' | 'expired', note: string): Promise<void> {
  const action = await holdAction(tx, id);
  if (action?.state !== 'waiting_approval') return;
  const yes = decision === 'approved';
  const after = await moved(tx, action, { state: yes ? 'asked' : 'refused', problem: yes ? null : decision, note, evidence: { what: yes ? 'approved' : 'refused', said: note } });
  if (yes) await setOut(tx, after);
}

export interface Report {
  readonly state: 'done' | 'failed';
  readonly said: string;
  readonly result: ActionResult;
}

/** What a shop reports of an action it fetched. Reported twice, it is one; the truth counts even when it comes late. */
export async function takeReport(tx: Tx, id: string, report: Report): Promise<ActionRow> {
  const action = await held(tx, id);
  if (action.state === report.state) return action;
  if (action.state === 'done' || (action.state === 'failed' && report.state === 'failed') || action.state === 'waiting_approval' || action.state === 'refused') throw conflict('already_reported', `This action is ${action.state}.`);
  return moved(tx, action, { state: report.state, problem: report.state === 'done' ? null : 'declined', note: report.said, result: report.result, evidence: { what: 'reported', said: report.said } });
}

async function moved(tx: Tx, before: ActionRow, move: ActionMove): Promise<ActionRow> {
  const after = await moveAction(tx, before, move);
  await announceAction(tx, after);
  await record(tx, { action: `orders.action_${move.evidence.what}`, subjectKind: 'order', subjectId: after.order_id, brandId: after.brand_id, facts: { action_id: after.id, state: after.state } });
  return after;
}

async function held(tx: Tx, id: string): Promise<ActionRow> {
  return (await holdAction(tx, id)) ?? actionFor(tx, id);
}

const over = (): Error => conflict('not_open', 'It is known already how this ended, or it has not begun.');
