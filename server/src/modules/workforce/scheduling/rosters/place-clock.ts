import { Temporal } from 'temporal-polyfill';
import { DAY_MINUTES } from './stint.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** Days and nights of a place as minutes since an origin, reckoned once: the day the clocks change is 23 or 25 hours long. Days are told as days since 1970. */
export class PlaceClock {
  readonly firstDay: number;
  readonly origin: number;
  readonly zone: string;
  readonly #starts: Int32Array;
  readonly #nights = new Map<string, { readonly ends: Int32Array; readonly begins: Int32Array }>();

  /** @param origin milliseconds, on a whole minute */
  constructor(zone: string, origin: number, fromDay: number, toDay: number) {
    this.zone = zone;
    this.origin = origin;
    this.firstDay = fromDay;
    this.#starts = Int32Array.from({ length: toDay - fromDay + 2 }, (_, at) => this.#minute(fromDay + at, null));
  }

  startOf(day: number): number {
    return this.#starts[Math.min(this.#starts.length - 1, Math.max(0, day - this.firstDay))] as number;
  }

  dayOf(minute: number): number {
    const starts = this.#starts;
    let at = Math.min(starts.length - 1, Math.max(0, Math.floor((minute - (starts[0] as number)) / DAY_MINUTES)));
    while (at + 1 < starts.length && (starts[at + 1] as number) <= minute) at++;
    while (at > 0 && (starts[at] as number) > minute) at--;
    return this.firstDay + at;
  }

  /** When the clock of a day shows so many minutes after midnight; where that hour is skipped, as late. */
  at(day: number, minuteOfDay: number): number {
    return minuteOfDay >= DAY_MINUTES ? this.startOf(day + 1) + minuteOfDay - DAY_MINUTES : this.#minute(day, minuteOfDay);
  }

  /** Minutes of a time that lie between two hours of the night, "22:00" and "06:00". */
  nightMinutes(from: number, to: number, night: { readonly from: string; readonly to: string }): number {
    const { ends, begins } = this.#nightOf(night);
    const over = night.from > night.to;
    let sum = 0;
    for (let day = this.dayOf(from); day <= this.dayOf(to - 1); day++) {
      const at = Math.min(ends.length - 1, Math.max(0, day - this.firstDay));
      const [end, begin] = [ends[at] as number, begins[at] as number];
      sum += over ? overlap(from, to, this.startOf(day), end) + overlap(from, to, begin, this.startOf(day + 1)) : overlap(from, to, begin, end);
    }
    return sum;
  }

  #nightOf(night: { readonly from: string; readonly to: string }): { readonly ends: Int32Array; readonly begins: Int32Array } {
    const key = `${night.from} ${night.to}`;
    const known = this.#nights.get(key);
    if (known !== undefined) return known;
    const days = this.#starts.length;
    const made = { ends: Int32Array.from({ length: days }, (_, at) => this.#minute(this.firstDay + at, minutesOf(night.to))), begins: Int32Array.from({ length: days }, (_, at) => this.#minute(this.firstDay + at, minutesOf(night.from))) };
    this.#nights.set(key, made);
    return made;
  }

  #minute(day: number, minuteOfDay: number | null): number {
    const date = EPOCH.add({ days: day });
    const moment = minuteOfDay === null ? date.toZonedDateTime(this.zone) : date.toZonedDateTime({ timeZone: this.zone, plainTime: Temporal.PlainTime.from({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 }) });
    return Math.round((moment.epochMilliseconds - this.origin) / 60_000);
  }
}

export const overlap = (from: number, to: number, begin: number, end: number): number => Math.max(0, Math.min(to, end) - Math.max(from, begin));

/** "08:30" as minutes after midnight; "24:00" is the end of the day. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
