import { expectationOf, promiseOf, type PromisedParcel } from './promise.ts';

/** What orders are divided by. A contact reason belongs to the conversation and is counted beside all of these. */
export const ORDER_DIMENSIONS = ['sku', 'product', 'carrier', 'service', 'ships_from', 'country', 'promise', 'expectation'] as const;
export type OrderDimension = (typeof ORDER_DIMENSIONS)[number];
/** The row every order has: of the brand as a whole. */
export const WHOLE = 'all';

export interface OrderKey {
  readonly dimension: OrderDimension | typeof WHOLE;
  readonly key: string;
  readonly name: string;
}

export interface SoldLine {
  readonly sku: string | null;
  /** the shop's id of the product; lines without one are their own */
  readonly productId: string | null;
  readonly title: string;
  /** what the catalogue calls the product */
  readonly productTitle: string | null;
}

export interface SentParcel extends PromisedParcel {
  /** what two spellings of a carrier have in common, and as customers know it */
  readonly carrier: string;
  readonly carrierName: string;
  readonly service: string | null;
  readonly shipsFrom: string | null;
}

export interface OrderFacts {
  readonly placedDay: number;
  readonly country: string | null;
  readonly lines: readonly SoldLine[];
  readonly parcels: readonly SentParcel[];
}

/**
 * Everything an order is counted under, each once: an order of two products under both, one in parcels of two carriers under both. What is not known is a key of its own
 * (empty), so that parts and whole can be compared; what was not sent yet has no carrier.
 */
export function keysOf(order: OrderFacts, today: number): OrderKey[] {
  const [first] = order.parcels;
  const keys: OrderKey[] = [
    { dimension: WHOLE, key: '', name: '' },
    ...order.lines.flatMap((line): OrderKey[] => [skuKey(line), productKey(line)]),
    ...order.parcels.flatMap((parcel): OrderKey[] => [
      { dimension: 'carrier', key: parcel.carrier, name: parcel.carrierName },
      { dimension: 'service', key: parcel.service === null ? '' : `${parcel.carrier} ${plain(parcel.service)}`, name: parcel.service === null ? '' : `${parcel.carrierName} ${parcel.service}` },
      { dimension: 'ships_from', key: plain(parcel.shipsFrom ?? ''), name: parcel.shipsFrom ?? '' },
    ]),
    ...(first === undefined ? (['carrier', 'service', 'ships_from'] as const).map((dimension): OrderKey => ({ dimension, key: '', name: '' })) : []),
    { dimension: 'country', key: order.country?.toUpperCase() ?? '', name: order.country?.toUpperCase() ?? '' },
    { dimension: 'promise', key: promiseOf(order.parcels, today), name: '' },
    { dimension: 'expectation', key: expectationOf(order.placedDay, order.parcels), name: '' },
  ];
  return [...new Map(keys.map((one) => [`${one.dimension}\0${one.key}`, one])).values()];
}

function skuKey(line: SoldLine): OrderKey {
  return { dimension: 'sku', key: plain(line.sku ?? ''), name: line.sku === null ? '' : `${line.title} (${line.sku})` };
}

function productKey(line: SoldLine): OrderKey {
  if (line.productId !== null) return { dimension: 'product', key: line.productId, name: line.productTitle ?? line.title };
  return { dimension: 'product', key: plain(line.title), name: line.title };
}

/** Two spellings of one name are one. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().slice(0, 200);
