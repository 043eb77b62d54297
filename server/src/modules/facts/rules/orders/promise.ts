/** A parcel by what was said of it and what became of it; days are whole numbers since 1970 on the brand's clock. */
export interface PromisedParcel {
  readonly promisedDay: number | null;
  readonly deliveredDay: number | null;
  /** it goes nowhere any more and was not delivered: sent back, or lost */
  readonly lost: boolean;
}

export const PROMISES = ['none', 'open', 'kept', 'late_1', 'late_2', 'late_4', 'late_8', 'overdue', 'lost'] as const;
export type PromiseState = (typeof PROMISES)[number];

/**
 * What became of an order's promise. Of several parcels the worst counts: one that is still awaited after its day, then the one that came the most days late (1, 2–3, 4–7,
 * 8 and more), then one that is still in time. Lost is said where nothing that was promised came.
 */
export function promiseOf(parcels: readonly PromisedParcel[], today: number): PromiseState {
  const promised = parcels.filter((one) => one.promisedDay !== null);
  if (promised.length === 0) return 'none';
  const awaited = promised.filter((one) => one.deliveredDay === null && !one.lost);
  if (awaited.some((one) => today > (one.promisedDay as number))) return 'overdue';
  const came = promised.filter((one) => one.deliveredDay !== null);
  const late = Math.max(0, ...came.map((one) => (one.deliveredDay as number) - (one.promisedDay as number)));
  if (late > 0) return late >= 8 ? 'late_8' : late >= 4 ? 'late_4' : late >= 2 ? 'late_2' : 'late_1';
  if (awaited.length > 0) return 'open';
  return came.length > 0 ? 'kept' : 'lost';
}

export const EXPECTATIONS = ['none', 'days_2', 'days_4', 'days_7', 'days_more'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

/** How long after buying the customer was told it would take, at the longest: up to 2, 3–4, 5–7 or more days; none where no day was named. */
export function expectationOf(placedDay: number, parcels: readonly Pick<PromisedParcel, 'promisedDay'>[]): Expectation {
  const days = parcels.flatMap(({ promisedDay }) => (promisedDay === null ? [] : [promisedDay - placedDay]));
  if (days.length === 0) return 'none';
  const longest = Math.max(...days);
  return longest <= 2 ? 'days_2' : longest <= 4 ? 'days_4' : longest <= 7 ? 'days_7' : 'days_more';
}
