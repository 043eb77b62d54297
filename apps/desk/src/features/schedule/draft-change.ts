import type { PlanEdited, Schedule, Shift, ShiftPut } from '@keepdesk/client';

export interface DraftChange {
  readonly put: ShiftPut[];
  readonly remove: string[];
}

/** What brings everything back to how it was. */
export function oppositeOf(before: readonly Shift[], answer: Pick<PlanEdited, 'put' | 'removed'>): DraftChange {
  const known = new Map(before.map((one) => [one.id, one]));
  return { put: [...answer.removed, ...answer.put.flatMap((one) => known.get(one.id) ?? [])], remove: answer.put.filter((one) => !known.has(one.id)).map((one) => one.id) };
}

export function applied(schedule: Schedule, answer: PlanEdited): Schedule {
  const gone = new Set([...answer.removed, ...answer.put].map((one) => one.id));
  const about = new Set(answer.about);
  return { ...schedule, version: answer.version, shifts: [...schedule.shifts.filter((one) => !gone.has(one.id)), ...answer.put], problems: [...schedule.problems.filter((one) => !about.has(one.person_id)), ...answer.problems] };
}
