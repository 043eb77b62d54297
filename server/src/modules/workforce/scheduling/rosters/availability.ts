import { DAY_MINUTES, type Stint } from './stint.ts';
import type { PlaceClock } from './place-clock.ts';
import { NIGHT, type RosterPerson } from './question.ts';

/** Why somebody cannot work at a moment; null: they can. */
export type Away = 'not_begun' | 'left' | 'leave' | 'not_available' | 'no_nights';

/** When somebody could work, as far as terms, leave and the days they are employed say: kept by the quarter. */
export class Availability {
  readonly #free: Int32Array;
  readonly #from: number;
  readonly #person: RosterPerson;
  readonly #clock: PlaceClock;

  constructor(person: RosterPerson, clock: PlaceClock, weeks: number) {
    [this.#person, this.#clock] = [person, clock];
    this.#from = Math.floor(clock.startOf(person.monday - 1) / 15);
    const length = Math.ceil(clock.startOf(person.monday + weeks * 7 + 2) / 15) - this.#from;
    this.#free = new Int32Array(length + 1);
    for (let at = 0; at < length; at++) this.#free[at + 1] = (this.#free[at] as number) + (this.awayAt((this.#from + at) * 15) === null ? 1 : 0);
  }

  /** All of a stint lies where they can work. */
  holds({ from, to }: Stint): boolean {
    const [first, last] = [Math.floor(from / 15) - this.#from, Math.ceil(to / 15) - this.#from];
    return first >= 0 && last < this.#free.length && (this.#free[last] as number) - (this.#free[first] as number) === last - first;
  }

  awayAt(minute: number): Away | null {
    const { startsOn, endsOn, leave, nights } = this.#person;
    const day = this.#clock.dayOf(minute);
    if (startsOn !== null && day < startsOn) return 'not_begun';
    if (endsOn !== null && day > endsOn) return 'left';
    if (leave.some(([from, to]) => day >= from && day <= to)) return 'leave';
    const ofDay = minute - this.#clock.startOf(day);
    if (!nights && (ofDay >= NIGHT.from || ofDay < NIGHT.to)) return 'no_nights';
    return this.#open(day, ofDay) ? null : 'not_available';
  }

  /** Minutes of the longest piece of a day they can work without a pause, into the next day where that goes on. */
  longestOf(day: number): number {
    const [first, last] = [Math.floor(this.#clock.startOf(day) / 15), Math.floor(this.#clock.startOf(day + 1) / 15)];
    let longest = 0;
    for (let at = first; at < last; at++) {
      if (at > first && this.#can(at - 1)) continue;
      let end = at;
      while (end < last + 96 && this.#can(end)) end++;
      longest = Math.max(longest, (end - at) * 15);
    }
    return longest;
  }

  #can(quarter: number): boolean {
    const at = quarter - this.#from;
    return at >= 0 && at + 1 < this.#free.length && (this.#free[at + 1] as number) > (this.#free[at] as number);
  }

  #open(day: number, ofDay: number): boolean {
    const windows = (of: number): readonly (readonly [number, number])[] => this.#person.availability[String(weekdayOf(of))] ?? [[0, DAY_MINUTES]];
    return windows(day).some(([from, to]) => (to > from ? ofDay >= from && ofDay < to : ofDay >= from)) || windows(day - 1).some(([from, to]) => to <= from && ofDay < to);
  }
}

/** ISO weekday of a day since 1970, which was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
