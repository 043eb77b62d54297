import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { mayRepeat, maySettle, mayWithdraw, type ActionMove } from '../../orders/index.ts';
import { holdMemberAction, memberActionFor, memberUnderWay, moveMemberAction, type MemberActionRow } from '../store/actions.ts';
import { announceMemberAction } from './announce-action.ts';
import { setOutMember } from './ask-action.ts';

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
  const after = await moved(tx, action, { state: 'asked', attempts: 0, looks: 0, evidence: { what: 'again', said: '' } });
  await setOutMember(tx, after);
  return after;
}

/** Takes an action back that has not left us yet. */
export async function withdrawMemberAction(tx: Tx, id: string): Promise<MemberActionRow> {
  const action = await held(tx, id);
  if (!mayWithdraw(action.state) || action.attempts > 0) throw conflict('too_late', 'This has been sent already.');
  return moved(tx, action, { state: 'withdrawn', evidence: { what: 'withdrawn', said: '' } });
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
