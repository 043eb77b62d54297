import type { Instance, Person } from './read-instance.ts';
import { NEVER, type TourRoom } from './tour-room.ts';

/** Shifts of which only the cheapest of a day matters: the same before and after them, as long, and no limit on how many. */
interface Kind {
  readonly shifts: readonly number[];
  readonly minutes: number;
  /** in the smallest common length of shifts without a limit; 0 of one with a limit, whose time follows from how often it was used */
  readonly units: number;
  /** place among the limited shifts; -1: no limit */
  readonly limited: number;
}

interface Limit {
  readonly most: number;
  readonly minutes: number;
  /** what one use adds to the number that says what is used of all limited shifts */
  readonly step: number;
}

/** Of more states nobody's tour is looked for like this. */
const MOST_STATES = 2_000_000;

/**
 * The cheapest tour of one person, exactly: prices are given by day and shift, every hard rule is kept. A walk over the days whose states are the
 * run of days worked (or free) so far, the kind of the last shift, the time worked, the weekends and what is used up of limited shifts: the shortest
 * path with resources of column generation (Irnich & Desaulniers 2005). Only states that are reached are gone on from.
 */
export class BestTour {
  private readonly days: number;
  private readonly width: number;
  private readonly person: Person;
  private readonly off: Uint8Array;
  private readonly kinds: readonly Kind[];
  /** by kind × kind: the second may not come on the day after the first */
  private readonly forbidden: Uint8Array;
  /** by kind: how far off in the states those are that leave at least as much open */
  private readonly freer: readonly (readonly number[])[];
  private readonly room: TourRoom;
  /** of the part of a state that counts: minutes, weekends */
  private readonly minutes: Float64Array;
  private readonly weekends: Uint8Array;
  private readonly counted: number;
  /** by kind and what counts: 0 may not be worked any more, 1 only on days that count no weekend, 2 on every day */
  private readonly may: Uint8Array;
  /** by kind: what a day of it adds to what counts */
  private readonly steps: readonly number[];
  private readonly perTime: number;
  private readonly perWeekend: number;
  private readonly enough: number;
  private readonly states: number;
  /** by day: minutes that must have been worked before it */
  private readonly needed: Float64Array;
  private readonly cheapest: Uint8Array;
  private readonly price: Float64Array;

  private constructor(instance: Instance, number: number, room: TourRoom) {
    this.room = room;
    this.days = instance.days;
    this.width = instance.shifts.length + 1;
    this.person = instance.people[number] as Person;
    this.off = instance.off[number] as Uint8Array;
    const unit = instance.shifts.reduce((common, shift, at) => ((this.person.most[at] ?? 0) < this.days ? common : gcd(common, shift.minutes)), 0) || 1;
    const { kinds, limits } = kindsOf(instance, this.person, unit);
    this.kinds = kinds;
    this.forbidden = Uint8Array.from(kinds.flatMap((kind) => kinds.map((next) => (instance.shifts[(kind.shifts[0] as number) - 1]?.notBefore.includes(next.shifts[0] as number) ? 1 : 0))));
    const isFreer = (one: number, other: number): boolean => one !== other && kinds.every((_, next) => this.forbidden[one * kinds.length + next] === 0 || this.forbidden[other * kinds.length + next] === 1);
    const { most } = this.person.run;
    this.enough = Math.max(1, this.person.leastDaysOff);
    this.perWeekend = limits.reduce((product, one) => product * (one.most + 1), 1);
    this.perTime = (this.person.weekends + 1) * this.perWeekend;
    this.counted = (Math.floor(this.person.minutes.most / unit) + 1) * this.perTime;
    // runs by kind and length; those that began with the first day and are still short; days off
    this.states = (kinds.length * (this.person.run.most + Math.max(0, this.person.run.least - 1)) + this.enough) * this.counted;
    const fits = this.states <= MOST_STATES;
    // Of two that leave the same open, the first.
    this.freer = kinds.map((_, at) => kinds.flatMap((__, one) => (isFreer(one, at) && (one < at || !isFreer(at, one)) ? [(one - at) * most * this.counted] : [])));
    this.minutes = new Float64Array(fits ? this.counted : 0);
    this.weekends = new Uint8Array(this.minutes.length);
    this.may = new Uint8Array(kinds.length * this.minutes.length);
    this.steps = kinds.map((kind) => kind.units * this.perTime + (limits[kind.limited]?.step ?? 0));
    for (let at = 0; at < this.minutes.length; at++) {
      const used = at % this.perWeekend;
      this.weekends[at] = Math.floor(at / this.perWeekend) % (this.person.weekends + 1);
      this.minutes[at] = Math.floor(at / this.perTime) * unit + limits.reduce((sum, one) => sum + one.minutes * usedOf(one, used), 0);
      for (const [number, kind] of kinds.entries()) {
        const limit = limits[kind.limited];
        if ((this.minutes[at] as number) + kind.minutes > this.person.minutes.most || (limit !== undefined && usedOf(limit, used) >= limit.most)) continue;
        this.may[number * this.counted + at] = (this.weekends[at] as number) < this.person.weekends ? 2 : 1;
      }
    }
    const longest = kinds.reduce((most, one) => Math.max(most, one.minutes), 0);
    this.needed = Float64Array.from({ length: this.days }, (_, day) => this.person.minutes.least - longest * mostDays(this.days - day, this.person.run.most, this.enough));
    this.cheapest = new Uint8Array(kinds.length);
    this.price = new Float64Array(kinds.length);
  }

  /** Null where somebody has too many limits for this. */
  static of(instance: Instance, number: number, room: TourRoom): BestTour | null {
    const tour = new BestTour(instance, number, room);
    if (tour.states > MOST_STATES || tour.states <= 0) return null;
    room.fit(tour.days, tour.states);
    return tour;
  }

  /** The cheapest tours by where they end, the cheapest of all first: at most so many, none where no tour keeps the rules. @param prices by day × (shifts + 1) */
  find(prices: Float64Array, many = 1): { readonly tour: Uint8Array; readonly cost: number }[] {
    const { days, kinds, width, room } = this;
    this.begin(prices[0] as number, this.price, prices);
    for (let day = 1; day < days; day++) {
      this.cheapestOf(day, prices);
      this.step(day, prices[day * width] as number, this.off[day] === 1 ? 0 : kinds.length);
    }
    const found = this.ends(many).map(([state, cost]) => ({ tour: this.trace(state), cost }));
    for (let day = 0; day <= days; day++) room.clear(day);
    return found;
  }

  private cheapestOf(day: number, prices: Float64Array): void {
    this.kinds.forEach((kind, at) => {
      this.price[at] = NEVER;
      for (const shift of kind.shifts) {
        const one = prices[day * this.width + shift] as number;
        if (one < (this.price[at] as number)) [this.price[at], this.cheapest[at]] = [one, shift];
      }
    });
  }

  /** What lies before the first day is taken to suit: there were days off enough, and a run that begins now may be short. */
  private begin(offPrice: number, price: Float64Array, prices: Float64Array): void {
    const { run } = this.person;
    this.cheapestOf(0, prices);
    this.room.put(1, this.freeAt(this.enough), offPrice, 0, 0);
    if (this.off[0] === 1) return;
    for (let kind = 0; kind < this.kinds.length; kind++) this.work(kind, 0, 0, 0, 0, run.least > 1 ? this.begunAt(kind, 1) : this.runAt(kind, 1), false);
  }

  /** First state of a run of so many days that ends with a kind. */
  private runAt(kind: number, length: number): number {
    return (kind * this.person.run.most + length - 1) * this.counted;
  }

  /** The same of a run that began with the first day and is not long enough yet. */
  private begunAt(kind: number, length: number): number {
    return (this.kinds.length * this.person.run.most + kind * (this.person.run.least - 1) + length - 1) * this.counted;
  }

  private freeAt(length: number): number {
    return this.states - (this.enough - Math.min(length, this.enough) + 1) * this.counted;
  }

  private step(day: number, offPrice: number, many: number): void {
    const { room, counted, kinds, person, enough, forbidden } = this;
    const { least, most } = person.run;
    const [runs, begun] = [kinds.length * most, kinds.length * Math.max(0, least - 1)];
    const active = room.active[day] as Int32Array;
    const value = room.value[day] as Float64Array;
    const count = room.counts[day] as number;
    const saturday = day % 7 === 5;
    for (let at = 0; at < count; at++) {
      const state = active[at] as number;
      const sum = value[state] as number;
      const phase = Math.floor(state / counted);
      const rest = state - phase * counted;
      if (this.isIdle(rest, day) || this.isUndercut(value, state, rest, sum)) continue;
      if (phase >= runs + begun) {
        const length = phase - runs - begun + 1;
        room.put(day + 1, this.freeAt(length + 1) + rest, sum + offPrice, state, 0);
        if (length < enough) continue;
        for (let kind = 0; kind < many; kind++) this.work(kind, day, state, rest, sum, this.runAt(kind, 1), saturday || day % 7 === 6);
        continue;
      }
      const isBegun = phase >= runs;
      const each = isBegun ? least - 1 : most;
      const within = isBegun ? phase - runs : phase;
      const last = Math.floor(within / each);
      const length = within - last * each + 1;
      // Who has worked one day less, long enough, may do all that this one may.
      if (!isBegun && ((length > least && (value[state - counted] as number) <= sum) || this.isOutdone(value, state, last, sum))) continue;
      if (isBegun || length >= least) room.put(day + 1, this.freeAt(1) + rest, sum + offPrice, state, 0);
      if (length >= most) continue;
      for (let kind = 0; kind < many; kind++) {
        if (forbidden[last * kinds.length + kind] === 1) continue;
        this.work(kind, day, state, rest, sum, isBegun && length + 1 < least ? this.begunAt(kind, length + 1) : this.runAt(kind, length + 1), saturday);
      }
    }
  }

  /** Too little worked so far: working as much as runs allow would not make up for it. */
  private isIdle(counted: number, day: number): boolean {
    return (this.minutes[counted] as number) < (this.needed[day] as number);
  }

  /** The same with one weekend less costs no more. */
  private isUndercut(value: Float64Array, state: number, counted: number, sum: number): boolean {
    return (this.weekends[counted] as number) > 0 && (value[state - this.perWeekend] as number) <= sum;
  }

  /** Another kind on the same day costs no more, and leaves as much open. */
  private isOutdone(value: Float64Array, state: number, last: number, sum: number): boolean {
    for (const step of this.freer[last] as readonly number[]) if ((value[state + step] as number) <= sum) return true;
    return false;
  }

  /** A day of work, where time, weekends and limits allow it. A run that goes on into Sunday has its weekend counted already. */
  private work(number: number, day: number, before: number, counted: number, sum: number, to: number, weekend: boolean): void {
    const price = this.price[number] as number;
    if (price === NEVER || (this.may[number * this.counted + counted] as number) < (weekend ? 2 : 1)) return;
    this.room.put(day + 1, to + counted + (this.steps[number] as number) + (weekend ? this.perWeekend : 0), sum + price, before, this.cheapest[number] as number);
  }

  /** The cheapest states after the last day, the cheapest first. */
  private ends(many: number): (readonly [state: number, cost: number])[] {
    const { room, days, counted } = this;
    const active = room.active[days] as Int32Array;
    const value = room.value[days] as Float64Array;
    const best: [number, number][] = [];
    for (let at = 0; at < (room.counts[days] as number); at++) {
      const state = active[at] as number;
      const cost = value[state] as number;
      if ((best.length === many && cost >= (best[many - 1]?.[1] ?? NEVER)) || (this.minutes[state % counted] as number) < this.person.minutes.least) continue;
      let place = best.length;
      while (place > 0 && (best[place - 1]?.[1] ?? 0) > cost) place--;
      best.splice(place, 0, [state, cost]);
      if (best.length > many) best.pop();
    }
    return best;
  }

  private trace(end: number): Uint8Array {
    const { room, days } = this;
    const tour = new Uint8Array(days);
    for (let [day, state] = [days, end]; day > 0; day--) {
      tour[day - 1] = (room.chose[day] as Uint8Array)[state] as number;
      state = (room.from[day] as Int32Array)[state] as number;
    }
    return tour;
  }
}

/** Days that can be worked of so many, in runs with days off between them. */
const mostDays = (days: number, run: number, off: number): number => Math.floor(days / (run + off)) * run + Math.min(run, days % (run + off));

const usedOf = ({ step, most }: Limit, used: number): number => Math.floor(used / step) % (most + 1);

function kindsOf(instance: Instance, person: Person, unit: number): { kinds: Kind[]; limits: Limit[] } {
  const found = new Map<string, { shifts: number[] } & Omit<Kind, 'shifts'>>();
  const limits: Limit[] = [];
  instance.shifts.forEach((shift, at) => {
    const most = person.most[at] ?? 0;
    if (most <= 0) return;
    const isLimited = most < instance.days;
    if (isLimited) limits.push({ most, minutes: shift.minutes, step: limits.reduce((product, one) => product * (one.most + 1), 1) });
    const before = instance.shifts.flatMap((other, number) => (other.notBefore.includes(at + 1) ? [number] : []));
    const key = `${shift.notBefore.join()}|${before.join()}|${shift.minutes}|${isLimited ? at : ''}`;
    const kind = found.get(key) ?? { shifts: [], minutes: shift.minutes, units: isLimited ? 0 : shift.minutes / unit, limited: isLimited ? limits.length - 1 : -1 };
    kind.shifts.push(at + 1);
    found.set(key, kind);
  });
  return { kinds: [...found.values()], limits };
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
