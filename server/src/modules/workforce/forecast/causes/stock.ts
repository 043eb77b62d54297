import type { Known } from './panel.ts';
import { AGES, BEFORE_DUE, FORGOTTEN_DAYS } from './way.ts';

/** What stands when a day begins: numbers by age in days, as of the day before. */
export interface Stock {
  readonly origin: number;
  /** orders by age, whatever became of them */
  readonly placed: readonly number[];
  readonly waiting: readonly number[];
  /** by days since they were handed over and days left to the day that was told (below 0: past it; null: none was told) */
  readonly underWay: readonly Parcels[];
  readonly delivered: readonly number[];
  /** charges by day, from `BEFORE_DUE` + the ages told apart before `origin` on */
  readonly dues: ReadonlyMap<number, number>;
}

export interface Parcels {
  readonly age: number;
  readonly left: number | null;
  readonly count: number;
}

/** The stock as it was known when `origin` began: what happened later had not happened. */
export function stockAt({ cohorts, dues }: Known, origin: number): Stock {
  const [placed, waiting, delivered] = [new Array<number>(AGES.placed).fill(0), new Array<number>(FORGOTTEN_DAYS + 1).fill(0), new Array<number>(AGES.delivered).fill(0)];
  const underWay = new Map<string, Parcels>();
  const put = (into: number[], age: number, count: number): void => void (age < into.length && (into[age] = (into[age] ?? 0) + count));
  const day = origin - 1;
  for (const one of cohorts) {
    if (one.placed > day) continue;
    put(placed, day - one.placed, one.count);
    if (one.ended !== null && one.ended <= day) continue;
    if (one.delivered !== null && one.delivered <= day) put(delivered, day - one.delivered, one.count);
    else if (one.handed === null || one.handed > day) put(waiting, day - one.placed, one.count);
    else if (day - one.handed <= FORGOTTEN_DAYS) gather(underWay, { age: day - one.handed, left: one.promised === null ? null : one.promised - day, count: one.count });
  }
  return { origin, placed, waiting, delivered, underWay: [...underWay.values()], dues: duesKnown(dues, origin) };
}

function gather(into: Map<string, Parcels>, one: Parcels): void {
  const key = `${one.age} ${one.left}`;
  into.set(key, { ...one, count: one.count + (into.get(key)?.count ?? 0) });
}

/** Renewals ahead are those of subscriptions that had begun. */
function duesKnown(dues: Known['dues'], origin: number): Map<number, number> {
  const byDay = new Map<number, number>();
  for (const { due, began, count } of dues) if (due >= origin - AGES.renewals - BEFORE_DUE && (due < origin || began === null || began < origin)) byDay.set(due, (byDay.get(due) ?? 0) + count);
  return byDay;
}

/** What one reads of it: numbers, not ages. */
export function stockFigures(stock: Stock, aheadDays: number): Record<'waiting' | 'under_way' | 'late' | 'delivered' | 'renewals', number> {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const late = sum(stock.underWay.filter((one) => one.left !== null && one.left < 0).map((one) => one.count));
  return {
    waiting: sum(stock.waiting), under_way: sum(stock.underWay.map((one) => one.count)) - late, late, delivered: sum(stock.delivered),
    renewals: sum([...stock.dues].filter(([day]) => day >= stock.origin && day < stock.origin + aheadDays).map(([, count]) => count)),
  };
}
