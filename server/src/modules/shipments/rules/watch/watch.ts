import type { ShipmentState } from '../shipment-state.ts';

/** What may be wrong with a parcel on its way, each told once. */
export const signalKinds = ['late_handover', 'no_scan', 'promise_at_risk', 'promise_broken'] as const;

export type SignalKind = (typeof signalKinds)[number];

export interface Signal {
  readonly kind: SignalKind;
  /** since when it holds */
  readonly since: Date;
}

/** A parcel as far as it is watched. */
export interface WatchedParcel {
  readonly state: ShipmentState;
  /** when its label was made or it was first known */
  readonly labelAt: Date;
  /** when its goods have to be with the carrier, where the shop says */
  readonly cutOffAt: Date | null;
  readonly handedOverAt: Date | null;
  readonly lastScanAt: Date | null;
  /** the day it was promised for, at any moment of it */
  readonly promisedAt: Date | null;
  /** the carrier's own estimate */
  readonly estimatedAt: Date | null;
  /** what was learned says: as likely before as after, and the chance of being late */
  readonly predictedAt: Date | null;
  readonly lateProbability: number | null;
  /** when anything was last heard of it */
  readonly newsAt: Date;
  /** somebody tells of its scans: a carrier or tracker, in words */
  readonly scansTold: boolean;
  /** of this carrier's parcels of the brand it is told when they arrive; where it is not, a parcel that did not arrive means nothing */
  readonly arrivalsTold: boolean;
}

/** From when something counts as wrong. */
export interface WatchTerms {
  /** days without a scan; Sundays do not count */
  readonly noScanDays: number;
  /** from the label to the carrier; Saturdays and Sundays do not count */
  readonly handoverHours: number;
  /** chance of being late from which a promise is at risk */
  readonly riskFrom: number;
}

export const usualTerms: WatchTerms = { noScanDays: 4, handoverHours: 48, riskFrom: 0.5 };

const [HOUR, DAY] = [3_600_000, 86_400_000];
const OVER: readonly ShipmentState[] = ['delivered', 'returned', 'expired'];
const MOVING: readonly ShipmentState[] = ['in_transit', 'out_for_delivery', 'attempt_failed', 'exception'];
const [SUNDAY, SATURDAY] = [0, 6];
/** Nobody looks after a parcel of which nothing was heard for so long. */
const FORGOTTEN_DAYS = 60;

/** The first late moment of a promise: the end of its day, in UTC. A promise that names midnight means the day that begins. */
export function lateFromOf(promisedAt: Date): Date {
  return new Date((Math.floor(promisedAt.getTime() / DAY) + 1) * DAY);
}

/** Whether a parcel's way has ended. */
export const isOver = (state: ShipmentState): boolean => OVER.includes(state);

/** What is wrong with a parcel now, the gravest last. Pure; of a parcel whose way has ended, or of which nobody tells, nothing is. */
export function signalsOf(parcel: WatchedParcel, terms: WatchTerms, now: Date): Signal[] {
  if (isOver(parcel.state)) return [];
  const found: Signal[] = [];
  const overdue = (kind: SignalKind, at: Date | null): void => {
    if (at !== null && at <= now) found.push({ kind, since: at });
  };
  const told = parcel.scansTold || parcel.arrivalsTold;
  if (told) overdue('late_handover', handoverBy(parcel, terms));
  if (parcel.scansTold) overdue('no_scan', scanBy(parcel, terms));
  const lateFrom = parcel.promisedAt === null || !told ? null : lateFromOf(parcel.promisedAt);
  if (lateFrom !== null && now < lateFrom && isAtRisk(parcel, lateFrom, terms)) found.push({ kind: 'promise_at_risk', since: now });
  overdue('promise_broken', lateFrom);
  return found;
}

/**
 * When it has to be looked at again though no news came: the next moment at which time alone changes what is wrong, and once a day for
 * what is foretold. Null: its way has ended, or nobody has heard of it for two months.
 */
export function nextLookOf(parcel: WatchedParcel, terms: WatchTerms, now: Date): Date | null {
  if (isOver(parcel.state) || now.getTime() - parcel.newsAt.getTime() >= FORGOTTEN_DAYS * DAY) return null;
  const moments = [handoverBy(parcel, terms), scanBy(parcel, terms), parcel.promisedAt === null ? null : lateFromOf(parcel.promisedAt)];
  const ahead = moments.filter((at) => at !== null && at > now).map((at) => (at as Date).getTime());
  return new Date(Math.min(now.getTime() + DAY, ...ahead));
}

function isAtRisk({ estimatedAt, predictedAt, lateProbability }: WatchedParcel, lateFrom: Date, terms: WatchTerms): boolean {
  return (estimatedAt !== null && estimatedAt >= lateFrom) || (predictedAt !== null && predictedAt >= lateFrom) || (lateProbability !== null && lateProbability >= terms.riskFrom);
}

/** Null when it is with the carrier already. */
function handoverBy({ state, cutOffAt, labelAt, handedOverAt }: WatchedParcel, terms: WatchTerms): Date | null {
  if (handedOverAt !== null || (state !== 'info_received' && state !== 'pending')) return null;
  return cutOffAt ?? afterWorking(labelAt, terms.handoverHours * HOUR, [SATURDAY, SUNDAY]);
}

/** Null while no carrier has it. */
function scanBy({ state, lastScanAt }: WatchedParcel, terms: WatchTerms): Date | null {
  return lastScanAt === null || !MOVING.includes(state) ? null : afterWorking(lastScanAt, terms.noScanDays * DAY, [SUNDAY]);
}

/** So many milliseconds later, of which those on days of rest (0 is Sunday, in UTC) do not count. */
export function afterWorking(from: Date, milliseconds: number, rest: readonly number[]): Date {
  let [at, left] = [from.getTime(), milliseconds];
  for (;;) {
    const nextDay = (Math.floor(at / DAY) + 1) * DAY;
    const counts = !rest.includes(new Date(at).getUTCDay());
    // What ends with the day ends before a day of rest, not after it.
    if (counts && left <= nextDay - at) return new Date(at + left);
    if (counts) left -= nextDay - at;
    at = nextDay;
  }
}
