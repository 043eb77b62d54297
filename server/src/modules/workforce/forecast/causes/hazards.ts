import type { Grid, Known, Panel, Steps } from './panel.ts';
import { AGES, causes, reasonsOfCause, type Cause } from './way.ts';

/** How often somebody writes, and how fast things go on, as learned from some past days. */
export interface Hazards {
  /** contacts per unit and day, by age; those whose order is not known counted in */
  readonly rates: Readonly<Record<Cause, readonly number[]>>;
  /** by day number modulo 7: how much more or less than on other days */
  readonly weekday: Readonly<Record<Cause, readonly number[]>>;
  /** variance ÷ mean of a day's contacts; 1 where they come as by chance */
  readonly dispersion: Readonly<Record<Cause, number>>;
  readonly learned: Readonly<Record<Cause, { readonly contacts: number; readonly unitDays: number; readonly perKnown: number }>>;
  /** chances of steps on a day, by age: handed over, arrived in time, arrived late */
  readonly steps: Readonly<Record<'waiting' | 'under_way' | 'late', StepChance>>;
  /** of those handed over lately: days until the day they were told (null: none was), with its share */
  readonly promises: readonly { readonly days: number | null; readonly share: number }[];
}

/** Chance of a step on a day by age, as things lately went and as they usually go. */
export interface StepChance {
  readonly lately: readonly number[];
  readonly usual: readonly number[];
  readonly weekday: readonly number[];
}

/** Days that are learned from; fewer contacts than this say nothing of a cause. */
export const LEARN_DAYS = 84;
export const LEAST_CONTACTS = 30;
/** As many contacts at the cause's own rate does every age begin with, and every weekday: few cases say little (gamma–Poisson). */
const PRIOR = 5;
const WEEKDAY_PRIOR = 20;
/** How fast parcels go is learned from the last days: a carrier stands still from one day to the next. */
const HALF_LIFE_DAYS = 3;
const LATELY_DAYS = 28;

const days = (from: number, until: number): number[] => Array.from({ length: Math.max(0, until - from) }, (_, at) => from + at);
const ages = (grid: Grid): number[] => Array.from({ length: grid.ages }, (_, age) => age);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const over = (grid: Grid, span: readonly number[], age: number): number => sum(span.map((day) => grid.at(day, age)));

/** What the days before `until` teach; nothing later is looked at. */
export function learn(panel: Panel, known: Known, until: number): Hazards {
  const span = days(Math.max(0, until - LEARN_DAYS), until);
  const of = causes.map((cause) => [cause, learnCause(panel, known, cause, span)] as const);
  const pick = <T>(what: (one: ReturnType<typeof learnCause>) => T): Record<Cause, T> => Object.fromEntries(of.map(([cause, one]) => [cause, what(one)])) as Record<Cause, T>;
  const { waiting, under_way, late } = panel.steps;
  const arriving = pooled([under_way, late], span);
  return {
    rates: pick((one) => one.rates), weekday: pick((one) => one.weekday), dispersion: pick((one) => one.dispersion), learned: pick((one) => one.learned),
    steps: { waiting: learnSteps(waiting, span, pooled([waiting], span)), under_way: learnSteps(under_way, span, arriving), late: learnSteps(late, span, arriving) }, promises: learnPromises(known, until),
  };
}

function learnCause(panel: Panel, known: Known, cause: Cause, span: readonly number[]) {
  const [units, contacts] = [panel.units[cause], panel.contacts[cause]];
  const [n, c] = [ages(units).map((age) => over(units, span, age)), ages(units).map((age) => over(contacts, span, age))];
  const [unitDays, all] = [sum(n), sum(c)];
  const perKnown = perKnownContact(known, cause, span);
  const none = { rates: n.map(() => 0), weekday: new Array<number>(7).fill(1), dispersion: 1, learned: { contacts: all, unitDays, perKnown } };
  if (all < LEAST_CONTACTS || unitDays === 0) return none;
  const plain = shrunk(c, n);
  const expected = (day: number): number => sum(plain.map((rate, age) => rate * units.at(day, age)));
  const came = (day: number): number => sum(ages(contacts).map((age) => contacts.at(day, age)));
  const weekday = weekdays(span, came, expected);
  const off = span.map((day) => perKnown * (came(day) - expected(day) * (weekday[day % 7] as number)));
  const dispersion = Math.max(1, sum(off.map((one) => one * one)) / Math.max(1e-9, perKnown * sum(span.map(expected))));
  return { ...none, rates: plain.map((rate) => rate * perKnown), weekday, dispersion };
}

/** Contacts per unit-day by age: each age's own, drawn to that of all ages the more the fewer cases it has. */
export function shrunk(contacts: readonly number[], unitDays: readonly number[]): number[] {
  const pooled = sum(contacts) / Math.max(1e-9, sum(unitDays));
  return contacts.map((count, age) => (pooled === 0 ? 0 : (count + PRIOR) / ((unitDays[age] ?? 0) + PRIOR / pooled)));
}

/** Contacts for each whose order or charge we know: the others are taken to be about the same things. */
function perKnownContact(known: Known, cause: Cause, span: readonly number[]): number {
  const [first, last] = [span[0] ?? 0, span.at(-1) ?? -1];
  const counted = (rows: readonly { day: number; count: number; reason?: string }[]): number => sum(rows.filter((row) => row.day >= first && row.day <= last && (row.reason === undefined || reasonsOfCause[cause].includes(row.reason))).map((row) => row.count));
  const linked = counted(cause === 'renewals' ? known.dueContacts : known.contacts);
  // Of renewals whoever has no charge about then writes of something else: they are left to the series.
  return cause === 'renewals' || linked === 0 ? 1 : Math.max(1, counted(known.totals) / linked);
}

function weekdays(span: readonly number[], came: (day: number) => number, expected: (day: number) => number): number[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const of = span.filter((day) => day % 7 === weekday);
    return (sum(of.map(came)) + WEEKDAY_PRIOR) / (sum(of.map(expected)) + WEEKDAY_PRIOR);
  });
}

/** `prior`: the chance every age begins with. Days on which far more wait than usual weigh no more than three usual ones: a carrier that stood still for a week is no usual carrier. */
function learnSteps({ could, did }: Steps, span: readonly number[], prior: number): StepChance {
  const until = (span.at(-1) ?? -1) + 1;
  const crowd = span.map((day) => sum(ages(could).map((age) => could.at(day, age))));
  const most = Math.max(30, 3 * (crowd.toSorted((a, b) => a - b)[Math.floor(crowd.length / 2)] ?? 0));
  const weights = crowd.map((count) => Math.min(1, most / Math.max(1, count)));
  const weighed = (grid: Grid, age: number): number => sum(span.map((day, at) => (weights[at] as number) * grid.at(day, age)));
  const usual = ages(could).map((age) => (weighed(did, age) + PRIOR * prior) / (weighed(could, age) + PRIOR));
  const weekday = weekdays(span, (day) => sum(ages(did).map((age) => did.at(day, age))), (day) => sum(usual.map((chance, age) => chance * could.at(day, age))));
  const near = span.slice(-LATELY_DAYS);
  const weigh = (day: number): number => 0.5 ** ((until - day) / HALF_LIFE_DAYS);
  const lately = usual.map((chance, age) => {
    const done = sum(near.map((day) => weigh(day) * did.at(day, age)));
    const open = sum(near.map((day) => weigh(day) * could.at(day, age) * (weekday[day % 7] as number)));
    return Math.min(0.98, (done + PRIOR * chance) / (open + PRIOR));
  });
  return { lately, usual, weekday };
}

/** Of all steps that could be taken, how many were. */
function pooled(all: readonly Steps[], span: readonly number[]): number {
  const counted = (of: (one: Steps) => Grid): number => sum(all.flatMap((one) => ages(of(one)).map((age) => over(of(one), span, age))));
  return counted((one) => one.did) / Math.max(1, counted((one) => one.could));
}

function learnPromises({ cohorts }: Known, until: number): Hazards['promises'] {
  const byDays = new Map<number | null, number>();
  for (const { handed, promised, count } of cohorts) {
    if (handed === null || handed >= until || handed < until - LATELY_DAYS) continue;
    const days = promised === null ? null : Math.min(AGES.under_way, Math.max(0, promised - handed));
    byDays.set(days, (byDays.get(days) ?? 0) + count);
  }
  const all = sum([...byDays.values()]);
  return all === 0 ? [{ days: null, share: 1 }] : [...byDays].toSorted(([a], [b]) => (a ?? -1) - (b ?? -1)).map(([days, count]) => ({ days, share: count / all }));
}
