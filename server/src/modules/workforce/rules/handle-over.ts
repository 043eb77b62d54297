import { handleAt, type HandleExpected } from '../forecast/index.ts';
import { addDays, daysBetween, dayStarts, localDay, weekdayOf } from './local-days.ts';

/** Seconds a contact takes that comes in each interval from a moment on, by the clock of a zone. On a day that clocks change on, hours from 3 on are those after it. */
export function handleOver(expected: Pick<HandleExpected, 'seconds' | 'weekdays' | 'hours'>, from: Date, stepSeconds: number, length: number, timeZone: string): number[] {
  const seconds = new Array<number>(length).fill(expected.seconds);
  const [first, last] = [localDay(from, timeZone), localDay(new Date(from.getTime() + length * stepSeconds * 1000), timeZone)];
  const starts = dayStarts(first, addDays(last, 1), timeZone);
  for (let day = 0; day <= daysBetween(first, last); day++) {
    const [begin, end] = [starts[day] as Date, starts[day + 1] as Date];
    const moved = 24 - (end.getTime() - begin.getTime()) / 3_600_000;
    const weekday = weekdayOf(addDays(first, day));
    const at = (moment: Date): number => Math.ceil((moment.getTime() - from.getTime()) / 1000 / stepSeconds);
    for (let step = Math.max(0, at(begin)); step < Math.min(length, at(end)); step++) {
      const passed = (from.getTime() + step * stepSeconds * 1000 - begin.getTime()) / 3_600_000;
      seconds[step] = handleAt(expected, weekday, Math.min(23, Math.max(0, Math.floor(passed >= 3 ? passed + moved : passed))));
    }
  }
  return seconds;
}

/** The mean over contacts that come in the same intervals; over the intervals where none do. */
export function meanHandle(seconds: readonly number[], contacts: readonly number[]): number {
  const all = contacts.reduce((sum, one) => sum + one, 0);
  return all > 0 ? seconds.reduce((sum, one, at) => sum + one * (contacts[at] ?? 0), 0) / all : seconds.reduce((sum, one) => sum + one, 0) / Math.max(1, seconds.length);
}
