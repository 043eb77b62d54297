import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { LeaveJudgedView, LeaveView, NewLeaveInput } from '../contract.ts';
import { addLeave, handOverRow, leaveBetween, leaveById } from '../store/leave.ts';
import { tellLeave } from './tell-leave.ts';

export type OwnLeave = Pick<NewLeaveInput, 'from' | 'to' | 'kind' | 'reason'>;

const LONGEST_DAYS = 366;

/** Whether such days can be asked for at all. @throws Refusal where they end before they begin, or are more than a year */
export function checkDays({ from, to }: Pick<OwnLeave, 'from' | 'to'>): void {
  if (to < from) throw invalid('This leave ends before it begins.', [{ field: 'to', message: 'must not be before the first day' }]);
  if ((Date.parse(to) - Date.parse(from)) / 86_400_000 > LONGEST_DAYS) throw invalid('That is longer than a year: is the year right?', [{ field: 'to', message: 'too far' }]);
}

/**
 * Keeps what somebody asked for themselves, as the rules decided: granted, refused, or put to a person. Asking for the same again finds what there is;
 * a no that is put to a person becomes a question. Who calls has judged it. @throws Refusal where other leave lies in it
 */
export async function keepJudgedLeave(tx: Tx, personId: string, said: OwnLeave, { judged, because, askPerson }: { judged: LeaveJudgedView; because: string; askPerson: boolean }): Promise<LeaveView> {
  checkDays(said);
  const there = await leaveBetween(tx, { from: said.from, to: said.to, personIds: [personId], states: ['asked', 'granted', 'refused'] });
  const same = there.find((one) => one.from === said.from && one.to === said.to && one.kind === said.kind && (one.state !== 'refused' || (one.judged !== null && !one.handed_over)));
  if (same && same.state !== 'refused') return same;
  const other = there.find((one) => one.state !== 'refused');
  if (other) throw conflict('leave_overlaps', `There is leave from ${other.from} to ${other.to} already. Withdraw it first.`, [{ field: 'from', message: 'other leave lies in it' }]);
  const state = judged.answer === 'granted' ? 'granted' : judged.answer === 'ask' || askPerson ? 'asked' : 'refused';
  if (same && state === 'refused') return same;
  if (same && state === 'asked') await handOverRow(tx, same.id, said.reason.trim());
  const id = same && state === 'asked' ? same.id : tx.id();
  if (id !== same?.id) await addLeave(tx, { id, personId, from: said.from, to: said.to, kind: said.kind, state, reason: said.reason.trim(), because: state === 'asked' ? '' : because, decided: state !== 'asked', judged, handedOver: state === 'asked' });
  await record(tx, { action: 'people.leave_judged', subjectKind: 'person', subjectId: personId, facts: { from: said.from, to: said.to, kind: said.kind, state, code: judged.code } });
  const leave = (await leaveById(tx, id)) as LeaveView;
  await tellLeave(tx, leave, id === same?.id ? same.state : null);
  return leave;
}

/** Leave of one's own, or none there is. */
export async function ownLeave(tx: Tx, personId: string, id: string): Promise<LeaveView> {
  const leave = await leaveById(tx, id);
  if (leave?.person_id !== personId) throw notFound('leave');
  return leave;
}
