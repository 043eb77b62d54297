import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { notify } from '../../notifications/index.ts';
import { EMPLOYMENT_CHANGED, LEAVE_CHANGED, leaveById, type LeaveChanged } from '../../people/index.ts';
import { giveBackShifts } from '../commands/give-back.ts';
import { tellOwner } from '../commands/end-away.ts';
import { plannersOf } from '../queries/own-person.ts';
import { standingShifts } from '../queries/standing-shifts.ts';
import { closeEndingsOf, endingsOfEmployment, shrinkEnding } from '../store/away-endings.ts';
import { takeLeaveShifts } from '../store/leave-shifts.ts';
import { decideAlone } from '../store/week-settings.ts';

/**
 * Somebody is away, or is not after all, whoever said so. Published shifts are not cut behind a planner's back: where some stand, planners are told and end them with a
 * press. Leave that is not granted any more, and a last day that moves, give back what they ended. What stands now decides: news may be old.
 */
export const awayChanged: Listener = {
  name: 'workforce.away-changed',
  begins: 'now',
  hears: [LEAVE_CHANGED, EMPLOYMENT_CHANGED],
  handle: async (tx, event) => {
    await decideAlone(tx);
    const personId = event.name === LEAVE_CHANGED ? (event.payload as LeaveChanged).person_id : event.subjectId;
    const given = event.name === LEAVE_CHANGED ? await leaveGaveBack(tx, event.subjectId, personId) : await employmentGaveBack(tx, personId);
    if (given > 0) await tellOwner(tx, personId);
    const stand = (await standingShifts(tx, [personId])).some((one) => (event.name === LEAVE_CHANGED ? one.because.leaveId === event.subjectId : one.because.leaveId === null));
    if (stand || (given > 0 && event.name === LEAVE_CHANGED)) await tellPlannersBut(tx, event, personId, stand);
  },
};

async function leaveGaveBack(tx: Tx, leaveId: string, personId: string): Promise<number> {
  const leave = await leaveById(tx, leaveId);
  if (leave === undefined || leave.state === 'granted') return 0;
  const { given } = await giveBackShifts(tx, personId, await takeLeaveShifts(tx, leaveId));
  await closeEndingsOf(tx, leaveId);
  return given.length;
}

/** Of a last day that went further some shifts may come back and others not yet. */
async function employmentGaveBack(tx: Tx, personId: string): Promise<number> {
  let count = 0;
  for (const ending of await endingsOfEmployment(tx, personId)) {
    const { given, away } = await giveBackShifts(tx, personId, ending.shift_ids);
    if (away.length < ending.shift_ids.length) await shrinkEnding(tx, ending.id, away);
    count += given.length;
  }
  return count;
}

/** Whoever did it knows it. */
async function tellPlannersBut(tx: Tx, { actorId, name, subjectId }: EventRecord, personId: string, stand: boolean): Promise<void> {
  const kind = stand ? 'shifts_stand' : 'leave_or_swap';
  for (const { brandId, personIds } of await plannersOf(tx, personId)) {
    await notify(tx, { kind, brandId, personIds: personIds.filter((id) => id !== actorId), subjectKind: name === LEAVE_CHANGED ? 'leave' : 'person', subjectId });
  }
}
