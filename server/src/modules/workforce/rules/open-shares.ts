import { workBetween, type WorkCalendar } from '../../calendars/index.ts';

/** Share of each interval in which the brand works. */
export function openShares(calendar: WorkCalendar, from: Date, to: Date, stepSeconds: number, length: number): number[] {
  const open = new Array<number>(length).fill(0);
  const stepMs = stepSeconds * 1000;
  for (const span of workBetween(calendar, from.getTime(), to.getTime())) {
    const [begin, end] = [(span.from - from.getTime()) / stepMs, (span.to - from.getTime()) / stepMs];
    for (let at = Math.max(0, Math.floor(begin)); at < Math.min(length, Math.ceil(end)); at++) open[at] = Math.min(1, (open[at] as number) + Math.min(at + 1, end) - Math.max(at, begin));
  }
  return open;
}
