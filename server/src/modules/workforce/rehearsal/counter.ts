import type { Floor } from '../../routing/index.ts';
import type { LinePlan, Person, Plan } from './plan.ts';
import { AGES, Tally } from './tally.ts';

/** The interval of who waited already when it began: they count to no interval, and to no service level of these. */
export const OPENING = -1;
/** The interval of more work on what was answered before: it takes people's time, and is counted nowhere else. */
export const MORE = -2;

/** Puts what happens where it belongs: contacts to the interval in which they came, people's time to the one in which it passes. */
export class Counter {
  readonly tally: Tally;
  interval = 0;
  readonly #plan: Plan;
  /** who waits, by the interval since which they do */
  readonly #waitingSince: Int32Array;
  /** intervals before the first in which somebody who waits has come */
  readonly #before: number;
  #oldestSince = 0;
  readonly #isHere: Uint8Array;
  readonly #isBusy: Uint8Array;
  #here = 0;
  #busy = 0;
  /** of all who are here, an hour */
  #cost = 0;
  #passed: number;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.tally = new Tally(plan);
    this.#before = Math.ceil((plan.begins - (plan.opening[0]?.since ?? plan.begins)) / plan.intervalMs);
    this.#waitingSince = new Int32Array(this.#before + plan.intervals + 1);
    this.#isHere = new Uint8Array(plan.people.length);
    this.#isBusy = new Uint8Array(plan.people.length);
    this.#passed = plan.begins;
  }

  /** When the interval ends; never, after the last one. */
  get at(): number {
    return this.interval < this.#plan.intervals ? this.#plan.begins + (this.interval + 1) * this.#plan.intervalMs : Infinity;
  }

  /** Time passes with everybody as they are. */
  pass(at: number): void {
    const time = at - this.#passed;
    if (time <= 0) return;
    const { here, busy, labour } = this.tally;
    const { interval } = this;
    here[interval] = (here[interval] as number) + time * this.#here;
    busy[interval] = (busy[interval] as number) + time * this.#busy;
    labour[interval] = (labour[interval] as number) + (time * this.#cost) / 3_600_000;
    this.#passed = at;
  }

  /** Paid and counted is who is on duty or still finishes something. */
  note(agent: number, isOnDuty: boolean, isBusy: boolean): void {
    const here = isOnDuty || isBusy ? 1 : 0;
    const busy = isBusy ? 1 : 0;
    this.#busy += busy - (this.#isBusy[agent] as number);
    this.#isBusy[agent] = busy;
    const change = here - (this.#isHere[agent] as number);
    if (change === 0) return;
    this.#here += change;
    this.#cost += change * (this.#plan.people[agent] as Person).hourlyCost;
    this.#isHere[agent] = here;
  }

  came(line: number): void {
    this.#add(this.tally.arrived, this.#cell(line, this.interval));
  }

  /** Somebody waits already when it begins. */
  opens(line: number): void {
    this.#add(this.tally.opened, line);
  }

  /** One more or one less waits since a moment. */
  waits(since: number, by: number): void {
    const at = this.#before + Math.min(this.#plan.intervals, Math.floor((since - this.#plan.begins) / this.#plan.intervalMs));
    this.#waitingSince[at] = (this.#waitingSince[at] as number) + by;
  }

  /** Somebody took it up after so many seconds. */
  taken(line: number, interval: number, seconds: number): void {
    if (interval < 0) return;
    const cell = this.#cell(line, interval);
    this.#add(this.tally.taken, cell);
    this.tally.waitedOfTaken[cell] = (this.tally.waitedOfTaken[cell] as number) + seconds;
    this.#waited(line, interval, seconds);
  }

  /** It got its first answer after so many hours. */
  decided(line: number, interval: number, isInTime: boolean, hours: number): void {
    if (interval === MORE) return;
    if (interval === OPENING) return this.#add(isInTime ? this.tally.openedInTime : this.tally.openedLate, line);
    const cell = this.#cell(line, interval);
    this.#add(this.tally.decided, cell);
    if (isInTime) this.#add(this.tally.inTime, cell);
    this.#charge(cell, line, hours, !isInTime);
  }

  gaveUp(line: number, interval: number, seconds: number): void {
    if (interval === MORE) return;
    if (interval === OPENING) return this.#add(this.tally.openedGone, line);
    const cell = this.#cell(line, interval);
    this.#add(this.tally.abandoned, cell);
    this.#add(this.tally.decided, cell);
    this.#waited(line, interval, seconds);
    this.#charge(cell, line, seconds / 3600, true);
    this.tally.delayCost[cell] = (this.tally.delayCost[cell] as number) + (this.#plan.lines[line] as LinePlan).lost;
  }

  /** Nobody took it up before the season ended. */
  leftOpen(line: number, interval: number, isOverdue: boolean, hours: number): void {
    if (interval < 0) return;
    const cell = this.#cell(line, interval);
    if (isOverdue) this.#add(this.tally.decided, cell);
    this.#waited(line, interval, hours * 3600);
    this.#charge(cell, line, hours, isOverdue);
  }

  /** The interval ends: who waits now, and how long. */
  close(floor: Floor): void {
    const { tally, interval } = this;
    let oldest = this.at;
    for (let line = 0; line < tally.lines; line++) {
      const size = floor.waiting(line);
      tally.waiting[this.#cell(line, interval)] = size;
      if (size > 0) oldest = Math.min(oldest, floor.firstSince(line));
    }
    tally.oldest[interval] = (this.at - oldest) / 1000;
    const last = this.#before + interval;
    while (this.#oldestSince < last && this.#waitingSince[this.#oldestSince] === 0) this.#oldestSince++;
    for (let since = this.#oldestSince; since <= last; since++) {
      const many = this.#waitingSince[since] as number;
      if (many === 0) continue;
      const age = ((last - since) * this.#plan.intervalMs) / 1000;
      const group = interval * AGES.length + AGES.findIndex((end) => age < end);
      tally.byAge[group] = (tally.byAge[group] as number) + many;
    }
    this.interval++;
  }

  /** What waiting costs grows by the hour, as routing reckons with; a target that was missed costs once. */
  #charge(cell: number, line: number, hours: number, isMissed: boolean): void {
    const { cost, alike } = this.#plan.lines[line] as LinePlan;
    const waiting = cost.per_hour * (hours + ((cost.growth_per_hour ?? 0) * hours ** 2) / 2);
    this.tally.delayCost[cell] = (this.tally.delayCost[cell] as number) + (alike.weight ?? 1) * (waiting + (isMissed ? (cost.missed ?? 0) : 0));
  }

  #waited(line: number, interval: number, seconds: number): void {
    const cell = this.#cell(line, interval);
    this.tally.waited[cell] = (this.tally.waited[cell] as number) + seconds;
    if (this.#plan.begins + interval * this.#plan.intervalMs < this.#plan.countsFrom) return;
    this.tally.waits.add(line, seconds);
    this.tally.waitsOfIntervals.add(interval, seconds);
  }

  #cell(line: number, interval: number): number {
    return interval * this.tally.lines + line;
  }

  #add(into: Int32Array, at: number): void {
    into[at] = (into[at] as number) + 1;
  }
}
