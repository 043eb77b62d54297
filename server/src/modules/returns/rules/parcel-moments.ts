/** A parcel of an order as far as a return depends on it. */
export interface ParcelMoment {
  readonly state: string;
  readonly shipped_at: Date | null;
  readonly delivered_at: Date | null;
  readonly tracking_number: string | null;
}

export interface Moments {
  readonly shipped_at: string | null;
  readonly delivered_at: string | null;
  readonly untracked: boolean;
}

const SENT = new Set(['fulfilled', 'partial', 'partially_fulfilled', 'delivered', 'shipped']);
const UNDER_WAY = new Set(['in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'exception', 'returned']);

/**
 * When an order's lines left and arrived. Which parcel holds which line nobody tells, so days are counted from the last
 * one, to the customer's good; while some have arrived and some have not, nobody knows (`untracked`), and a person looks.
 */
export function comeFrom(fulfilment: string, parcels: readonly ParcelMoment[]): Moments {
  const counted = parcels.filter((parcel) => parcel.state !== 'expired');
  if (counted.length === 0) return { shipped_at: null, delivered_at: null, untracked: SENT.has(fulfilment) };
  const shipped = latest(counted.map((parcel) => parcel.shipped_at));
  const arrived = counted.filter((parcel) => parcel.delivered_at !== null);
  if (arrived.length === counted.length && fulfilment !== 'partial' && fulfilment !== 'partially_fulfilled') return { shipped_at: shipped ?? latest(arrived.map((parcel) => parcel.delivered_at)), delivered_at: latest(arrived.map((parcel) => parcel.delivered_at)), untracked: false };
  const silent = counted.every((parcel) => parcel.tracking_number === null && !UNDER_WAY.has(parcel.state) && parcel.delivered_at === null) && SENT.has(fulfilment);
  return { shipped_at: shipped, delivered_at: null, untracked: arrived.length > 0 || silent };
}

function latest(moments: readonly (Date | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime());
  return known.length === 0 ? null : new Date(Math.max(...known)).toISOString();
}
