import { growForest, rowWeights, type Forest } from './forest.ts';
import { learnMeasures, type Measures } from './measures.ts';
import { beginOf, daysOf, type Delivered, type ParcelFacts, type Start } from './parcel-facts.ts';

/** When a parcel will arrive; moments are days since 1970. */
export interface Foretold {
  /** the median: as likely before as after; null when nothing seen ever took so long */
  readonly at: number | null;
  /** between these two four of five arrive */
  readonly low: number | null;
  readonly high: number | null;
  /** chance that it comes after the promised day; null without a promise */
  readonly late: number | null;
}

interface Book {
  readonly start: Start;
  readonly measures: Measures;
  readonly forest: Forest;
  /** days each past parcel took */
  readonly days: Float64Array;
  /** rows from the quickest to the slowest */
  readonly order: Int32Array;
}

/** What was learned of a brand's deliveries: from the order on, and, where any was known, from the hand-over on. */
export interface DeliveryModel {
  readonly ordered: Book;
  readonly handedOver: Book | null;
}

/** What is learned is asked of parcels it was not learned from, so rows are parted into so many piles. */
const PILES = 5;
const FOREST = { trees: 120, leastRows: 8, columnsTried: 6, seed: 1 };
/** Newer parcels say more than older ones; beyond this many, the oldest are left out. */
export const MOST_PARCELS = 30_000;

/** Learns from parcels that arrived, in any order. Throws RangeError when there are none. */
export function learnDelivery(parcels: readonly Delivered[]): DeliveryModel {
  if (parcels.length === 0) throw new RangeError('nothing can be learned from no deliveries');
  const newest = parcels.toSorted((a, b) => a.deliveredAt - b.deliveredAt).slice(-MOST_PARCELS);
  const handed = newest.filter((parcel) => parcel.handedOverAt !== null);
  return { ordered: learnBook(newest, 'ordered'), handedOver: handed.length === 0 ? null : learnBook(handed, 'handed_over') };
}

function learnBook(past: readonly Delivered[], start: Start): Book {
  const rows = measuredApart(past, start);
  const days = Float64Array.from(past, (parcel) => daysOf(parcel, start));
  const columns = (rows[0] ?? []).map((_, column) => Float64Array.from(rows, (row) => row[column] ?? Number.NaN));
  const forest = growForest(columns, days.map(Math.log), FOREST);
  return { start, measures: learnMeasures(past, start), forest, days, order: Int32Array.from(days.keys()).sort((a, b) => (days[a] as number) - (days[b] as number)) };
}

/** A row's usual days must not hold the row's own: each pile is measured by what was learned from the others. */
function measuredApart(past: readonly Delivered[], start: Start): number[][] {
  const byPile = Array.from({ length: PILES }, (_, pile) => learnMeasures(past.filter((__, at) => at % PILES !== pile), start));
  return past.map((parcel, at) => (byPile[at % PILES] as Measures)(parcel));
}

/**
 * Foretells a parcel's arrival as of `now`: of past parcels like it, only those that took longer than it already has are weighed, so
 * the answer moves on as it stays away. `now` before its begin means: as it began.
 */
export function foretell(model: DeliveryModel, parcel: ParcelFacts, now: number): Foretold {
  const book = parcel.handedOverAt !== null && model.handedOver !== null ? model.handedOver : model.ordered;
  const begin = beginOf(parcel, book.start);
  const weights = rowWeights(book.forest, book.measures(parcel));
  const away = Math.max(0, now - begin);
  const open = book.order.filter((row) => (book.days[row] as number) > away && (weights[row] as number) > 0);
  const whole = open.reduce((sum, row) => sum + (weights[row] as number), 0);
  const overdue = parcel.lateFrom !== null && now >= parcel.lateFrom;
  if (whole === 0) return { at: null, low: null, high: null, late: parcel.lateFrom === null ? null : Number(overdue || begin + away >= parcel.lateFrom) };
  const quantile = (share: number): number => {
    let sum = 0;
    for (const row of open) {
      sum += weights[row] as number;
      if (sum >= share * whole) return begin + (book.days[row] as number);
    }
    return begin + (book.days[open.at(-1) as number] as number);
  };
  return { at: quantile(0.5), low: quantile(0.1), high: quantile(0.9), late: lateChance(book, parcel, begin, open, weights) };
}

function lateChance(book: Book, parcel: ParcelFacts, begin: number, open: Int32Array, weights: Float64Array): number | null {
  const { lateFrom } = parcel;
  if (lateFrom === null) return null;
  const [late, whole] = open.reduce(([some, all], row) => {
    const weight = weights[row] as number;
    return [some + (begin + (book.days[row] as number) >= lateFrom ? weight : 0), all + weight] as const;
  }, [0, 0] as readonly [number, number]);
  return late / whole;
}
