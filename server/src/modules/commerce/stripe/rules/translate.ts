import { readShapes, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { readCustomer, readDispute } from './translate-others.ts';
import { readCharge, readIntent, readRefund, readSession } from './translate-payment.ts';
import { readInvoice, readSubscription } from './translate-subscription.ts';

/** What an object of Stripe is, is said by its field `object`. */
const READERS: Readonly<Record<string, (item: VendorJson, told: Told) => readonly PlaceRecord[]>> = {
  charge: readCharge, payment_intent: readIntent, refund: readRefund, 'checkout.session': readSession, dispute: readDispute, customer: readCustomer, subscription: readSubscription, invoice: readInvoice,
};

/** `changedAt`: Stripe dates no change of an object, so it is when the event happened; in a list, when the object was made: a later try of one payment is the newer one. */
export interface Told {
  readonly changedAt: Date | null;
  readonly kind: string;
}

const SHAPES: readonly Shape<PlaceRecord, Told>[] = [
  { fits: (item) => item.text('object') !== null && Object.hasOwn(READERS, item.need('object')), read: (item, told) => READERS[item.need('object')]?.(item, told) ?? [] },
];

/** Stripe: events (`{"type":…,"data":{"object":…}}`), objects, and lists. Amounts are in Stripe's minor units, which are not always those of ISO 4217. */
export const translate: Translate = (kind, payload, _context: PlaceContext) => {
  const event = readShapes(payload, EVENTS, ['data'], null)[0] ?? null;
  const records = readShapes(payload, SHAPES, ['data', 'object', 'payload'], { changedAt: event?.at ?? null, kind: event?.type ?? kind });
  return { records, ignored: records.length === 0 };
};

const EVENTS: readonly Shape<{ at: Date | null; type: string }, null>[] = [{ fits: (item) => item.text('object') === 'event', read: (item) => [{ at: item.time('created'), type: item.text('type') ?? '' }] }];
