import type { Tx } from '../../../platform/db/tx.ts';
import { leavingChances, returnChances } from '../../risk/index.ts';
import { noticeCarriers } from '../ports.ts';
import { expectedNow } from '../rules/expected.ts';
import type { Happening } from '../rules/happening.ts';
import type { Channel, Occasion, Risk } from '../rules/shapes.ts';
import { consentsOf, conversationsOf, customersByIds, holdCustomers, noticesTo, ordersByIds, parcelsByIds, type KnownCustomer, type KnownOrder, type KnownParcel } from '../store/known.ts';
import { holds, standingOf } from './standing.ts';

export interface Read {
  readonly happening: Happening;
  readonly occasion: Occasion;
  readonly customer: KnownCustomer | null;
  readonly order: KnownOrder | null;
  readonly parcel: KnownParcel | null;
  readonly returnNumber: string | null;
  readonly dates: readonly [Date, Date] | null;
}

export interface Reading {
  readonly lateDays?: number;
  /** nothing is decided: nobody is held */
  readonly onlyLooking?: boolean;
  readonly wroteWithinDays: number;
  /** chances that somebody's terms ask for */
  readonly risks?: ReadonlySet<Risk>;
  /** decisions that are decided again: what they say about themselves does not count */
  readonly except?: ReadonlySet<string>;
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));

function grouped<T extends { readonly customer_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.customer_id, [...(groups.get(row.customer_id) ?? []), row]);
  return groups;
}

const given = (ids: readonly (string | null | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== null && id !== undefined))].toSorted();

/** What is known about happenings of one brand, for deciding: some round trips for a whole batch. Its customers are held. */
export async function readOccasions(tx: Tx, brandId: string, happenings: readonly Happening[], reading: Reading): Promise<Read[]> {
  const parcels = byId(await parcelsByIds(tx, given(happenings.map((one) => one.shipmentId))));
  const orderOf = (one: Happening): string | null => one.orderId ?? parcels.get(one.shipmentId ?? '')?.order_id ?? null;
  const orders = byId(await ordersByIds(tx, given(happenings.map(orderOf))));
  const customerOf = (one: Happening): string | null => one.customerId ?? orders.get(orderOf(one) ?? '')?.customer_id ?? null;
  const who = given(happenings.map(customerOf));
  if (reading.onlyLooking !== true) await holdCustomers(tx, who);
  const customers = await customersByIds(tx, brandId, who);
  const present = new Map(customers.map((row) => [row.asked_id, row]));
  const ids = given(customers.flatMap((row) => [row.id, row.asked_id]));
  const carriers = await noticeCarriers.get()(tx, brandId);
  const [consents, notices, conversations, standing] = await Promise.all([
    consentsOf(tx, ids), noticesTo(tx, ids, given(happenings.map((one) => one.aboutId))), conversationsOf(tx, ids, new Date(tx.now.getTime() - Math.max(1, reading.wroteWithinDays) * 86_400_000)), standingOf(tx, happenings),
  ]);
  const returning = reading.risks?.has('return') === true ? await returnChances(tx, given([...orders.keys()])) : null;
  const leaving = reading.risks?.has('leaving') === true ? await leavingChances(tx, given(customers.map((row) => row.id))) : null;
  const [consentOf, noticeOf, conversationOf] = [grouped(consents), grouped(notices.filter((row) => !reading.except?.has(row.id))), grouped(conversations)];
  return happenings.map((one): Read => {
    const parcel = parcels.get(one.shipmentId ?? '') ?? null;
    const order = orders.get(orderOf(one) ?? '') ?? null;
    const customer = present.get(customerOf(one) ?? '') ?? null;
    const theirs = <T>(of: Map<string, T[]>): T[] => (customer === null ? [] : [...new Set([customer.id, customer.asked_id])].flatMap((id) => of.get(id) ?? []));
    const dates = parcel === null ? null : expectedNow({ promisedAt: parcel.promised_at, estimatedAt: parcel.estimated_delivery_at, lowAt: parcel.predicted_low_at, highAt: parcel.predicted_high_at }, tx.now, one.trigger === 'incident' ? (reading.lateDays ?? 0) : 0);
    const occasion: Occasion = {
      trigger: one.trigger, happenedAt: one.happenedAt, now: tx.now,
      customer: customer && {
        id: customer.id, erased: customer.erased, timeZone: customer.time_zone, country: order?.country ?? regionOf(customer.locale), reachable: reachableBy(customer, carriers),
        consents: one.facts.wish_id === undefined ? theirs(consentOf) : [{ channel: 'email', purpose: 'marketing', granted: true }, ...theirs(consentOf)], suppressed: customer.suppressed,
      },
      about: { id: one.aboutId, orderId: order?.id ?? null, holds: holds(one, order ?? undefined, parcel ?? undefined, standing), arrived: parcel?.delivered_at != null, dateKnown: dates !== null, risk: riskOf(returning?.get(order?.id ?? '')?.chance, leaving?.get(customer?.id ?? '')?.noPurchase) },
      history: {
        notices: theirs(noticeOf).map((row) => ({ trigger: row.trigger, aboutId: row.about_id, at: row.at })),
        conversations: theirs(conversationOf).map((row) => ({ orderIds: row.order_ids ?? [], lastMessageAt: row.last_message_at, open: row.open })),
      },
    };
    return { happening: one, occasion, customer, order, parcel, returnNumber: standing.returns.get(one.returnId ?? '')?.number ?? null, dates };
  });
}

const riskOf = (back: number | undefined, gone: number | undefined): Partial<Record<Risk, number>> => ({ ...(back === undefined ? {} : { return: back }), ...(gone === undefined ? {} : { leaving: gone }) });

function reachableBy({ address, phone }: KnownCustomer, carriers: readonly Channel[]): Channel[] {
  return [...(address === null ? [] : ['email' as const]), ...(phone === null ? [] : carriers.filter((channel) => channel !== 'email'))];
}

function regionOf(locale: string | null): string | null {
  return /[-_]([A-Za-z]{2})\b/.exec(locale ?? '')?.[1]?.toUpperCase() ?? null;
}
