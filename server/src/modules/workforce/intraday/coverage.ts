import { allocate } from '../staffing/index.ts';

/** Somebody's day as it is planned, in milliseconds. */
export interface DayShift {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly activities: readonly DayActivity[];
}

export interface DayActivity {
  readonly kind: 'break' | 'lunch' | 'training' | 'meeting' | 'off_phone';
  readonly from: number;
  readonly to: number;
  readonly paid: boolean;
}

export interface DayPerson {
  readonly id: string;
  /** queues they may work on, by number */
  readonly can: readonly number[];
  readonly shifts: readonly DayShift[];
  /** what they are lent to beside it */
  readonly lent?: readonly DayLoan[];
}

/** A queue, by number, that somebody works on for a while as well. */
export interface DayLoan {
  readonly queue: number;
  readonly from: number;
  readonly to: number;
}

/** Agents needed by queue and interval from `origin` (milliseconds) on. */
export interface DayNeeds {
  readonly origin: number;
  readonly stepMs: number;
  readonly needed: readonly (readonly number[])[];
}

/** Share of an interval somebody is on contacts: at work, and at nothing else. */
export function shareAt(shifts: readonly DayShift[], from: number, to: number): number {
  const inside = (a: number, b: number): number => Math.max(0, Math.min(b, to) - Math.max(a, from));
  return shifts.reduce((sum, shift) => sum + inside(shift.from, shift.to) - shift.activities.reduce((away, one) => away + inside(Math.max(one.from, shift.from), Math.min(one.to, shift.to)), 0), 0) / (to - from);
}

/** Queues somebody may work on over a whole interval: theirs, and those they are lent to. */
export function canAt({ can, lent = [] }: DayPerson, { origin, stepMs }: Pick<DayNeeds, 'origin' | 'stepMs'>, interval: number): readonly number[] {
  const [from, to] = [origin + interval * stepMs, origin + (interval + 1) * stepMs];
  const more = lent.filter((one) => one.from <= from && one.to >= to).map((one) => one.queue);
  return more.length === 0 ? can : withQueues(can, more);
}

export const withQueues = (can: readonly number[], more: readonly number[]): readonly number[] => [...new Set([...can, ...more])].toSorted((a, b) => a - b);

export interface Covered {
  /** agents there, whatever they can do */
  readonly there: number;
  /** where they work, by queue: what is needed first, and who is left over where the most is */
  readonly given: readonly number[];
  readonly short: readonly number[];
  readonly spare: number;
}

/** Who works on what by interval so that the least is missing; nobody is counted twice. People who can do the same are one group. */
export class Coverage {
  readonly #needs: DayNeeds;
  readonly #groups = new Map<string, { readonly number: number; readonly can: readonly number[] }>();
  /** agents by group, of each interval */
  readonly #there = new Map<number, number[]>();
  readonly #people: readonly DayPerson[];
  readonly #known = new Map<string, number>();

  readonly #comes: number;

  /** @param comes share of those who are planned that is really there */
  constructor(people: readonly DayPerson[], needs: DayNeeds, comes = 1) {
    this.#people = people;
    this.#needs = needs;
    this.#comes = comes;
  }

  at(interval: number): Covered {
    return this.#covered(this.#thereAt(interval), interval);
  }

  /** Agents that are missing in an interval. */
  short(interval: number): number {
    return this.shortWith(null, interval, 0);
  }

  /** The same if somebody who can do this were there for a larger (or smaller) share of it. */
  shortWith(can: readonly number[] | null, interval: number, more: number): number {
    return this.#shortIf(interval, can === null ? [] : [{ can, more }]);
  }

  /** The same if somebody who can do one thing could do another, for a share of it. */
  shortMoved(from: readonly number[], to: readonly number[], interval: number, share: number): number {
    return this.#shortIf(interval, [{ can: from, more: -share }, { can: to, more: share }]);
  }

  #shortIf(interval: number, changes: readonly { readonly can: readonly number[]; readonly more: number }[]): number {
    const key = `${interval} ${changes.map(({ can, more }) => `${more.toFixed(4)} ${can.join(' ')}`).join(' / ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const there = [...this.#thereAt(interval)];
    for (const { can, more } of changes) {
      const group = this.#groupOf(can);
      there[group] = Math.max(0, (there[group] ?? 0) + more * this.#comes);
    }
    const found = this.#covered(there, interval).short.reduce((sum, one) => sum + one, 0);
    this.#known.set(key, found);
    return found;
  }

  #groupOf(can: readonly number[]): number {
    const name = can.join(' ');
    const known = this.#groups.get(name);
    if (known !== undefined) return known.number;
    const number = this.#groups.size;
    this.#groups.set(name, { number, can });
    return number;
  }

  #thereAt(interval: number): number[] {
    const before = this.#there.get(interval);
    if (before !== undefined) return before;
    const there: number[] = [];
    for (const person of this.#people) {
      const group = this.#groupOf(canAt(person, this.#needs, interval));
      there[group] = (there[group] ?? 0) + this.#comes * shareAt(person.shifts, this.#needs.origin + interval * this.#needs.stepMs, this.#needs.origin + (interval + 1) * this.#needs.stepMs);
    }
    this.#there.set(interval, there);
    return there;
  }

  #covered(there: readonly number[], interval: number): Covered {
    const needs = this.#needs.needed.map((queue) => queue[interval] ?? 0);
    const groups = [...this.#groups].filter(([, { number }]) => (there[number] ?? 0) > 0).map(([name, { number, can }]) => ({ name, skills: can, agents: there[number] ?? 0 }));
    const { given, short } = allocate(groups, needs);
    const total = needs.map((_, queue) => given.reduce((sum, row) => sum + (row[queue] ?? 0), 0));
    let spare = 0;
    groups.forEach(({ skills, agents }, group) => {
      const left = agents - (given[group] ?? []).reduce((sum, one) => sum + one, 0);
      const weight = skills.reduce((sum, queue) => sum + (needs[queue] ?? 0), 0);
      spare += left;
      for (const queue of skills) total[queue] = (total[queue] ?? 0) + left * (weight > 0 ? (needs[queue] ?? 0) / weight : 1 / skills.length);
    });
    return { there: there.reduce((sum, one) => sum + (one ?? 0), 0), given: total, short, spare };
  }
}

/** By how much one change of somebody's shift lowers what is missing, in agent-hours. */
export function lowers(coverage: Coverage, needs: DayNeeds, person: DayPerson, shift: { readonly before: DayShift | null; readonly after: DayShift }, intervals: Iterable<number>): number {
  let fewer = 0;
  for (const at of intervals) {
    const [from, to] = [needs.origin + at * needs.stepMs, needs.origin + (at + 1) * needs.stepMs];
    const more = shareAt([shift.after], from, to) - (shift.before === null ? 0 : shareAt([shift.before], from, to));
    if (more !== 0) fewer += coverage.short(at) - coverage.shortWith(canAt(person, needs, at), at, more);
  }
  return fewer * (needs.stepMs / 3_600_000);
}

/** Intervals that a span of time touches, from a first to before an end. */
export function* touched({ origin, stepMs }: Pick<DayNeeds, 'origin' | 'stepMs'>, from: number, to: number, first: number, end: number): Generator<number> {
  for (let at = Math.max(first, Math.floor((from - origin) / stepMs)); at < Math.min(end, Math.ceil((to - origin) / stepMs)); at++) yield at;
}
