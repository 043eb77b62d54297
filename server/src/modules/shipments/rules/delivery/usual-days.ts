import { daysOf, type Delivered, type ParcelFacts, type Start } from './parcel-facts.ts';

/** The mean of log(days) of parcels with the same key; NaN for keys that were never seen. */
export type UsualDays = (parcel: ParcelFacts) => number;

/** Few parcels of a key say little: the mean of all counts as so many of them (shrinkage, James and Stein 1961). */
const AS_MANY = 20;

/** Learns the usual days by `keyOf`, null for parcels that have no such key. */
export function learnUsualDays(parcels: readonly Delivered[], start: Start, keyOf: (parcel: ParcelFacts) => string | null): UsualDays {
  const logs = parcels.map((parcel) => Math.log(daysOf(parcel, start)));
  const usual = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length);
  const sums = new Map<string, { sum: number; count: number }>();
  parcels.forEach((parcel, at) => {
    const key = keyOf(parcel);
    if (key === null) return;
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum + (logs[at] ?? 0), count: count + 1 });
  });
  return (parcel) => {
    const found = sums.get(keyOf(parcel) ?? '');
    return found === undefined ? Number.NaN : (found.sum + AS_MANY * usual) / (found.count + AS_MANY);
  };
}
