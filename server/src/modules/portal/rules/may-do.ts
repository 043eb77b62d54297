import type { Choices } from './settings.ts';

/** What somebody may do from an order's page. */
export const doings = ['address', 'cancel', 'report', 'return', 'ask'] as const;
export type Doing = (typeof doings)[number];

/** Why an order is closed for change; the page has a sentence for each. */
export type Closed = 'cancelled' | 'sent' | 'packed' | 'under_way';

export interface OrderAsIs {
  readonly state: string;
  readonly fulfilmentState: string;
  readonly cutOffAt: Date | null;
  readonly parcels: readonly { readonly state: string; readonly late: boolean }[];
  /** something is being done to it, or waits for a person */
  readonly underWay: boolean;
  /** pieces that are not back or on their way back */
  readonly piecesLeft: number;
  /** what its shop can be asked for now */
  readonly shopCan: { readonly address: boolean; readonly cancel: boolean };
}

export interface Offered {
  readonly may: readonly Doing[];
  /** why neither address nor cancelling, where the brand would let them */
  readonly closed: Closed | null;
  /** until when both are possible, where that is known */
  readonly until: Date | null;
}

const ended = new Set(['delivered', 'available_for_pickup']);

/** What makes sense for an order as it stands. What the brand does not offer, or the shop cannot be asked for, is not spoken of. */
export function mayDo(order: OrderAsIs, may: Choices['may'], now: Date): Offered {
  const wished = { address: may.address !== 'no' && order.shopCan.address, cancel: may.cancel !== 'no' && order.shopCan.cancel };
  const closed = closedFor(order, now);
  const change = closed === null ? (['address', 'cancel'] as const).filter((one) => wished[one]) : [];
  const arrived = order.parcels.some((parcel) => ended.has(parcel.state));
  const troubled = order.parcels.some((parcel) => parcel.late || ended.has(parcel.state) || ['exception', 'attempt_failed', 'returned', 'expired'].includes(parcel.state));
  return {
    may: [...change, ...(may.claims && troubled ? ['report' as const] : []), ...(may.returns && order.state !== 'cancelled' && arrived && order.piecesLeft > 0 ? ['return' as const] : []), ...(may.ask ? ['ask' as const] : [])],
    closed: (wished.address || wished.cancel) && closed !== null ? closed : null,
    until: change.length > 0 ? order.cutOffAt : null,
  };
}

function closedFor(order: OrderAsIs, now: Date): Closed | null {
  if (order.state === 'cancelled') return 'cancelled';
  if (order.fulfilmentState !== 'unfulfilled' || order.parcels.some((parcel) => !['pending', 'info_received'].includes(parcel.state))) return 'sent';
  if (order.cutOffAt !== null && order.cutOffAt <= now) return 'packed';
  return order.underWay ? 'under_way' : null;
}
