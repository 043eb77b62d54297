import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { namedDays } from '../../calendars/index.ts';
import { campaignsBetween } from '../../catalogue/index.ts';
import type { ForecastAnswerView, ForecastPointView, ForecastQueryInput } from '../contract.ts';
import { countryOfZone } from '../forecast/index.ts';
import { daysBetween, dayStarts, localDay } from '../rules/local-days.ts';
import { newestForecast, type ForecastRow } from '../store/forecasts.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { byDays, courseOf, sliced, type Course } from './expected.ts';

const MOST_DAYS = { interval: 35, day: 400 } as const;
const bands = ['low_80', 'high_80', 'low_95', 'high_95'] as const;

/** What came and what is expected, by interval or day, with bands, the days that have a name, and what was changed by hand. @throws Refusal `invalid` */
export async function forecastOf(tx: Tx, asked: ForecastQueryInput): Promise<ForecastAnswerView> {
  const brand = await brandPlanned(tx, asked.brand_id);
  const { step_seconds: stepSeconds } = await settingsOf(tx, asked.brand_id);
  checkSpan(asked);
  const starts = dayStarts(asked.from, asked.to, brand.time_zone);
  const about = { brandId: asked.brand_id, channel: asked.channel };
  const course = await courseOf(tx, { ...about, stepSeconds }, starts);
  const points = asked.by === 'interval' ? intervalPoints(course, await newestForecast(tx, { ...about, stepSeconds })) : dayPoints(course, await newestForecast(tx, { ...about, stepSeconds: 86_400 }));
  const total = (of: (point: ForecastPointView) => number | null): number => points.reduce((sum, point) => sum + (of(point) ?? 0), 0);
  return {
    time_zone: brand.time_zone, step_seconds: asked.by === 'day' ? 86_400 : stepSeconds, points, named: await namedIn(tx, asked, brand.time_zone, starts), overrides: course.overrides,
    total: { actual: total((point) => point.actual), mean: total((point) => point.mean), foretold: total((point) => point.foretold) }, version: versionOf(course.version),
  };
}

/** @throws Refusal where the days are none, or too many at once */
export function checkSpan({ from, to, by }: Pick<ForecastQueryInput, 'from' | 'to' | 'by'>): void {
  const days = daysBetween(from, to);
  if (days < 1) throw invalid('It ends before it begins.', [{ field: 'to', message: 'must be after the beginning' }]);
  if (days > MOST_DAYS[by]) throw invalid(`That is more than ${MOST_DAYS[by]} days: ask for less at once${by === 'interval' ? ', or by day' : ''}.`, [{ field: 'to', message: 'too far' }]);
}

function intervalPoints(course: Course, version: ForecastRow | undefined): ForecastPointView[] {
  const { stepSeconds, factors } = course;
  const from = course.starts[0] as Date;
  const band = Object.fromEntries(bands.map((name) => [name, sliced(version, version?.[name], from, stepSeconds, course.actual.length)])) as Record<(typeof bands)[number], (number | null)[]>;
  return course.actual.map((actual, at) => pointOf(new Date(from.getTime() + at * stepSeconds * 1000), actual, course.foretold[at] ?? null, factors[at] as number, (name) => band[name][at] ?? null));
}

/** A day's mean is the sum of its intervals; its bands are those of whole days. */
function dayPoints(course: Course, days: ForecastRow | undefined): ForecastPointView[] {
  const actual = byDays(course.actual, course);
  const foretold = byDays(course.foretold, course);
  const changed = byDays(course.foretold.map((value, at) => (value === null ? null : value * (course.factors[at] as number))), course);
  const first = days === undefined ? 0 : daysBetween(localDay(days.from_at, days.time_zone), localDay(course.starts[0] as Date, days.time_zone));
  return course.starts.slice(0, -1).map((at, day) => {
    const mean = foretold[day] ?? null;
    return pointOf(at, actual[day] ?? null, mean, mean === null || mean === 0 ? 1 : (changed[day] ?? mean) / mean, (name) => days?.[name][first + day] ?? null);
  });
}

function pointOf(at: Date, actual: number | null, foretold: number | null, factor: number, band: (name: (typeof bands)[number]) => number | null): ForecastPointView {
  const by = (value: number | null): number | null => (value === null || foretold === null ? null : value * factor);
  return { at: at.toISOString(), actual, foretold, mean: by(foretold), low_80: by(band('low_80')), high_80: by(band('high_80')), low_95: by(band('low_95')), high_95: by(band('high_95')) };
}

async function namedIn(tx: Tx, { brand_id, from, to }: ForecastQueryInput, timeZone: string, starts: readonly Date[]): Promise<ForecastAnswerView['named']> {
  const place = countryOfZone(timeZone);
  const years = [...new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))])];
  const holidays = (place === null ? [] : ((await namedDays(place, years)) ?? [])).filter(({ date, free }) => free && date >= from && date < to).map(({ date, name }) => ({ kind: 'holiday' as const, name, from: date, to: date }));
  const campaigns = await campaignsBetween(tx, brand_id, starts[0] as Date, starts.at(-1) as Date);
  return [...holidays, ...campaigns.map(({ name, fromAt, toAt }) => ({ kind: 'campaign' as const, name, from: localDay(fromAt, timeZone), to: localDay(new Date(toAt.getTime() - 1), timeZone) }))].toSorted((a, b) => a.from.localeCompare(b.from));
}

function versionOf(version: Course['version']): ForecastAnswerView['version'] {
  return version === undefined ? null : { made_at: version.made_at.toISOString(), known_to: version.known_to.toISOString(), model: version.model, days_of_history: version.read.days, holidays_of: version.read.holidays_of, campaigns: version.read.campaigns, silences: [...(version.read.silences ?? [])] };
}

/** As a sheet: a line an interval or day. */
export function* forecastCsv({ points }: ForecastAnswerView): Generator<string> {
  yield 'at,actual,expected,foretold,low_80,high_80,low_95,high_95';
  const cell = (value: number | null): string => (value === null ? '' : String(Math.round(value * 100) / 100));
  for (const point of points) yield [point.at, ...[point.actual, point.mean, point.foretold, point.low_80, point.high_80, point.low_95, point.high_95].map(cell)].join(',');
}

