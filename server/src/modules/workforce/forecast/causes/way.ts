/** What brings contacts about: orders by age, parcels by state and age, deliveries that may come back, renewals about their day. */
export const causes = ['placed', 'waiting', 'under_way', 'late', 'delivered', 'renewals'] as const;
export type Cause = (typeof causes)[number];

/** Contact reasons a cause brings about: keys of the uppermost of the tree every brand starts from. */
export const reasonsOfCause: Readonly<Record<Cause, readonly string[]>> = {
  placed: ['order_change'], waiting: ['wismo'], under_way: ['wismo'], late: ['wismo'], delivered: ['returns'], renewals: ['billing', 'subscription'],
};

/** Ages in days that are told apart, from 0 on; of parcels the last holds everything older. */
export const AGES: Readonly<Record<Cause, number>> = { placed: 14, waiting: 22, under_way: 22, late: 15, delivered: 31, renewals: 14 };
/** People write about a renewal before its day too: its age 0 is so many days before. */
export const BEFORE_DUE = 3;
/** Nobody waits longer: what is still not there is lost, or arrived and was never told. */
export const FORGOTTEN_DAYS = 45;

/** The way of an order's parcel, in numbered days; null: not (yet). */
export interface Way {
  readonly placed: number;
  readonly handed: number | null;
  /** the day the customer was told */
  readonly promised: number | null;
  readonly delivered: number | null;
  /** cancelled, or on its way back */
  readonly ended: number | null;
}

/** So many that went the same way on the same days. */
export interface Cohort extends Way {
  readonly count: number;
}

export interface Cell {
  readonly cause: Cause;
  readonly age: number;
}

const before = (day: number | null, other: number): boolean => day !== null && day <= other;
const within = (cause: Cause, age: number): Cell => ({ cause, age: Math.min(age, AGES[cause] - 1) });

/** Where it stood when a day ended; null where nothing of it brings anybody to write. */
export function standingOn(way: Way, day: number): Cell | null {
  if (way.placed > day || before(way.ended, day)) return null;
  if (before(way.delivered, day)) {
    const age = day - (way.delivered as number);
    return age < AGES.delivered ? { cause: 'delivered', age } : null;
  }
  if (before(way.handed, day)) {
    const late = way.promised === null ? 0 : day - way.promised;
    if (day - (way.handed as number) > FORGOTTEN_DAYS) return null;
    return late > 0 ? within('late', late) : within('under_way', day - (way.handed as number));
  }
  return day - way.placed > FORGOTTEN_DAYS ? null : within('waiting', day - way.placed);
}

/** The order itself, whatever became of its parcel: it is changed or cancelled while it is young. */
export function placedOn(way: Way, day: number): Cell | null {
  const age = day - way.placed;
  return age >= 0 && age < AGES.placed ? { cause: 'placed', age } : null;
}

/** A renewal about its day. */
export function dueOn(due: number, day: number): Cell | null {
  const age = day - due + BEFORE_DUE;
  return age >= 0 && age < AGES.renewals ? { cause: 'renewals', age } : null;
}
