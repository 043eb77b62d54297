import path from 'node:path';
import { learnDelivery, foretell, type DeliveryModel } from '../../src/modules/shipments/rules/delivery/foretell.ts';
import { latenessOf } from '../../src/modules/shipments/rules/delivery/lateness.ts';
import type { Delivered } from '../../src/modules/shipments/rules/delivery/parcel-facts.ts';
import { share, type Figure, type RefereeSet } from '../figure.ts';
import { readTable } from '../labelled-sets.ts';

const DAY = 86_400_000;
/** Rows asked are never among those learned: each fifth is asked of what the other four taught. */
const PARTS = 5;

type Table = Readonly<Record<string, string>>;

interface Asked {
  readonly parcel: Delivered;
  readonly late: boolean;
  readonly chance: number;
  readonly off: number;
  readonly within: boolean;
}

export const ordersOlist: RefereeSet = {
  name: 'orders-olist',
  anchor: 'late-delivery ROC-AUC 0.75–0.80 in public notebooks; mean error in days: always the median 6.0, the shop’s own promise 12.7',
  measure(folder) {
    const parcels = readParcels(folder);
    const [handed, ordered] = [askApart(parcels, (parcel) => parcel), askApart(parcels, (parcel) => ({ ...parcel, handedOverAt: null }))];
    const forward = askForward(parcels);
    return [
      { what: `late as of any moment (${parcels.length} orders, 40 moments each)`, value: lateAtAnyMoment(parcels), atLeast: 1 },
      { what: 'late at hand-over, ROC-AUC', value: areaUnderCurve(handed), atLeast: 0.75 },
      { what: 'calibration error', value: calibrationError(handed), atMost: 0.03 },
      days('off from hand-over, days', meanOff(handed), 4.1),
      days('off from purchase, days', meanOff(ordered), 5),
      { what: 'within the interval of 0.8', value: share(handed.filter((one) => one.within).length, handed.length) },
      { what: 'the last third of the time foretold from the rest: ROC-AUC', value: areaUnderCurve(forward) },
      { what: 'calibration error', value: calibrationError(forward) },
      { what: 'off, days', value: meanOff(forward) },
    ];
  },
};

function days(what: string, value: number, atMost: number): Figure {
  return { what, value, atMost };
}

function readParcels(folder: string): Delivered[] {
  const table = (name: string): Table[] => readTable(path.join(folder, `${name}.csv.gz`));
  const by = (rows: readonly Table[], key: string): Map<string, Table> => new Map(rows.toReversed().map((row) => [row[key] ?? '', row]));
  const [items, sellers, customers, products] = [by(table('items'), 'order_id'), by(table('sellers'), 'seller_id'), by(table('customers'), 'customer_id'), by(table('products'), 'product_id')];
  return table('orders').flatMap((order): Delivered[] => {
    const deliveredAt = moment(order['order_delivered_customer_date']);
    const orderedAt = moment(order['order_purchase_timestamp']);
    const handedOverAt = moment(order['order_delivered_carrier_date']);
    if (order['order_status'] !== 'delivered' || deliveredAt === null || orderedAt === null || handedOverAt === null) return [];
    const item = items.get(order['order_id'] ?? '');
    const customer = customers.get(order['customer_id'] ?? '');
    const promisedDay = moment(order['order_estimated_delivery_date']);
    return [{
      orderedAt, deliveredAt, handedOverAt, paidAt: moment(order['order_approved_at']), lateFrom: promisedDay === null ? null : promisedDay + 1,
      carrier: null, service: null, site: item?.['seller_id'] ?? null, fromRegion: sellers.get(item?.['seller_id'] ?? '')?.['seller_state'] ?? null, toRegion: customer?.['customer_state'] ?? null,
      toArea: customer?.['customer_zip_code_prefix']?.slice(0, 2) ?? null, weightGrams: figure(products.get(item?.['product_id'] ?? '')?.['product_weight_g']), shippingCost: figure(item?.['freight_value']),
    }];
  });
}

function moment(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Date.parse(`${text.replace(' ', 'T')}Z`) / DAY;
}

function figure(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}

function askApart(parcels: readonly Delivered[], known: (parcel: Delivered) => Delivered): Asked[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const model = learnDelivery(parcels.filter((__, at) => at % PARTS !== part));
    return parcels.filter((__, at) => at % PARTS === part).map((parcel) => ask(model, parcel, known(parcel)));
  }).flat();
}

/** Learned from what had arrived before a day, asked of what was handed over afterwards. */
function askForward(parcels: readonly Delivered[]): Asked[] {
  const byTime = parcels.toSorted((a, b) => (a.handedOverAt ?? 0) - (b.handedOverAt ?? 0));
  const from = byTime[Math.floor((byTime.length * 2) / 3)]?.handedOverAt ?? 0;
  const model = learnDelivery(parcels.filter((parcel) => parcel.deliveredAt < from));
  return byTime.filter((parcel) => (parcel.handedOverAt ?? 0) >= from).map((parcel) => ask(model, parcel, parcel));
}

function ask(model: DeliveryModel, parcel: Delivered, known: Delivered): Asked {
  const begin = known.handedOverAt ?? known.orderedAt;
  const { at, low, high, late } = foretell(model, known, begin);
  return {
    parcel, late: latenessOf(parcel.lateFrom, parcel.deliveredAt, Infinity) === 'came_late', chance: late ?? 0,
    off: Math.abs(parcel.deliveredAt - (at ?? begin)), within: low !== null && high !== null && parcel.deliveredAt >= low && parcel.deliveredAt <= high,
  };
}

/** Against dates compared as text, as the set defines it: delivered after the promised date, or not yet delivered on a later one. */
function lateAtAnyMoment(parcels: readonly Delivered[]): number {
  const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
  const checks = parcels.flatMap((parcel) => Array.from({ length: 40 }, (_, step) => {
    const asOf = parcel.orderedAt + step * 1.37;
    const promised = dateOf((parcel.lateFrom ?? 1) - 1);
    const known = parcel.deliveredAt <= asOf ? dateOf(parcel.deliveredAt) : dateOf(asOf);
    return ['came_late', 'overdue'].includes(latenessOf(parcel.lateFrom, parcel.deliveredAt, asOf)) === known > promised;
  }));
  return share(checks.filter(Boolean).length, checks.length);
}

function meanOff(asked: readonly Asked[]): number {
  return asked.reduce((sum, one) => sum + one.off, 0) / asked.length;
}

/** The chance that a late one was given a higher chance than one that was not; equal chances count half. */
function areaUnderCurve(asked: readonly Asked[]): number {
  const [late, not] = [asked.filter((one) => one.late), asked.filter((one) => !one.late)];
  const wins = late.reduce((sum, one) => sum + not.reduce((won, other) => won + (one.chance > other.chance ? 1 : one.chance === other.chance ? 0.5 : 0), 0), 0);
  return wins / (late.length * not.length);
}

/** Mean distance between said and seen in ten groups of equal size. */
function calibrationError(asked: readonly Asked[]): number {
  const order = asked.toSorted((a, b) => a.chance - b.chance);
  return Array.from({ length: 10 }, (_, group) => {
    const of = order.slice(Math.floor((group * order.length) / 10), Math.floor(((group + 1) * order.length) / 10));
    return (Math.abs(of.reduce((sum, one) => sum + one.chance - Number(one.late), 0)) / of.length) * (of.length / order.length);
  }).reduce((sum, part) => sum + part, 0);
}
