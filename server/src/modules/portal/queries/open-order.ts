import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { offersFor, orderCards, orderState, type KnownOrder } from '../../orders/index.ts';
import { incidentsFor, waysOf } from '../../outreach/index.ts';
import { caseOfOrder, listReturns } from '../../returns/index.ts';
import { carrierName } from '../../shipments/index.ts';
import { wantsUpdates } from '../commands/change-order.ts';
import { comingOf } from '../rules/arrival.ts';
import { mayDo } from '../rules/may-do.ts';
import type { ShownOrder } from '../rules/pages/order-page.ts';
import type { ShownParcel } from '../rules/pages/parcel-view.ts';
import type { Choices } from '../rules/settings.ts';
import type { VisitRow } from '../store/visits.ts';

type Card = Awaited<ReturnType<typeof orderCards>>[number];

/** Everything the tracking page shows to who proved to be the buyer. */
export async function openOrder(tx: Tx, visit: VisitRow, choices: Choices, zone: string, language: string): Promise<ShownOrder> {
  const [card] = await orderCards(tx, { customerIds: [], orderIds: [visit.order_id], limit: 1 });
  if (card === undefined) throw notFound('order');
  const [known, wishes, returns, updates] = [await orderState(tx, visit.order_id), await wishesOf(tx, visit.order_id), (await listReturns(tx, { orderId: visit.order_id, limit: 10 })).data, await wantsUpdates(tx, visit.customer_id)];
  const parcels = await parcelsOf(tx, visit.brand_id, card, language);
  const offered = mayDo(
    {
      state: card.state, fulfilmentState: card.fulfilment_state, cutOffAt: known.cutOffAt, underWay: wishes.some((one) => one.open), piecesLeft: await piecesLeft(tx, visit.order_id, parcels), shopCan: await shopCan(tx, known, choices),
      parcels: parcels.map((parcel) => ({ state: parcel.state, late: comingOf(parcel, tx.now.toISOString(), zone).arrival.kind === 'late' })),
    }, choices.may, tx.now);
  return {
    id: card.id, number: card.number, placed_at: card.placed_at, state: card.state, fulfilment_state: card.fulfilment_state, total_minor: card.total.amount_minor, refunded_minor: card.refunded.amount_minor, currency: card.total.currency, address: card.shipping_address,
    lines: card.lines.map((line) => ({ title: line.title, quantity: line.quantity, unit_price_minor: line.unit_price.amount_minor, image_url: line.image_url })),
    parcels, wishes: wishes.filter((one) => one.shown), returns: returns.map((one) => ({ id: one.id, number: one.number, state: one.state })), offered, updates, ways: visit.customer_id === null ? [] : await waysOf(tx, visit.customer_id),
  };
}

/** What a signed link shows: where parcels are. */
export async function linkedOrder(tx: Tx, brandId: string, orderId: string, language: string): Promise<{ state: string; fulfilment_state: string; parcels: ShownParcel[] } | null> {
  const [card] = await orderCards(tx, { customerIds: [], orderIds: [orderId], limit: 1 });
  return card === undefined ? null : { state: card.state, fulfilment_state: card.fulfilment_state, parcels: await parcelsOf(tx, brandId, card, language) };
}

/** What shoppers are told of a carrier's trouble is outreach's; what was written for colleagues in shipments is not shown, only that there is one. */
async function parcelsOf(tx: Tx, brandId: string, card: Card, language: string): Promise<ShownParcel[]> {
  const told: (ShownParcel['incident'])[] = [];
  const { country } = await tx.one<{ country: string | null }>(sql`select upper(shipping_address->>'country') as country from orders."order" where id = ${card.id}`);
  for (const parcel of card.shipments) {
    const [found] = parcel.delivered_at === null ? await incidentsFor(tx, brandId, { id: parcel.id, carrier: parcel.carrier, country }) : [];
    const lines = (found?.lines ?? {}) as Readonly<Record<string, string | undefined>>;
    told.push(found !== undefined ? { carrier: carrierName(found.carrier), words: lines[language]?.trim() || lines.en?.trim() || null } : parcel.incident === null ? null : { carrier: carrierName(parcel.incident.carrier), words: null });
  }
  return card.shipments.map((parcel, at) => ({
    id: parcel.id, carrier: carrierName(parcel.carrier), tracking_number: parcel.tracking_number, tracking_url: parcel.tracking_url, state: parcel.state, step: parcel.step, delivered_at: parcel.delivered_at, estimated_delivery_at: parcel.estimated_delivery_at,
    promised_at: parcel.promised_at, prediction: parcel.prediction, events: parcel.events,
    incident: told[at] ?? null,
  }));
}

/** The shopper's own wishes of the last month, and whether anything is under way, whoever asked. */
async function wishesOf(tx: Tx, orderId: string): Promise<{ kind: string; state: string; open: boolean; shown: boolean }[]> {
  const since = new Date(tx.now.getTime() - 30 * 86_400_000);
  return tx.rows(sql`
    select kind, state, state in ('waiting_approval', 'asked', 'sending', 'unknown') as open, asked_by_kind = 'customer' and asked_at > ${since} as shown from orders.action
    where order_id = ${orderId} and (state in ('waiting_approval', 'asked', 'sending', 'unknown') or asked_by_kind = 'customer') order by asked_at desc limit 10`);
}

async function shopCan(tx: Tx, known: KnownOrder, choices: Choices): Promise<{ address: boolean; cancel: boolean }> {
  if (choices.may.address === 'no' && choices.may.cancel === 'no') return { address: false, cancel: false };
  const offers = await offersFor(tx, known.at);
  const ready = (kind: string): boolean => offers.some((offer) => offer.kind === kind && offer.ready);
  return { address: ready('correct_address'), cancel: ready('cancel') };
}

/** Asked only where something has arrived: before that nothing can come back. */
async function piecesLeft(tx: Tx, orderId: string, parcels: readonly ShownParcel[]): Promise<number> {
  if (!parcels.some((parcel) => parcel.state === 'delivered' || parcel.state === 'available_for_pickup')) return 0;
  return (await caseOfOrder(tx, orderId)).order.lines.reduce((sum, line) => sum + Math.max(0, line.quantity - line.returned_quantity), 0);
}
