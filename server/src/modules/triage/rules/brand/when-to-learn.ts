export interface Learned {
  /** conversations filed by people that can be learned from */
  readonly filed: number;
  /** of them, filed since the last version was learned */
  readonly sinceLast: number;
  /** what the last version was taught; null when there is none yet */
  readonly taughtLast: number | null;
  /** when a version was learned last, or could not be */
  readonly lastAt: Date | null;
}

/** So many conversations filed by people before a brand has a first version. */
export const FIRST = 200;
/** So many more before the next, or a tenth of what the last one was taught, whichever is more. */
const NEXT = 100;
/** Unasked at most this often. */
const PAUSE_MS = 6 * 3_600_000;

/** How many more conversations have to be filed until the next version is learned unasked; 0: it is time. */
export function stillNeeded({ filed, sinceLast, taughtLast }: Learned): number {
  return Math.max(0, taughtLast === null ? FIRST - filed : Math.max(NEXT, Math.ceil(taughtLast / 10)) - sinceLast);
}

/** When the next version is to be learned; null while too little is new. */
export function learnAt(learned: Learned, now: Date): Date | null {
  if (stillNeeded(learned) > 0) return null;
  return new Date(Math.max(now.getTime(), (learned.lastAt?.getTime() ?? 0) + PAUSE_MS));
}
