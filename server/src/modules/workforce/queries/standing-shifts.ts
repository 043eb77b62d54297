import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import { leaveBetween, termsOf, type LeaveView, type PersonTermsView } from '../../people/index.ts';
import type { AwayEndedView, AwayShiftsView, AwayView } from '../contract-away.ts';
import { whyAway, type AwayDays, type AwayWhy } from '../rules/away.ts';
import { addDays, localDay } from '../rules/local-days.ts';
import { endingsSince } from '../store/away-endings.ts';
import { publishedView, shiftsByIds, shiftsInForce, type ShiftInForce } from '../store/shifts.ts';

const DAY = 86_400_000;
/** So far ahead shifts are published at most. */
const AHEAD_DAYS = 400;
/** A press can be taken back for so long, while its shifts have not begun. */
const UNDONE_DAYS = 14;

/** Shifts that stand though whoever has them is away. */
export interface Standing {
  readonly person: PersonTermsView;
  readonly because: AwayWhy;
  readonly leave: LeaveView | null;
  readonly shifts: readonly ShiftInForce[];
}

/** Shifts ahead of people one may see (or of some of them) that nobody will come to, as they are away: by person and reason, the first to begin first. */
export async function standingShifts(tx: Tx, personIds: readonly string[] | null = null): Promise<Standing[]> {
  const people = await termsOf(tx, { personIds });
  const today = localDay(tx.now, 'UTC');
  const leave = await leaveBetween(tx, { from: addDays(today, -1), to: addDays(today, AHEAD_DAYS), personIds, states: ['granted'] });
  const leaveOf = Map.groupBy(leave, (one) => one.person_id);
  const known = new Map(people.map((person) => [person.person_id, { person, days: daysOf(person, leaveOf.get(person.person_id) ?? []) }]));
  const ids = people.flatMap(({ person_id: id }) => (isEverAway(known.get(id)?.days, addDays(today, -1)) ? [id] : []));
  if (ids.length === 0) return [];
  const shifts = (await shiftsInForce(tx, { personIds: ids, from: tx.now, to: new Date(tx.now.getTime() + AHEAD_DAYS * DAY) })).filter((one) => one.from > tx.now);
  const leaveById = new Map(leave.map((one) => [one.id, one]));
  const groups = new Map<string, Standing & { readonly shifts: ShiftInForce[] }>();
  for (const shift of shifts) {
    const own = known.get(shift.personId);
    const because = own === undefined ? null : whyAway(shift, own.days);
    if (own === undefined || because === null) continue;
    const key = `${shift.personId} ${because.leaveId ?? because.why}`;
    const group = groups.get(key) ?? { person: own.person, because, leave: leaveById.get(because.leaveId ?? '') ?? null, shifts: [] };
    groups.set(key, group);
    group.shifts.push(shift);
  }
  return [...groups.values()].toSorted((a, b) => (a.shifts[0]?.from.getTime() ?? 0) - (b.shifts[0]?.from.getTime() ?? 0));
}

function daysOf({ site, terms }: PersonTermsView, leave: readonly LeaveView[]): AwayDays {
  return { zone: site?.time_zone ?? 'UTC', startsOn: terms?.starts_on ?? null, endsOn: terms?.ends_on ?? null, leave };
}

/** Nearly everybody began long ago and stays: their shifts need not be read. */
function isEverAway(days: AwayDays | undefined, since: string): boolean {
  return days !== undefined && (days.leave.length > 0 || days.endsOn !== null || (days.startsOn !== null && days.startsOn > since));
}

/** The same as it is told, with what was ended lately and can be given back. */
export async function awayShifts(tx: Tx): Promise<AwayView> {
  const standing = await standingShifts(tx);
  return { standing: standing.map(({ shifts, ...one }): AwayShiftsView => ({ ...aboutOf(one), shifts: shifts.map(publishedView) })), ended: await endedLately(tx) };
}

async function endedLately(tx: Tx): Promise<AwayEndedView[]> {
  const people = new Map((await termsOf(tx)).map((one) => [one.person_id, one]));
  const rows = await endingsSince(tx, [...people.keys()], new Date(tx.now.getTime() - UNDONE_DAYS * DAY));
  if (rows.length === 0) return [];
  const shifts = new Map((await shiftsByIds(tx, rows.flatMap((one) => one.shift_ids))).map((one) => [one.id, one]));
  const today = localDay(tx.now, 'UTC');
  const leave = new Map((await leaveBetween(tx, { from: addDays(today, -AHEAD_DAYS), to: addDays(today, AHEAD_DAYS), personIds: rows.map((one) => one.person_id), states: ['granted'] })).map((one) => [one.id, one]));
  const names = await peopleNames(tx, rows.flatMap((one) => one.ended_by ?? []));
  return rows.flatMap((row): AwayEndedView[] => {
    const person = people.get(row.person_id);
    const ahead = row.shift_ids.flatMap((id) => shifts.get(id) ?? []).filter((one) => one.from > tx.now);
    const own = row.leave_id === null ? null : (leave.get(row.leave_id) ?? null);
    if (person === undefined || ahead.length === 0 || (row.leave_id !== null && own === null)) return [];
    const because: AwayWhy = row.leave_id !== null ? { why: 'leave', leaveId: row.leave_id } : { why: person.terms?.ends_on == null ? 'not_begun' : 'left', leaveId: null };
    return [{ ...aboutOf({ person, because, leave: own }), id: row.id, shifts: ahead.map(publishedView), ended_at: row.ended_at.toISOString(), ended_by: row.ended_by === null ? null : (names.get(row.ended_by) ?? null) }];
  });
}

function aboutOf({ person, because, leave }: Omit<Standing, 'shifts'>): Omit<AwayShiftsView, 'shifts'> {
  const { starts_on: startsOn, ends_on: endsOn } = person.terms ?? { starts_on: null, ends_on: null };
  const days = because.why === 'leave' ? { from: leave?.from ?? null, to: leave?.to ?? null } : because.why === 'left' ? { from: endsOn === null ? null : addDays(endsOn, 1), to: null } : { from: null, to: startsOn === null ? null : addDays(startsOn, -1) };
  return { person: { id: person.person_id, name: person.name, time_zone: person.site?.time_zone ?? 'UTC' }, why: because.why, leave_id: because.leaveId, kind: leave?.kind ?? null, ...days };
}
