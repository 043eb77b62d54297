import { seededRandom, type Random } from '../../../../platform/random/random.ts';
import { labourRules, type LabourRules } from '../labour-rules.ts';
import { Availability, weekdayOf } from './availability.ts';
import { firstBroken } from './first-broken.ts';
import { mealsOf } from './meals.ts';
import { Need } from './need.ts';
import { PlaceClock } from './place-clock.ts';
import { EARLY, NIGHT, type RosterPerson, type RosterQuestion } from './question.ts';
import { movedBy, workedMinutes, type Rest, type Stint } from './stint.ts';

/** Starts and lengths are on the half hour, meals on the quarter. */
const GRID = 30;
const HOT = 2;
const COLD = 0.03;
const LOOK_EVERY = 256;

/** One person as the search keeps them; `days` are theirs, Monday first. */
export interface Planned {
  readonly person: RosterPerson;
  readonly rules: LabourRules;
  readonly clock: PlaceClock;
  readonly availability: Availability;
  readonly before: readonly Stint[];
  readonly after: readonly Stint[];
  /** by day: what they work; undefined: free */
  readonly days: (Stint | undefined)[];
  /** days on which something is fixed already */
  readonly taken: ReadonlySet<number>;
  cost: number;
}

export interface Effort {
  /** share of the effort that is used up, from 0 to 1 */
  used(step: number): number;
  /** told now and then: price of the best so far */
  seen?(price: number, shortHours: number, used: number): void;
}

/**
 * Improves the schedule of real people by annealing (Kirkpatrick, Gelatt & Vecchi 1983), one person's day at a time. Every state on the way keeps all
 * rules of each person's place, their terms, leave and contract, so that the best one seen can be taken at any moment.
 */
export class RosterSearch {
  readonly need: Need;
  readonly planned: readonly Planned[];
  readonly #question: RosterQuestion;
  readonly #random: Random;
  readonly #mark: Int8Array;
  readonly #touched: number[] = [];
  readonly #lengths: readonly (readonly number[])[];
  price: number;

  constructor(question: RosterQuestion) {
    this.#question = question;
    this.#random = seededRandom(question.seed);
    this.need = new Need(question);
    this.#mark = new Int8Array(this.need.quarters);
    const clocks = new Map<string, PlaceClock>();
    this.planned = question.people.map((person, at) => this.#begin(person, at, clocks));
    this.#lengths = question.people.map((person) => lengthsOf(person));
    this.price = this.exact();
  }

  #begin(person: RosterPerson, at: number, clocks: Map<string, PlaceClock>): Planned {
    const { weeks, origin } = this.#question;
    const clock = clocks.get(person.zone) ?? new PlaceClock(person.zone, origin, person.monday - 130, person.monday + weeks * 7 + 16);
    clocks.set(person.zone, clock);
    const rules = labourRules[person.rules] ?? (labourRules.EU as LabourRules);
    const from = clock.startOf(person.monday);
    const fixed = person.fixed.toSorted((a, b) => a.from - b.from);
    const taken = new Set(fixed.map((stint) => clock.dayOf(stint.from) - person.monday));
    for (const stint of fixed) this.#cover(at, stint, 1);
    // What lies within the weeks and may not be touched goes with what was before: the evaluator wants it in order, see `#inOrder`.
    const planned: Planned = { person, rules, clock, availability: new Availability(person, clock, weeks), before: fixed.filter((one) => one.from < from), after: fixed.filter((one) => one.from >= from), days: new Array<Stint | undefined>(weeks * 7).fill(undefined), taken, cost: 0 };
    planned.cost = this.#costOf(planned);
    return planned;
  }

  /** Fills from nothing: everybody is given the day that helps most, until nothing helps. Then anneals until the effort is used up. The best schedule seen stays. */
  run(effort: Effort): number {
    this.#fill(effort);
    let best = this.price;
    let kept = this.planned.map((one) => [...one.days]);
    let heat = HOT;
    const random = this.#random;
    for (let step = 0; ; step++) {
      if (step % LOOK_EVERY === 0) {
        const used = effort.used(step);
        if (used >= 1) break;
        heat = HOT * (COLD / HOT) ** used;
        if (step % (LOOK_EVERY * 32) === 0) effort.seen?.(best, this.need.shortHours(), used);
      }
      const at = Math.floor(random.next() * this.planned.length);
      const day = Math.floor(random.next() * (this.#question.weeks * 7));
      if (random.next() < 0.12) this.#handOver(at, day, heat);
      else this.#step(at, day, heat);
      if (this.price < best - 1e-7) {
        best = this.price;
        kept = this.planned.map((one) => [...one.days]);
      }
    }
    this.#restore(kept);
    return this.price;
  }

  /** Price as it is, reckoned anew. */
  exact(): number {
    return this.need.price() + this.planned.reduce((sum, one) => sum + one.cost, 0);
  }

  /** The first rule, or term, that a day worked so would break; null: none. */
  refuses(at: number, day: number, stint: Stint | undefined): ReturnType<typeof firstBroken> | 'taken' | 'away' | 'contract' | 'days' | 'length' {
    const planned = this.planned[at] as Planned;
    const { person } = planned;
    if (stint !== undefined) {
      if (planned.taken.has(day)) return 'taken';
      if (stint.to - stint.from < person.leastShift || stint.to - stint.from > person.mostShift) return 'length';
      if (!planned.availability.holds(stint)) return 'away';
    }
    const week = Math.floor(day / 7) * 7;
    let [minutes, days] = [0, 0];
    for (let one = week; one < week + 7; one++) {
      const own = one === day ? stint : planned.days[one];
      if (own === undefined) continue;
      minutes += workedMinutes(own);
      days++;
    }
    for (const one of planned.after) {
      const on = planned.clock.dayOf(one.from) - person.monday;
      if (on >= week && on < week + 7) [minutes, days] = [minutes + workedMinutes(one), days + 1];
    }
    if (stint !== undefined && minutes > person.contract) return 'contract';
    if (stint !== undefined && days > person.mostDays) return 'days';
    return firstBroken(inOrder(planned, day, stint), planned.rules, planned.clock);
  }

  drop(at: number, day: number): void {
    this.#set(at, day, undefined);
  }

  #step(at: number, day: number, heat: number): void {
    const planned = this.planned[at] as Planned;
    const old = planned.days[day];
    const random = this.#random;
    let wanted: Stint | undefined;
    if (old === undefined) wanted = this.#some(at, day);
    else {
      const dice = random.next();
      if (dice < 0.15) wanted = undefined;
      else if (dice < 0.4) wanted = movedBy(old, (random.next() < 0.5 ? -1 : 1) * GRID * (1 + Math.floor(random.next() * 4)));
      else if (dice < 0.6) wanted = this.#shaped(planned, old.from, old.to - old.from);
      else if (dice < 0.75) wanted = this.#some(at, day);
      else return this.#moveDay(at, day, heat);
    }
    if (wanted === undefined && old === undefined) return;
    if (wanted !== undefined && planned.clock.dayOf(wanted.from) - planned.person.monday !== day) return;
    if (wanted !== undefined && this.refuses(at, day, wanted) !== null) return;
    this.#try(at, [[day, wanted]], heat);
  }

  /** A day's work on another day of the same week. */
  #moveDay(at: number, day: number, heat: number): void {
    const planned = this.planned[at] as Planned;
    const other = Math.floor(day / 7) * 7 + Math.floor(this.#random.next() * 7);
    const old = planned.days[day];
    if (old === undefined || planned.days[other] !== undefined) return;
    const ofDay = old.from - planned.clock.startOf(planned.person.monday + day);
    const moved = this.#random.next() < 0.5 ? movedBy(old, planned.clock.startOf(planned.person.monday + other) + ofDay - old.from) : this.#some(at, other);
    if (moved === undefined || planned.clock.dayOf(moved.from) - planned.person.monday !== other) return;
    planned.days[day] = undefined;
    const refused = this.refuses(at, other, moved);
    planned.days[day] = old;
    if (refused === null) this.#try(at, [[day, undefined], [other, moved]], heat);
  }

  /** Somebody gives their day to another of the same place, or they swap. */
  #handOver(at: number, day: number, heat: number): void {
    const other = Math.floor(this.#random.next() * this.planned.length);
    const [mine, theirs] = [this.planned[at] as Planned, this.planned[other] as Planned];
    if (at === other || mine.person.zone !== theirs.person.zone || mine.person.rules !== theirs.person.rules) return;
    const [own, their] = [mine.days[day], theirs.days[day]];
    if (own === undefined || this.refuses(other, day, own) !== null || (their !== undefined && this.refuses(at, day, their) !== null)) return;
    const before = this.price;
    this.#set(at, day, their);
    this.#set(other, day, own);
    if (this.price - before <= 0 || this.#random.next() < Math.exp((before - this.price) / heat)) return;
    this.#set(at, day, own);
    this.#set(other, day, their);
    this.price = before;
  }

  #try(at: number, changes: readonly (readonly [day: number, to: Stint | undefined])[], heat: number): void {
    const planned = this.planned[at] as Planned;
    const group = this.need.groupOf[at] as number;
    for (const [day, to] of changes) {
      const old = planned.days[day];
      if (old !== undefined) this.#note(old, -1);
      if (to !== undefined) this.#note(to, 1);
    }
    let change = 0;
    for (const quarter of this.#touched) {
      const by = this.#mark[quarter] as number;
      this.#mark[quarter] = 0;
      if (by > 0) change += this.need.moreBy(group, quarter);
      else if (by < 0) change += this.need.fewerBy(group, quarter);
    }
    this.#touched.length = 0;
    const old = changes.map(([day]) => planned.days[day]);
    for (const [day, to] of changes) planned.days[day] = to;
    const cost = this.#costOf(planned);
    change += cost - planned.cost;
    if (change > 0 && this.#random.next() >= Math.exp(-change / heat)) {
      changes.forEach(([day], i) => (planned.days[day] = old[i]));
      return;
    }
    for (const one of old) if (one !== undefined) this.#cover(at, one, -1);
    for (const [, to] of changes) if (to !== undefined) this.#cover(at, to, 1);
    planned.cost = cost;
    this.price += change;
  }

  #set(at: number, day: number, to: Stint | undefined): void {
    const planned = this.planned[at] as Planned;
    const group = this.need.groupOf[at] as number;
    const old = planned.days[day];
    for (const [stint, by] of [[old, -1], [to, 1]] as const) {
      if (stint === undefined) continue;
      eachQuarter(stint, this.need, (quarter) => {
        this.price += by > 0 ? this.need.moreBy(group, quarter) : this.need.fewerBy(group, quarter);
        this.need.add(group, quarter, by);
      });
    }
    planned.days[day] = to;
    const cost = this.#costOf(planned);
    this.price += cost - planned.cost;
    planned.cost = cost;
  }

  #fill(effort: Effort): void {
    const days = this.#question.weeks * 7;
    for (let round = 0; round < 7 && effort.used(0) < 1; round++) {
      for (let at = 0; at < this.planned.length; at++) {
        for (let week = 0; week < days; week += 7) {
          const day = week + ((at + round * 3 + week / 7) % 7);
          if (this.planned[at]?.days[day] === undefined) this.#giveBest(at, day);
        }
      }
    }
  }

  #giveBest(at: number, day: number): void {
    let best: { stint: Stint; price: number } | null = null;
    const before = this.price;
    for (let attempt = 0; attempt < 10; attempt++) {
      const stint = this.#some(at, day);
      if (stint === undefined || this.refuses(at, day, stint) !== null) continue;
      this.#set(at, day, stint);
      if (this.price < (best?.price ?? before)) best = { stint, price: this.price };
      this.#set(at, day, undefined);
      this.price = before;
    }
    if (best !== null) this.#set(at, day, best.stint);
  }

  #restore(kept: readonly (readonly (Stint | undefined)[])[]): void {
    kept.forEach((days, at) => days.forEach((stint, day) => {
      if (this.planned[at]?.days[day] !== stint) this.#set(at, day, stint);
    }));
    this.price = this.exact();
  }

  /** Some shift that begins on a day. */
  #some(at: number, day: number): Stint | undefined {
    const planned = this.planned[at] as Planned;
    const from = planned.clock.startOf(planned.person.monday + day) + Math.floor(this.#random.next() * 48) * GRID;
    return this.#shaped(planned, from, 0, this.#lengths[at]);
  }

  /** A shift of another length, or with its meals elsewhere. */
  #shaped({ person, rules }: Planned, from: number, length: number, lengths: readonly number[] = []): Stint | undefined {
    const next = (): number => this.#random.next();
    const wanted = length === 0 ? lengths[Math.floor(next() * lengths.length)] : length + (next() < 0.5 ? 0 : (next() < 0.5 ? -1 : 1) * GRID * (1 + Math.floor(next() * 3)));
    if (wanted === undefined || wanted < person.leastShift || wanted > person.mostShift) return undefined;
    let end = from;
    const rests = mealsOf(rules, wanted).map((meal): Rest => {
      const at = Math.max(end, from + meal.earliest + Math.floor((next() * (Math.max(0, meal.latest - meal.earliest) + 15)) / 15) * 15);
      end = at + meal.minutes;
      return { from: at, to: end, paid: false };
    });
    return end >= from + wanted ? undefined : { from, to: from + wanted, rests };
  }

  #cover(at: number, stint: Stint, change: number): void {
    const group = this.need.groupOf[at] as number;
    eachQuarter(stint, this.need, (quarter) => this.need.add(group, quarter, change));
  }

  #note(stint: Stint, change: number): void {
    eachQuarter(stint, this.need, (quarter) => {
      this.#mark[quarter] = (this.#mark[quarter] as number) + change;
      if (this.#mark[quarter] === change) this.#touched.push(quarter);
    });
  }

  /** What is priced of one person: hours of the contract that are not planned, fairness, wishes. */
  #costOf({ person, clock, days, after }: Planned): number {
    const { prices } = this.#question;
    const sums = burdensOf(person, clock, days);
    let cost = prices.wish * sums.wishes + prices.fairness * (sums.nights ** 2 + sums.weekends ** 2 + sums.earlies ** 2);
    for (let week = 0; week < days.length; week += 7) {
      let minutes = 0;
      for (let day = week; day < week + 7; day++) if (days[day] !== undefined) minutes += workedMinutes(days[day] as Stint);
      for (const one of after) {
        const on = clock.dayOf(one.from) - person.monday;
        if (on >= week && on < week + 7) minutes += workedMinutes(one);
      }
      cost += (prices.underHour * Math.max(0, person.contract - minutes)) / 60;
    }
    return cost;
  }
}

/** What weighs on somebody beside their hours: shifts with a night in them, on weekends, that begin early; wishes that were not met. */
export function burdensOf(person: RosterPerson, clock: PlaceClock, days: readonly (Stint | undefined)[]): { nights: number; weekends: number; earlies: number; wishes: number } {
  const sums = { nights: 0, weekends: 0, earlies: 0, wishes: 0 };
  for (let day = 0; day < days.length; day++) {
    const stint = days[day];
    if (stint === undefined) continue;
    const begin = clock.startOf(person.monday + day);
    const weekday = weekdayOf(person.monday + day);
    const [from, to] = [stint.from - begin, stint.to - begin];
    if (weekday >= 6) sums.weekends++;
    if (from < NIGHT.to - 60 || to > NIGHT.from + 60) sums.nights++;
    else if (from < EARLY) sums.earlies++;
    if (person.wishes.daysOff.includes(weekday)) sums.wishes++;
    const hours = person.wishes.hours;
    if (hours !== null) sums.wishes += (Math.max(0, hours[0] - from) + Math.max(0, to - hours[1])) / 120;
  }
  return sums;
}

/** Everything somebody works, in order, with one day as it would be. */
export function inOrder({ before, after, days, taken }: Planned, day = -1, stint?: Stint): Stint[] {
  const all = [...before];
  for (let at = 0; at < days.length; at++) {
    const own = at === day ? stint : days[at];
    if (own !== undefined) all.push(own);
  }
  all.push(...after);
  return taken.size === 0 ? all : all.toSorted((a, b) => a.from - b.from);
}

/** Quarters of a stint that is on contacts, of those that are judged. */
export function eachQuarter(stint: Stint, need: Pick<Need, 'first' | 'quarters'>, tell: (quarter: number) => void): void {
  let at = Math.floor(stint.from / 15) - need.first;
  const pieces = [...stint.rests, { from: stint.to, to: stint.to }];
  for (const rest of pieces) {
    const until = Math.min(Math.floor(rest.from / 15) - need.first, need.quarters);
    for (let quarter = Math.max(0, at); quarter < until; quarter++) tell(quarter);
    at = Math.ceil(rest.to / 15) - need.first;
  }
}

/** Lengths to choose from: what the contract comes to on the fewest days is tried most. */
function lengthsOf(person: RosterPerson): number[] {
  const all: number[] = [];
  for (let length = Math.ceil(person.leastShift / GRID) * GRID; length <= person.mostShift; length += GRID) all.push(length);
  return all;
}
