import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { LeaveDecisionInput, LeaveView, NewLeaveInput } from '../contract.ts';
import { addLeave, decideLeaveRow, leaveBetween, leaveById } from '../store/leave.ts';
import { termsOf } from '../store/terms.ts';
import { checkDays } from './judged-leave.ts';
import { tellLeave } from './tell-leave.ts';

/** Puts down leave, asked for or granted by who plans. Saying the same again changes nothing. @throws Refusal where it ends before it begins, or other leave lies in it */
export async function askLeave(tx: Tx, said: NewLeaveInput & { because?: string }): Promise<LeaveView> {
  checkDays(said);
  if ((await termsOf(tx, { personIds: [said.person_id] })).length === 0) throw notFound('person');
  const there = await leaveBetween(tx, { from: said.from, to: said.to, personIds: [said.person_id] });
  const same = there.find((one) => one.from === said.from && one.to === said.to && one.kind === said.kind && one.state === said.state);
  if (same) return same;
  const [other] = there;
  if (other) throw conflict('leave_overlaps', `There is leave from ${other.from} to ${other.to} already. Withdraw it first.`, [{ field: 'from', message: 'other leave lies in it' }]);
  const id = tx.id();
  await addLeave(tx, { id, personId: said.person_id, from: said.from, to: said.to, kind: said.kind, state: said.state, reason: said.reason.trim(), because: said.because ?? '', decided: said.state === 'granted', decidedBy: tx.actor.kind === 'person' ? tx.actor.id : null });
  await record(tx, { action: 'people.leave_asked', subjectKind: 'person', subjectId: said.person_id, facts: { from: said.from, to: said.to, kind: said.kind, state: said.state } });
  const leave = (await leaveById(tx, id)) as LeaveView;
  await tellLeave(tx, leave, null);
  return leave;
}

const may: Record<LeaveDecisionInput['state'], readonly LeaveView['state'][]> = { granted: ['asked', 'refused'], refused: ['asked', 'granted'], withdrawn: ['asked', 'granted'] };

/** Grants, refuses or withdraws. What is planned already stays: workforce hears of it and shows it to who plans. @throws Refusal where it was decided otherwise meanwhile */
export async function decideLeave(tx: Tx, id: string, { state, because }: LeaveDecisionInput): Promise<LeaveView> {
  const leave = await leaveById(tx, id);
  if (!leave) throw notFound('leave');
  if (leave.state === state) return leave;
  if (state === 'refused' && because.trim() === '') throw invalid('Say why: whoever asked will read it.', [{ field: 'because', message: 'must not be empty' }]);
  if ((await decideLeaveRow(tx, id, state, because.trim(), may[state])) === 0) throw conflict('leave_decided', `This leave is ${leave.state} by now.`);
  await record(tx, { action: `people.leave_${state}`, subjectKind: 'person', subjectId: leave.person_id, facts: { from: leave.from, to: leave.to, kind: leave.kind } });
  const decided = (await leaveById(tx, id)) as LeaveView;
  await tellLeave(tx, decided, leave.state);
  return decided;
}
