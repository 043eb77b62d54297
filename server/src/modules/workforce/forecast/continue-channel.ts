import type { NamedDay } from '../../calendars/index.ts';
import { addDays } from '../rules/local-days.ts';
import { forecastSeries } from './forecast-series.ts';
import type { EventSpan, SilentSpan } from './question.ts';

/** Contacts of a channel up to now, by interval and by local day. */
export interface Past {
  /** First moment: a local midnight of `timeZone`. */
  readonly from: Date;
  readonly timeZone: string;
  readonly stepSeconds: number;
  readonly byStep: readonly number[];
  /** YYYY-MM-DD of the first of `byDay`. */
  readonly firstDay: string;
  readonly byDay: readonly number[];
  readonly events: readonly EventSpan[];
  readonly holidays: readonly NamedDay[];
}

/** What is expected, by interval or day. Bands: 80 of 100 come to lie between `low80` and `high80`, 95 between the others. */
export interface Expected {
  readonly mean: readonly number[];
  readonly low80: readonly number[];
  readonly high80: readonly number[];
  readonly low95: readonly number[];
  readonly high95: readonly number[];
  readonly model: string;
}

export interface ExpectedBoth {
  readonly steps: Expected;
  readonly days: Expected;
  /** What of the past counts as not known. */
  readonly silences: readonly SilentSpan[];
}

/** Less than this says nothing about a week. */
export const LEAST_DAYS = 14;
const QUANTILES = [0.025, 0.1, 0.9, 0.975] as const;

/**
 * Continues a channel by interval and by day. A day's mean is the sum of its intervals, so that both views of a plan say the same; its bands
 * are as wide, measured by their own mean, as whole days came to lie around what was foretold of whole days: bands of intervals do not add up.
 * `starts`: begin of each local day to come, and the end of the last.
 */
export function continueChannel(past: Past, starts: readonly Date[]): ExpectedBoth {
  const { timeZone, events, holidays } = past;
  const [begin, end] = [starts[0]?.getTime() ?? 0, starts.at(-1)?.getTime() ?? 0];
  const horizon = Math.round((end - begin) / 1000 / past.stepSeconds);
  const asked = { timeZone, events, holidays, quantiles: QUANTILES };
  const fine = forecastSeries({ ...asked, start: past.from.toISOString(), stepSeconds: past.stepSeconds, values: past.byStep, horizon });
  const [steps, { silences }] = [expectedOf(fine), fine];
  const whole = expectedOf(forecastSeries({ ...asked, start: past.firstDay, stepSeconds: 86_400, values: knownDays(past, silences), horizon: starts.length - 1 }));
  const mean = sumsByDay(steps.mean, starts, past.stepSeconds);
  const scaled = (band: readonly number[]): number[] => band.map((value, day) => around(mean[day] ?? 0, value, whole.mean[day] ?? 0));
  return { steps, days: { mean, low80: scaled(whole.low80), high80: scaled(whole.high80), low95: scaled(whole.low95), high95: scaled(whole.high95), model: whole.model }, silences };
}

/** Means that differ by more are of no common measure: a band is as far away then, not as many times. */
const ALIKE = 2;

/** The edge of a band around one mean, measured around another. */
function around(mean: number, edge: number, measured: number): number {
  return measured * ALIKE < mean || measured > mean * ALIKE ? Math.max(0, mean + edge - measured) : (mean * edge) / Math.max(1e-9, measured);
}

/** Contacts by day, null on days some of which is not known. */
export function knownDays({ firstDay, byDay }: Pick<Past, 'firstDay' | 'byDay'>, silences: readonly SilentSpan[]): (number | null)[] {
  return byDay.map((count, at) => {
    const [morning, midnight] = [addDays(firstDay, at), addDays(firstDay, at + 1)];
    return silences.some(({ from, to }) => from < midnight && to > `${morning}T00:00`) ? null : count;
  });
}

/** Sums of intervals that begin at `starts[0]` by the local days they begin in. */
export function sumsByDay(values: readonly number[], starts: readonly Date[], stepSeconds: number): number[] {
  const begin = starts[0]?.getTime() ?? 0;
  const at = (moment: Date): number => Math.round((moment.getTime() - begin) / 1000 / stepSeconds);
  return starts.slice(0, -1).map((start, day) => values.slice(at(start), at(starts[day + 1] as Date)).reduce((sum, value) => sum + value, 0));
}

function expectedOf({ mean, quantiles, model }: ReturnType<typeof forecastSeries>): Expected {
  const of = (p: number): number[] => quantiles[String(p)] ?? [];
  return { mean, low95: of(0.025), low80: of(0.1), high80: of(0.9), high95: of(0.975), model };
}
