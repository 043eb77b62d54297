import type { Tx } from '../../../platform/db/tx.ts';
import { termsOf, type PersonTermsView } from '../../people/index.ts';
import { adherenceOf, standingAt, type Activity, type Adherence, type Span, type Standing, type State } from '../adherence/index.ts';
import type { Lender } from '../intraday/index.ts';
import type { AwayWhy } from '../rules/away.ts';
import { handlingBetween, statesBetween } from '../store/day-so-far.ts';
import { exceptionsOf, type ExceptionRow } from '../store/exceptions.ts';
import { shiftsOverTime, type ShiftOverTime } from '../store/shifts.ts';
import { awayDays, whyAwayFrom } from './away-days.ts';
import type { Reach } from './today-reach.ts';

/** Somebody who works, or should, on a day. */
export interface PersonToday {
  readonly person: PersonTermsView;
  /** what is in force now */
  readonly shifts: readonly ShiftOverTime[];
  /** why they are away, though a shift of the day stands; null: they are not */
  readonly away: AwayWhy | null;
  readonly plan: readonly Span<Activity>[];
  readonly states: readonly Span<State>[];
  readonly exceptions: readonly ExceptionRow[];
  readonly standing: Standing;
  readonly adherence: Adherence;
}

const activityOf = { break: 'break', lunch: 'break', training: 'training', meeting: 'meeting', off_phone: 'meeting' } as const;
const stateOf = { available: 'available', busy: 'handling', break: 'break', training: 'training', offline: 'offline' } as const;

/** Everybody of these brands who has a shift on a day or was there, measured by the plan that was in force at each moment. */
export async function peopleToday(tx: Tx, brandIds: readonly string[], from: Date, to: Date): Promise<PersonToday[]> {
  const known = await termsOf(tx, { brandIds });
  const ids = known.map((one) => one.person_id);
  const shifts = Map.groupBy((await shiftsOverTime(tx, ids, from, to)).filter(wasToBeWorked), (one) => one.personId);
  const said = Map.groupBy(await statesBetween(tx, ids, from, to), (one) => one.person_id);
  const there = known.filter((one) => shifts.has(one.person_id) || said.get(one.person_id)?.some((state) => state.state !== 'offline'));
  const handled = Map.groupBy(await handlingBetween(tx, there.map((one) => one.person_id), from, to), (one) => one.person_id);
  const granted = Map.groupBy(await exceptionsOf(tx, there.map((one) => one.person_id), from, to), (one) => one.person_id);
  const days = await awayDays(tx, there, from, to);
  const until = Math.min(tx.now.getTime(), to.getTime());
  return there.map((person) => {
    const own = shifts.get(person.person_id) ?? [];
    const plan = own.flatMap((shift) => planOf(shift, from, to)).toSorted((a, b) => a.from - b.from);
    const states = statesOf(said.get(person.person_id) ?? [], handled.get(person.person_id) ?? [], from.getTime(), until);
    const exceptions = granted.get(person.person_id) ?? [];
    const absent = own.map((shift) => ({ shift, why: whyAwayFrom(days, shift) })).filter((one) => one.why !== null);
    const agreed = [...exceptions.filter((one) => one.removed_at === null).map((one) => ({ from: one.from_at.getTime(), to: one.to_at.getTime() })), ...absent.map(({ shift }) => ({ from: shift.from.getTime(), to: shift.to.getTime() }))];
    const day = { plan: plan.filter((span) => span.from < until).map((span) => ({ ...span, to: Math.min(span.to, until) })), states, granted: agreed };
    return { person, shifts: own.filter((one) => one.replacedAt === null), away: absent.find((one) => one.shift.replacedAt === null)?.why ?? null, plan: own.filter((one) => one.replacedAt === null).flatMap((shift) => planOf({ ...shift, publishedAt: new Date(0) }, from, to)).toSorted((a, b) => a.from - b.from), states, exceptions, standing: standingAt(day, until), adherence: adherenceOf(day) };
  });
}

/** In force now, or while it went on: what was taken back before it began never was anybody's day. */
const wasToBeWorked = ({ from, to, publishedAt, replacedAt }: ShiftOverTime): boolean => replacedAt === null || Math.min(to.getTime(), replacedAt.getTime()) > Math.max(from.getTime(), publishedAt.getTime());

/** What one published shift asks for while it is in force: work, and what interrupts it. */
function planOf(shift: ShiftOverTime, from: Date, to: Date): Span<Activity>[] {
  const begin = Math.max(shift.from.getTime(), from.getTime(), shift.publishedAt.getTime());
  const end = Math.min(shift.to.getTime(), to.getTime(), shift.replacedAt?.getTime() ?? Infinity);
  const line: Span<Activity>[] = [];
  let at = begin;
  for (const one of shift.activities.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const [start, stop] = [Math.max(begin, Date.parse(one.from)), Math.min(end, Date.parse(one.to))];
    if (stop <= start) continue;
    if (start > at) line.push({ from: at, to: start, what: 'work' });
    line.push({ from: Math.max(at, start), to: stop, what: activityOf[one.kind] });
    at = Math.max(at, stop);
  }
  if (end > at) line.push({ from: at, to: end, what: 'work' });
  return line;
}

/** A line of states: with a customer counts over what was said, unless that is a break. */
function statesOf(said: readonly { state: keyof typeof stateOf; from_at: Date; to_at: Date | null }[], handled: readonly { from_at: Date; to_at: Date | null }[], from: number, until: number): Span<State>[] {
  const cut = (a: Date, b: Date | null): [number, number] => [Math.max(from, a.getTime()), Math.min(until, b?.getTime() ?? until)];
  return said.flatMap((one): Span<State>[] => {
    const [begin, end] = cut(one.from_at, one.to_at);
    const what = stateOf[one.state];
    if (what === 'offline' || end <= begin) return [];
    if (what !== 'available') return [{ from: begin, to: end, what }];
    const line: Span<State>[] = [];
    let at = begin;
    for (const span of handled) {
      const [start, stop] = cut(span.from_at, span.to_at);
      if (stop <= at || start >= end) continue;
      if (start > at) line.push({ from: at, to: start, what: 'available' });
      line.push({ from: Math.max(at, start), to: Math.min(stop, end), what: 'handling' });
      at = Math.min(stop, end);
    }
    if (end > at) line.push({ from: at, to: end, what: 'available' });
    return line;
  });
}

/** What the rules of the day read of somebody: of whoever is away and not there after all, nothing to count on. */
export function dayPerson({ person, shifts, away, standing }: PersonToday, reach: Reach | undefined): Lender {
  return {
    id: person.person_id, can: reach?.can ?? [], lendable: reach?.lendable ?? [], lent: reach?.lent ?? [],
    shifts: (away !== null && standing.actual === null ? [] : shifts).map((one) => ({ id: one.id, from: one.from.getTime(), to: one.to.getTime(), activities: one.activities.map((activity) => ({ kind: activity.kind, paid: activity.paid, from: Date.parse(activity.from), to: Date.parse(activity.to) })) })),
  };
}
