import type { OrderPage, ReturnSummary } from '@keepdesk/client';

/** One thing that happened to an order, wherever it was told. */
export type Happened = { readonly at: string; readonly id: string } & (
  | { readonly kind: 'placed' | 'cancelled' }
  | { readonly kind: 'payment'; readonly payment: OrderPage['payments'][number] }
  | { readonly kind: 'refund'; readonly refund: OrderPage['refunds'][number] }
  | { readonly kind: 'dispute'; readonly dispute: OrderPage['disputes'][number] }
  | { readonly kind: 'scan'; readonly words: string; readonly place: string | null; readonly carrier: string }
  | { readonly kind: 'return'; readonly one: ReturnSummary }
  | { readonly kind: 'action'; readonly action: OrderPage['actions'][number] }
);

/** Everything that happened to an order, newest first; of one moment, in the order it is known. */
export function storyOf(page: OrderPage, returns: readonly ReturnSummary[]): Happened[] {
  const scans = page.order.shipments.flatMap((parcel) => parcel.events.map((event, at): Happened => ({ kind: 'scan', id: `${parcel.id}-${at}`, at: event.at, words: event.description || event.state.replaceAll('_', ' '), place: event.place, carrier: parcel.carrier })));
  const all: Happened[] = [
    { kind: 'placed', id: 'placed', at: page.order.placed_at },
    ...page.payments.map((payment): Happened => ({ kind: 'payment', id: payment.id, at: payment.at, payment })),
    ...scans,
    ...page.refunds.map((refund): Happened => ({ kind: 'refund', id: refund.id, at: refund.at, refund })),
    ...page.disputes.map((dispute): Happened => ({ kind: 'dispute', id: dispute.id, at: dispute.opened_at, dispute })),
    ...returns.map((one): Happened => ({ kind: 'return', id: one.id, at: one.since, one })),
    ...page.actions.map((action): Happened => ({ kind: 'action', id: action.id, at: action.settled_at ?? action.asked_at, action })),
    ...(page.cancelled_at === null ? [] : [{ kind: 'cancelled' as const, id: 'cancelled', at: page.cancelled_at }]),
  ];
  return all.map((one, place) => ({ one, place })).toSorted((a, b) => Date.parse(b.one.at) - Date.parse(a.one.at) || b.place - a.place).map(({ one }) => one);
}
