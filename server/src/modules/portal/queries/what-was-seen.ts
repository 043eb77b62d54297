import { comingOf } from '../rules/arrival.ts';
import type { ShownOrder } from '../rules/pages/order-page.ts';

/** What a shopper had before their eyes when they wrote, in plain lines for the desk. */
export function whatWasSeen(order: ShownOrder, now: string, zone: string): string[] {
  const parcels = order.parcels.map((parcel) => {
    const { arrival, was } = comingOf(parcel, now, zone);
    const days = 'from' in arrival ? `${arrival.from} to ${arrival.to}` : 'day' in arrival ? arrival.day : arrival.kind;
    const last = parcel.events[0];
    return `${parcel.carrier} ${parcel.tracking_number ?? ''}: ${parcel.state}, shown as ${arrival.kind} (${days})${was === null ? '' : `, first told ${was}`}${last === undefined ? '' : `; last scan ${last.at.slice(0, 16).replace('T', ' ')}${last.place ? ` in ${last.place}` : ''}`}`;
  });
  return [
    `Written on the tracking page of order ${order.number} (${order.state}, ${order.fulfilment_state}).`, ...parcels, ...order.returns.map((one) => `Return ${one.number}: ${one.state}`), ...order.wishes.map((one) => `Asked for there: ${one.kind} (${one.state})`),
    `Could do there: ${order.offered.may.join(', ') || 'nothing'}${order.offered.closed === null ? '' : `; address and cancelling closed (${order.offered.closed})`}.`,
  ];
}
