import type { Tx } from '../../../platform/db/tx.ts';
import type { ForecastOverrideView } from '../contract.ts';
import { factorsOf, sumsByDay } from '../forecast/index.ts';
import { newestPiece, type ForecastPiece, type ForecastRow } from '../store/forecasts.ts';
import { contactsBySteps } from '../store/past-contacts.ts';
import { overridesIn } from './overrides.ts';

/** Contacts of a channel over a span of local days: what came, and what is expected. Values are by interval from the first of `starts` on. */
export interface Course {
  readonly stepSeconds: number;
  readonly starts: readonly Date[];
  /** null from the first interval on that is not over */
  readonly actual: readonly (number | null)[];
  readonly foretold: readonly (number | null)[];
  /** what was changed by hand, as a factor */
  readonly factors: Float64Array;
  readonly version: Omit<ForecastPiece, 'mean'> | undefined;
  readonly overrides: ForecastOverrideView[];
}

export async function courseOf(tx: Tx, about: { brandId: string; channel: string; stepSeconds: number }, starts: readonly Date[]): Promise<Course> {
  const { stepSeconds } = about;
  const [from, to] = [starts[0] as Date, starts.at(-1) as Date];
  const length = Math.round((to.getTime() - from.getTime()) / 1000 / stepSeconds);
  const over = Math.min(length, Math.max(0, Math.floor((tx.now.getTime() - from.getTime()) / 1000 / stepSeconds)));
  const came = over === 0 ? [] : ((await contactsBySteps(tx, about.brandId, from, new Date(from.getTime() + over * stepSeconds * 1000), stepSeconds, about.channel)).get(about.channel) ?? new Array<number>(over).fill(0));
  const version = await newestPiece(tx, about, from, length);
  const { shown, held } = await overridesIn(tx, about, from, to);
  return {
    stepSeconds, starts, version, overrides: shown, factors: factorsOf(held.filter((one) => one.removedAt === null), from, stepSeconds, length),
    actual: Array.from({ length }, (_, at) => (at < over ? (came[at] ?? 0) : null)), foretold: version?.mean ?? new Array<null>(length).fill(null),
  };
}

/** Values of a version by interval from a moment on; null where it says nothing. */
export function sliced(version: ForecastRow | undefined, values: readonly number[] | undefined, from: Date, stepSeconds: number, length: number): (number | null)[] {
  const begin = version === undefined ? 0 : Math.round((from.getTime() - version.from_at.getTime()) / 1000 / stepSeconds);
  return Array.from({ length }, (_, at) => values?.[begin + at] ?? null);
}

/** What is to be staffed: what came where an interval is over, what is expected (with what was changed by hand) where it is not. */
export function demandOf(course: Course, factor = 1): number[] {
  return course.actual.map((came, at) => came ?? (course.foretold[at] ?? 0) * (course.factors[at] as number) * factor);
}

/** How many intervals nothing is known or foretold of. */
export function unforetold(course: Course, first: number, last: number): number {
  return course.actual.slice(first, last).filter((came, at) => came === null && (course.foretold[first + at] ?? null) === null).length;
}

/** Sums by local day; null of a day of which anything is missing. */
export function byDays(values: readonly (number | null)[], { starts, stepSeconds }: Pick<Course, 'starts' | 'stepSeconds'>): (number | null)[] {
  const missing = sumsByDay(values.map((value) => (value === null ? 1 : 0)), starts, stepSeconds);
  return sumsByDay(values.map((value) => value ?? 0), starts, stepSeconds).map((sum, day) => ((missing[day] ?? 0) > 0 ? null : sum));
}
