import type { PlayedScenario } from '@keepdesk/client';
import { clock, dayIn, momentName } from './day-words.ts';

interface Part {
  readonly arrived: number;
  readonly level: number | null;
}

export interface Hour extends Part {
  readonly name: string;
  readonly by_channel: Readonly<Record<string, Part>>;
  readonly by_reason: Readonly<Record<string, Part>>;
}

/** Places of a day's intervals in the course of a plan. */
export function intervalsOf({ course }: Pick<PlayedScenario, 'course'>, day: string, timeZone: string): number[] {
  return course.at.flatMap((at, place) => (dayIn(timeZone, at) === day ? [place] : []));
}

/** A day by its hours; levels are means by how many came. Where clocks go back, an hour holds two. */
export function hoursOf(plan: Pick<PlayedScenario, 'course'>, day: string, timeZone: string): Hour[] {
  const { course } = plan;
  const byHour = new Map<string, number[]>();
  for (const place of intervalsOf(plan, day, timeZone)) {
    const name = momentName('en', timeZone, course.at[place] ?? '', clock).slice(0, 2);
    byHour.set(name, [...(byHour.get(name) ?? []), place]);
  }
  return [...byHour].map(([name, places]) => {
    const each = (of: Readonly<Record<string, { arrived: number[]; service_level: (number | null)[] }>>) => Object.fromEntries(Object.entries(of).map(([id, own]) => [id, together(places, own.arrived, own.service_level)]));
    return { name, ...together(places, course.arrived, course.service_level), by_channel: each(course.by_channel), by_reason: each(course.by_reason ?? {}) };
  });
}

function together(places: readonly number[], arrived: readonly number[], levels: readonly (number | null)[]): Part {
  const known = places.filter((place) => levels[place] != null && (arrived[place] ?? 0) > 0);
  const weight = known.reduce((sum, place) => sum + (arrived[place] ?? 0), 0);
  return { arrived: places.reduce((sum, place) => sum + (arrived[place] ?? 0), 0), level: weight === 0 ? null : known.reduce((sum, place) => sum + (arrived[place] ?? 0) * (levels[place] ?? 0), 0) / weight };
}
