import { NEVER, type Timeline } from '../../calendars/index.ts';

export type Pause = readonly [from: number, to: number];

/** Time in pauses, each moment once, in order. All are milliseconds since the epoch. */
export function unitedPauses(pauses: readonly Pause[]): Pause[] {
  const apart: [number, number][] = [];
  for (const [from, to] of pauses.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) apart.push([from, to]);
  }
  return apart;
}

/** Milliseconds worked between two moments outside of pauses. */
export function workedOutside(timeline: Timeline, from: number, to: number, pauses: readonly Pause[]): number {
  return unitedPauses(pauses).reduce((left, [begin, end]) => left - timeline.worked(Math.max(from, begin), Math.min(to, end)), timeline.worked(from, to));
}

/** The moment at which so much was worked outside of pauses since `from`; at a closing it is the closing. */
export function afterOutside(timeline: Timeline, from: number, work: number, pauses: readonly Pause[]): number {
  let [at, left] = [from, work];
  for (const [begin, end] of unitedPauses(pauses)) {
    const until = timeline.worked(at, begin);
    if (left > 0 ? until >= left : begin > at) break;
    if (end > at) [at, left] = [Math.max(at, end), left - until];
    if (at === NEVER) break;
  }
  return timeline.after(at, left);
}
