import { translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isCharge, readCharge } from './translate-charge.ts';
import { isCustomer, isOrder, readCustomer, readOrder } from './translate-others.ts';
import { isSubscription, readSubscription } from './translate-subscription.ts';

type Reads = Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>;

const SHAPES: readonly Reads[] = [
  { fits: (item) => isSubscription(item), read: (item, context) => [readSubscription(item, context)] },
  { fits: (item, under, { kind }) => isOrder(item, under, kind), read: (item, context) => [readOrder(item, context)] },
  { fits: (item) => isCharge(item), read: (item, context) => [readCharge(item, context)] },
  { fits: (item) => isCustomer(item), read: (item) => [readCustomer(item)] },
];

/** Recharge (2021-11, and 2021-01 where it differs): webhooks and answers, one (`{"charge":…}`) or many (`{"charges":[…]}`). Its days are the shop's. */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['subscription', 'subscriptions', 'charge', 'charges', 'customer', 'customers', 'order', 'orders']);
