/** How many of a carrier's parcels on the way were not scanned within a day before `at`. */
export interface CarrierDay {
  readonly at: Date;
  readonly onTheWay: number;
  readonly unscanned: number;
}

/** What speaks for a carrier being in trouble. */
export interface Trouble {
  readonly onTheWay: number;
  readonly unscanned: number;
  /** the share that is not scanned on such days */
  readonly usualShare: number;
  /** standard deviations above it */
  readonly surprise: number;
}

/** With fewer parcels on the way, or fewer such days known, chance speaks too loudly. */
const [FEWEST_PARCELS, FEWEST_DAYS] = [30, 5];
/** Both are asked: far beyond chance, and enough parcels to matter. */
const [SURPRISE, MORE_SHARE] = [4, 0.15];

/**
 * Whether today is out of the ordinary against the carrier's own usual days of the same kind (working days, Saturdays, Sundays: there is
 * no scan where nobody works). A binomial share whose variance is widened by how much such days differ anyway (quasi-binomial
 * dispersion, McCullagh and Nelder 1989, section 4.5). Null: nothing out of the ordinary, or too little known.
 */
export function findTrouble(today: CarrierDay, past: readonly CarrierDay[]): Trouble | null {
  const days = past.filter((day) => day.at < today.at && kindOf(day.at) === kindOf(today.at) && day.onTheWay > 0);
  if (today.onTheWay < FEWEST_PARCELS || days.length < FEWEST_DAYS) return null;
  const [unscanned, parcels] = days.reduce(([some, all], day) => [some + day.unscanned, all + day.onTheWay] as const, [0, 0] as readonly [number, number]);
  // Half a parcel each way keeps a perfect past from being certain (Jeffreys' prior).
  const usual = (unscanned + 0.5) / (parcels + 1);
  const spread = days.reduce((sum, day) => sum + (day.unscanned - day.onTheWay * usual) ** 2 / (day.onTheWay * usual * (1 - usual)), 0) / Math.max(1, days.length - 1);
  const surprise = (today.unscanned - today.onTheWay * usual) / Math.sqrt(today.onTheWay * usual * (1 - usual) * Math.max(1, spread));
  const share = today.unscanned / today.onTheWay;
  return surprise >= SURPRISE && share >= usual + MORE_SHARE ? { onTheWay: today.onTheWay, unscanned: today.unscanned, usualShare: usual, surprise } : null;
}

type DayKind = 'work' | 'saturday' | 'sunday';

function kindOf(at: Date): DayKind {
  const day = at.getUTCDay();
  return day === 0 ? 'sunday' : day === 6 ? 'saturday' : 'work';
}
