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
    for (const { can } of people) if (!this.#groups.has(can.join(' '))) this.#groups.set(can.join(' '), { number: this.#groups.size, can });
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
    const key = can === null ? `${interval}` : `${interval} ${more.toFixed(4)} ${can.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const there = [...this.#thereAt(interval)];
    const group = can === null ? undefined : this.#groups.get(can.join(' '));
    if (group !== undefined) there[group.number] = Math.max(0, (there[group.number] ?? 0) + more * this.#comes);
    const found = this.#covered(there, interval).short.reduce((sum, one) => sum + one, 0);
    this.#known.set(key, found);
    return found;
  }

  #thereAt(interval: number): number[] {
    const before = this.#there.get(interval);
    if (before !== undefined) return before;
    const there = new Array<number>(this.#groups.size).fill(0);
    for (const { can, shifts } of this.#people) {
      const group = this.#groups.get(can.join(' '))?.number ?? 0;
      there[group] = (there[group] ?? 0) + this.#comes * shareAt(shifts, this.#needs.origin + interval * this.#needs.stepMs, this.#needs.origin + (interval + 1) * this.#needs.stepMs);
    }
    this.#there.set(interval, there);
    return there;
  }

  #covered(there: readonly number[], interval: number): Covered {
    const needs = this.#needs.needed.map((queue) => queue[interval] ?? 0);
    const groups = [...this.#groups].map(([name, { number, can }]) => ({ name, skills: can, agents: there[number] ?? 0 }));
    const { given, short } = allocate(groups, needs);
    const total = needs.map((_, queue) => given.reduce((sum, row) => sum + (row[queue] ?? 0), 0));
    let spare = 0;
    groups.forEach(({ skills, agents }, group) => {
      const left = agents - (given[group] ?? []).reduce((sum, one) => sum + one, 0);
      const weight = skills.reduce((sum, queue) => sum + (needs[queue] ?? 0), 0);
      spare += left;
      for (const queue of skills) total[queue] = (total[queue] ?? 0) + left * (weight > 0 ? (needs[queue] ?? 0) / weight : 1 / skills.length);
    });
    return { there: there.reduce((sum, one) => sum + one, 0), given: total, short, spare };
  }
}

/** By how much one change of somebody's shift lowers what is missing, in agent-hours. */
export function lowers(coverage: Coverage, { origin, stepMs }: DayNeeds, person: DayPerson, shift: { readonly before: DayShift; readonly after: DayShift }, intervals: Iterable<number>): number {
  let fewer = 0;
  for (const at of intervals) {
    const [from, to] = [origin + at * stepMs, origin + (at + 1) * stepMs];
    const more = shareAt([shift.after], from, to) - shareAt([shift.before], from, to);
    if (more !== 0) fewer += coverage.short(at) - coverage.shortWith(person.can, at, more);
  }
  return fewer * (stepMs / 3_600_000);
}

/** Intervals that a span of time touches, from a first to before an end. */
export function* touched({ origin, stepMs }: Pick<DayNeeds, 'origin' | 'stepMs'>, from: number, to: number, first: number, end: number): Generator<number> {
  for (let at = Math.max(first, Math.floor((from - origin) / stepMs)); at < Math.min(end, Math.ceil((to - origin) / stepMs)); at++) yield at;
}
