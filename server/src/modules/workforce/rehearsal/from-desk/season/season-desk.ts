import { refuseUnless } from '../../../staffing/index.ts';
import { addDays, daysBetween, dayStarts, localDay } from '../../../rules/local-days.ts';
import { comingTo } from '../demand.ts';
import type { KnownDesk } from '../known.ts';
import type { WeekToPlay } from './to-play.ts';

const DAYS = 7;

export interface LaidSeason {
  readonly desk: KnownDesk;
  /** how many of its weeks nothing is foretold of: they have the shape of the nearest that is */
  readonly borrowed: number;
}

/**
 * A desk of foretold weeks laid over the weeks of a season: each week has the shape of its own forecast, or of the nearest foretold one, and as much of it that staffing asks for the
 * week's hours. An hour of a season is an hour of an agent whom staffing asks for, not an hour of handling: one comes with the other, so a week that nobody changed is the forecast itself.
 * @throws Refusal `nothing_expected`
 */
export function seasonDesk(known: KnownDesk, weeks: readonly WeekToPlay[]): LaidSeason {
  const [first, last] = [weeks[0] as WeekToPlay, weeks.at(-1) as WeekToPlay];
  const origin = localDay(new Date(known.begins), known.timeZone);
  const shapes = shapesOf(known);
  const busy = shapes.filter((shape) => shape.hours > 0);
  refuseUnless(busy.length > 0, 'nothing_expected', 'season', 'Nothing is foretold of any whole week: make a forecast first. The season’s own weeks take their shape from it.');
  const starts = dayStarts(first.from, addDays(last.from, DAYS), known.timeZone);
  const begins = starts[0] as Date;
  const days = starts.map((at) => Math.round((at.getTime() - begins.getTime()) / 1000 / known.stepSeconds));
  const places = weeks.map(({ from }) => daysBetween(origin, from) / DAYS);
  const chosen = places.map((place) => nearest(busy, place));
  const laid = (values: readonly number[], times: (week: number) => number): number[] => weeks.flatMap((_, week) => fitted(values, (chosen[week] as Shape).days, days.slice(week * DAYS, week * DAYS + DAYS + 1)).map((value) => value * times(week)));
  const part = (week: number): number => (weeks[week] as WeekToPlay).hours / asked(known, (chosen[week] as Shape).days, days.slice(week * DAYS, week * DAYS + DAYS + 1));
  const times = weeks.map((_, week) => part(week));
  const comes = times.map((one, week) => one * (1 - (weeks[week] as WeekToPlay).avoided));
  return {
    borrowed: places.filter((place, week) => (chosen[week] as Shape).place !== place).length,
    desk: {
      ...known, begins: begins.toISOString(), days: weeks.length * DAYS, dayStarts: days.slice(0, -1), people: [], waiting: first.from === origin ? known.waiting : [],
      brands: known.brands.map((brand) => ({
        ...brand,
        channels: brand.channels.map((one) => ({ ...one, expected: laid(one.expected, (week) => comes[week] as number), agents: laid(one.agents, (week) => times[week] as number), whileClosed: 0, overridden: false })),
      })),
    },
  };
}

/** A foretold week: its place from the first on, where its days begin and the last ends, and the hours staffing asks for in it. */
interface Shape {
  readonly place: number;
  readonly days: readonly number[];
  readonly hours: number;
}

function shapesOf(known: KnownDesk): Shape[] {
  const length = known.brands.flatMap((brand) => brand.channels)[0]?.agents.length ?? 0;
  const starts = [...known.dayStarts, length];
  return Array.from({ length: Math.floor(known.days / DAYS) }, (_, place) => {
    const days = starts.slice(place * DAYS, place * DAYS + DAYS + 1);
    return { place, days, hours: asked(known, days, days) };
  });
}

/** Of weeks as near, the earlier one. */
const nearest = (shapes: readonly Shape[], place: number): Shape => shapes.reduce((best, one) => (Math.abs(one.place - place) < Math.abs(best.place - place) ? one : best));

/** Hours of agents staffing asks for in a week, laid over days that may be an hour shorter or longer. */
function asked(known: KnownDesk, from: readonly number[], to: readonly number[]): number {
  const sums = known.brands.flatMap((brand) => comingTo(brand).map((one) => fitted(one.agents, from, to).reduce((sum, agents) => sum + agents, 0)));
  return (sums.reduce((sum, one) => sum + one, 0) * known.stepSeconds) / 3600;
}

/** Day by day; an hour that clocks leave out is left out, one they add has nobody. */
function fitted(values: readonly number[], from: readonly number[], to: readonly number[]): number[] {
  return Array.from({ length: DAYS }, (_, day) => {
    const [begin, end] = [from[day] as number, from[day + 1] as number];
    return Array.from({ length: (to[day + 1] as number) - (to[day] as number) }, (_unused, at) => (begin + at < end ? (values[begin + at] ?? 0) : 0));
  }).flat();
}
