import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { notify } from '../../notifications/index.ts';
import { termsOf } from '../../people/index.ts';
import type { AwayDoneView, AwayGivenBackView, EndAwayInput } from '../contract-away.ts';
import { brandsOf } from '../queries/own-person.ts';
import { awayShifts, standingShifts } from '../queries/standing-shifts.ts';
import { holdEnding, keepEnding, shrinkEnding } from '../store/away-endings.ts';
import { dropLeaveShifts, keepLeaveShifts } from '../store/leave-shifts.ts';
import { endInForce, type ShiftInForce } from '../store/shifts.ts';
import { decideAlone } from '../store/week-settings.ts';
import { giveBackShifts } from './give-back.ts';

/** Ends the shifts of somebody that stand though they are away, for one reason: a leave, or how they are employed. They are told. Doing it twice is doing it once. */
export async function endAway(tx: Tx, { person_id: personId, leave_id: leaveId }: EndAwayInput): Promise<AwayDoneView> {
  if ((await termsOf(tx, { personIds: [personId] })).length === 0) throw notFound('person');
  await decideAlone(tx);
  const shifts: ShiftInForce[] = (await standingShifts(tx, [personId])).filter((one) => one.because.leaveId === leaveId).flatMap((one) => one.shifts);
  if (shifts.length === 0) return { ended_id: null, away: await awayShifts(tx) };
  const ids = shifts.map((one) => one.id);
  // Leave that is withdrawn gives back what it ended, whoever ended it.
  if (leaveId !== null) await keepLeaveShifts(tx, leaveId, ids);
  await endInForce(tx, ids);
  const id = await keepEnding(tx, personId, leaveId, ids);
  await record(tx, { action: 'workforce.away_ended', subjectKind: 'person', subjectId: personId, facts: { ending_id: id, leave_id: leaveId, shifts: ids.length } });
  await tellOwner(tx, personId);
  return { ended_id: id, away: await awayShifts(tx) };
}

/** Takes such a press back: shifts that have not begun are theirs again, though they are still away, where nothing else was planned and no rule of labour is broken. */
export async function undoAway(tx: Tx, id: string): Promise<AwayGivenBackView> {
  await decideAlone(tx);
  const ending = await holdEnding(tx, id);
  if (ending === undefined || (await termsOf(tx, { personIds: [ending.person_id] })).length === 0) throw notFound('ending');
  const { given, keptOut } = await giveBackShifts(tx, ending.person_id, ending.shift_ids, { despite: true });
  if (ending.leave_id !== null) await dropLeaveShifts(tx, ending.leave_id, ending.shift_ids);
  await shrinkEnding(tx, id, []);
  await record(tx, { action: 'workforce.away_given_back', subjectKind: 'person', subjectId: ending.person_id, facts: { ending_id: id, leave_id: ending.leave_id, given_back: given.length, kept_out: keptOut.length } });
  if (given.length > 0) await tellOwner(tx, ending.person_id);
  return { given_back: given.length, kept_out: keptOut.length, away: await awayShifts(tx) };
}

/** Their own week has changed, as when a schedule is published. */
export async function tellOwner(tx: Tx, personId: string): Promise<void> {
  const [brandId] = await brandsOf(tx, personId);
  if (brandId !== undefined) await notify(tx, { kind: 'schedule_published', brandId, personIds: [personId], subjectKind: 'plan', subjectId: null });
}
