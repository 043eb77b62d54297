import { goOn } from './go-on.ts';
import type { Hazards } from './hazards.ts';
import type { Panel } from './panel.ts';
import type { Stock } from './stock.ts';
import { causes, type Cause } from './way.ts';

/** What a cause brings about on a day to come. */
export interface Brought {
  /** 0 is the day the stock stands at the beginning of */
  readonly day: number;
  readonly cause: Cause;
  /** how many of it there are then */
  readonly units: number;
  readonly expected: number;
  /** what a series of contacts says of it already, that knows nothing of what stands */
  readonly usual: number;
  readonly extra: number;
  /** four of five days come to lie between */
  readonly low: number;
  readonly high: number;
}

export interface Asked {
  readonly stock: Stock;
  readonly hazards: Hazards;
  /** new orders by day */
  readonly expectedOrders: readonly number[];
  /** contacts of a cause by day, were nothing known of what stands */
  readonly usual: Readonly<Partial<Record<Cause, readonly number[]>>>;
  readonly days: number;
  /** the part of each cause's contacts that is asked for: a channel's; all where it is left out */
  readonly parts?: Readonly<Record<Cause, number>>;
}

const Z_80 = 1.2816;

/** What the stock of today brings about, cause by cause and day by day; never below zero. */
export function causesOf({ stock, hazards, expectedOrders, usual, days, parts }: Asked): Brought[] {
  const ahead = goOn({ stock, hazards, expectedOrders, days });
  return ahead.flatMap((units, day) => causes.map((cause): Brought => {
    const expected = (parts?.[cause] ?? 1) * contactsFrom(hazards, cause, stock.origin + day, units[cause]);
    const wide = Z_80 * Math.sqrt(expected * hazards.dispersion[cause]);
    const before = Math.max(0, usual[cause]?.[day] ?? 0);
    return { day, cause, units: units[cause].reduce((all, count) => all + count, 0), expected, usual: before, extra: expected - before, low: Math.max(0, expected - wide), high: expected + wide };
  }));
}

/** Contacts from so many of each age on a day: Σ units × rate of their age × weekday. */
export function contactsFrom({ rates, weekday }: Hazards, cause: Cause, day: number, units: readonly number[]): number {
  return (weekday[cause][day % 7] ?? 1) * units.reduce((all, count, age) => all + count * (rates[cause][age] ?? 0), 0);
}

/** What a cause brought about on each past day from `from` to before `until`, by how many there were: its own past. */
export function broughtBefore({ units }: Panel, hazards: Hazards, cause: Cause, from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, at) => contactsFrom(hazards, cause, from + at, Array.from({ length: units[cause].ages }, (_age, age) => units[cause].at(from + at, age))));
}
