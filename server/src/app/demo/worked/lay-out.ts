import { expectedWork, type Matter } from './matters.ts';
import { BREAK, DAY, sittingsOf, type Worker } from './sittings.ts';
import { WorkedDesk, type Stay, type Worked } from './desk.ts';

/** From when to when somebody was there, or had a break between. */
export interface StateOfDay {
  readonly personId: string;
  readonly state: 'available' | 'break';
  readonly from: number;
  readonly to: number;
}

export interface LaidOut extends Omit<Worked, 'stays'> {
  /** who was there, by days since 1970 (UTC) in which it began */
  readonly days: ReadonlyMap<number, readonly StateOfDay[]>;
}

/** People are asked to come by what came on the same weekday of the last weeks. */
const WEEKS = 4;

/** A past in which people worked: all that was written up to now, who was there, and who answered what when. The same matters and people give the same past. */
export function layOut(matters: readonly Matter[], workers: readonly Worker[], now: number): LaidOut {
  const first = Math.floor(matters.reduce((least, one) => Math.min(least, one.at), now) / DAY);
  const last = Math.floor(now / DAY);
  const sittings = sittingsOf(workers, expectedOf(matters, first), first, last + 2).filter((one) => one.from < now);
  const { stays, ...worked } = new WorkedDesk(workers, sittings, now).work(matters);
  return { ...worked, days: Map.groupBy(statesOf(stays), (span) => Math.floor(span.from / DAY)) };
}

/** Work of a brand expected on a day: the mean of the same weekday in the weeks before, or what came on the day itself while there are none. */
function expectedOf(matters: readonly Matter[], first: number): (brandId: string, day: number) => number {
  const sums = new Map<string, number>();
  for (const matter of matters) {
    const key = `${matter.brandId} ${Math.floor(matter.at / DAY)}`;
    sums.set(key, (sums.get(key) ?? 0) + expectedWork(matter));
  }
  return (brandId, day) => {
    const before = Array.from({ length: WEEKS }, (_, week) => day - 7 * (week + 1)).filter((one) => one >= first);
    const days = before.length === 0 ? [day] : before;
    return days.reduce((sum, one) => sum + (sums.get(`${brandId} ${one}`) ?? 0), 0) / days.length;
  };
}

/** Stays as states: whoever comes back within a moment had a break. */
function statesOf(stays: readonly Stay[]): StateOfDay[] {
  return [...Map.groupBy(stays, (stay) => stay.personId).values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.from - b.from);
    return inOrder.flatMap(({ personId, from, to }, at): StateOfDay[] => {
      const next = inOrder[at + 1];
      const there: StateOfDay = { personId, state: 'available', from, to };
      return next !== undefined && next.from > to && next.from - to <= BREAK ? [there, { personId, state: 'break', from: to, to: next.from }] : [there];
    });
  });
}
