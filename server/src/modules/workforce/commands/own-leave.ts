import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { notify } from '../../notifications/index.ts';
import { checkDays, decideLeave, keepJudgedLeave, ownLeave, type LeaveView } from '../../people/index.ts';
import type { AskLeaveInput, LeaveAnswerView, LeaveQuestionInput } from '../contract-own-week.ts';
import { AROUND, leaveFacts, type LeaveKnown } from '../queries/leave-facts.ts';
import { ownPerson, plannersOf } from '../queries/own-person.ts';
import { judgeLeave, otherDays, shiftsIn } from '../rules/judge-leave.ts';
import { leaveSentence } from '../rules/leave-words.ts';
import { localDay } from '../rules/local-days.ts';
import { closeEndingsOf } from '../store/away-endings.ts';
import { keepLeaveShifts, takeLeaveShifts } from '../store/leave-shifts.ts';
import { endInForce, publishedView, type ShiftInForce } from '../store/shifts.ts';
import { decideAlone } from '../store/week-settings.ts';
import { giveBackShifts } from './give-back.ts';

/** Shifts of somebody that leave of these days would end. */
export function endedBy(days: { from: string; to: string }, { facts, shifts }: LeaveKnown): ShiftInForce[] {
  const ids = new Set(shiftsIn(days, facts).map((one) => one.id));
  return shifts.filter((one) => ids.has(one.id));
}

/** What the rules would answer, before it is asked: nothing is kept. */
export async function previewLeave(tx: Tx, asked: LeaveQuestionInput): Promise<LeaveAnswerView> {
  checkDays(asked);
  const person = await ownPerson(tx);
  const known = await leaveFacts(tx, person, asked, 0);
  const verdict = judgeLeave(asked, known.facts);
  // Weeks around are dear to reckon: only after a no.
  const others = verdict.answer === 'refused' && ['notice', 'allotment', 'coverage'].includes(verdict.code) ? otherDays(asked, (await leaveFacts(tx, person, asked, AROUND)).facts) : [];
  return { answer: verdict.answer, code: verdict.code, figures: { ...verdict.figures }, because: leaveSentence(verdict), shifts: endedBy(asked, known).map(publishedView), others };
}

/**
 * Asks for leave of one's own: judged at once, and granted leave ends the shifts in its days. A no can be put to a person in the same breath or later.
 * Asking twice is asking once. @throws Refusal where other leave lies in it
 */
export async function askOwnLeave(tx: Tx, { ask_person: askPerson, ...said }: AskLeaveInput): Promise<LeaveView> {
  checkDays(said);
  const person = await ownPerson(tx);
  await decideAlone(tx);
  const known = await leaveFacts(tx, person, said, 0);
  const verdict = judgeLeave(said, known.facts);
  const leave = await keepJudgedLeave(tx, person.person_id, said, { judged: { answer: verdict.answer, code: verdict.code, figures: { ...verdict.figures } }, because: leaveSentence(verdict), askPerson });
  if (leave.state === 'granted') await endShifts(tx, leave.id, endedBy(leave, known));
  if (leave.state !== 'refused') await tellPlanners(tx, person.person_id, 'leave', leave.id);
  return leave;
}

/** Takes leave back that has not begun; its shifts are given back where nothing else was planned and no rule of labour is broken by it. @throws Refusal where it has begun */
export async function withdrawOwnLeave(tx: Tx, id: string): Promise<LeaveView> {
  const person = await ownPerson(tx);
  await decideAlone(tx);
  const leave = await ownLeave(tx, person.person_id, id);
  if (leave.state === 'withdrawn') return leave;
  if (leave.state === 'granted' && leave.from <= localDay(tx.now, person.site?.time_zone ?? 'UTC')) throw conflict('leave_begun', 'This leave has begun. Ask whoever plans to change it.');
  const withdrawn = await decideLeave(tx, id, { state: 'withdrawn', because: '' });
  await giveBackShifts(tx, person.person_id, await takeLeaveShifts(tx, id));
  await closeEndingsOf(tx, id);
  await tellPlanners(tx, person.person_id, 'leave', id);
  return withdrawn;
}

/** Ends shifts in force because of leave, and keeps which. */
export async function endShifts(tx: Tx, leaveId: string, shifts: readonly ShiftInForce[]): Promise<void> {
  if (shifts.length === 0) return;
  await keepLeaveShifts(tx, leaveId, shifts.map((one) => one.id));
  await endInForce(tx, shifts.map((one) => one.id));
}

/** Whoever plans somebody's work is told that there is something new of their leave or swaps. */
export async function tellPlanners(tx: Tx, personId: string, subjectKind: 'leave' | 'swap', subjectId: string): Promise<void> {
  for (const { brandId, personIds } of await plannersOf(tx, personId)) await notify(tx, { kind: 'leave_or_swap', brandId, personIds, subjectKind, subjectId });
}
