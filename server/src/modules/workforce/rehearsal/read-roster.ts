import { refuseUnless } from '../staffing/index.ts';
import type { Roster } from './plan.ts';
import type { AgentGroup, WeeklyShift } from './question.ts';
import { DAY, momentOf } from './read-demand.ts';
import type { Named } from './read-people.ts';

/** Milliseconds: there from, until, and the breaks within. */
interface Shift {
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly (readonly [from: number, to: number])[];
}

/** Room for so many comings and goings in the keys they are sorted by. */
const MOST_ENTRIES = 2 ** 24;

/** All comings and goings of a season in their order. @throws Refusal `invalid_shift` */
export function readRoster(people: readonly Named[], begins: number, ends: number): Roster {
  const of = new Map<AgentGroup, readonly Shift[]>();
  const [keys, who, comes, numbers]: [number[], number[], number[], number[]] = [[], [], [], []];
  let shifts = 0;
  const note = (at: number, person: number, isComing: boolean): void => {
    keys.push(Math.round((Math.max(at, begins) - begins) / 1000) * MOST_ENTRIES + who.length);
    who.push(person);
    comes.push(isComing ? 1 : 0);
    numbers.push(shifts);
  };
  for (const [number, { person, group }] of people.entries()) {
    let own = of.get(group);
    if (own === undefined) of.set(group, (own = shiftsOf(group, begins, ends)));
    for (const { from, to, breaks } of own) {
      shifts++;
      if (from >= person.ends || from < person.starts || from >= ends || to <= begins) continue;
      note(from, number, true);
      for (const [out, back] of breaks) {
        note(out, number, false);
        note(back, number, true);
      }
      note(to, number, false);
    }
  }
  refuseUnless(who.length < MOST_ENTRIES, 'too_much', 'agents', 'There are more shifts than can be rehearsed at once.');
  const order = Float64Array.from(keys).sort();
  const places = Int32Array.from(order, (key) => key % MOST_ENTRIES);
  return {
    times: Float64Array.from(order, (key) => begins + Math.floor(key / MOST_ENTRIES) * 1000), people: places.map((at) => who[at] as number),
    comes: Uint8Array.from(places, (at) => comes[at] as number), shifts: places.map((at) => numbers[at] as number),
  };
}

function shiftsOf(group: AgentGroup, begins: number, ends: number): Shift[] {
  const field = `agents.${group.id}`;
  const shifts = [...(group.weekly ?? []).flatMap((weekly) => repeated(weekly, field, begins, ends)), ...(group.shifts ?? []).map((one, at): Shift => ({
    from: momentOf(one.from, begins, `${field}.shifts[${at}].from`), to: momentOf(one.to, begins, `${field}.shifts[${at}].to`),
    breaks: (one.breaks ?? []).map(([from, to]) => [momentOf(from, begins, `${field}.breaks`), momentOf(to, begins, `${field}.breaks`)] as const),
  }))].sort((a, b) => a.from - b.from);
  if (group.weekly === undefined && group.shifts === undefined) return [{ from: begins, to: ends, breaks: [] }];
  for (const [at, { from, to, breaks }] of shifts.entries()) {
    const inOrder = [from, ...breaks.flat(), to];
    refuseUnless(inOrder.every((moment, i) => i === 0 || moment >= (inOrder[i - 1] as number)) && to > from, 'invalid_shift', field, `A shift of "${group.id}" ends before it begins, or its breaks are not within it in their order.`);
    refuseUnless(at === 0 || from >= (shifts[at - 1] as Shift).to, 'invalid_shift', field, `Two shifts of "${group.id}" overlap.`);
  }
  return shifts;
}

function repeated({ days, from, to, breaks }: WeeklyShift, field: string, begins: number, ends: number): Shift[] {
  const start = clockTime(from, field);
  const after = (time: string): number => (clockTime(time, field) <= start ? DAY : 0) + clockTime(time, field);
  const firstDay = Math.floor(begins / DAY) * DAY - DAY;
  refuseUnless(days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7), 'invalid_shift', field, 'Days of the week go from 1 (Monday) to 7.');
  return Array.from({ length: Math.ceil((ends - firstDay) / DAY) }, (_, i) => firstDay + i * DAY)
    .filter((day) => days.includes(((new Date(day).getUTCDay() + 6) % 7) + 1))
    .map((day): Shift => ({ from: day + start, to: day + after(to), breaks: (breaks ?? []).map(([out, back]) => [day + (out === from ? start : after(out)), day + after(back)] as const) }))
    .filter((shift) => shift.from >= begins && shift.from < ends);
}

function clockTime(text: string, field: string): number {
  const found = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  refuseUnless(found !== null, 'invalid_shift', field, `"${text}" is no time like 09:00.`);
  return (Number(found[1]) * 60 + Number(found[2])) * 60_000;
}
