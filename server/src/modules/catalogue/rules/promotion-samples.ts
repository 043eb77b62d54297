import { noGoods, type Basket, type Promotion } from './promotion.ts';

/** A promotion that works for everybody, to be changed by tests. */
export const plainPromotion: Promotion = {
  code: 'WELCOME10', gift: { kind: 'percent', percent: 10 }, currency: 'EUR', on: true, minimum_minor: null, minimum_pieces: null, only: noGoods, not: noGoods, customer_tags: [], first_order_only: false, uses_total: null, uses_per_customer: null, used: 0, from: null, until: null, countries: [], combinable: true,
};
export const plainBasket: Basket = { currency: 'EUR', country: 'DE', lines: [{ sku: 'TEE', title: 'Tee', category: 'Shirts', tags: ['sale'], quantity: 2, unit_price_minor: 2105 }], shipping_minor: 490, codes: [] };
