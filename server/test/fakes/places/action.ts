import type { ActionForShop, ActionWish, Consequence } from '../../../src/modules/orders/index.ts';

/** An action on an order, as orders would put it to a shop. */
export function actionOn(order: { sourceId: string; number: string; currency: string }, wish: ActionWish, consequence: Partial<Consequence>, id = '0190a0a0-1111-7000-8000-0000000000aa'): ActionForShop {
  return {
    id, kind: wish.kind, wish, reason: 'arrived torn', attempt: 1,
    order: { id: '0190a0a0-2222-7000-8000-000000000001', brandId: '0190a0a0-3333-7000-8000-000000000001', source: 'test', url: null, ...order },
    consequence: { refund_minor: 0, tax_minor: null, shipping_minor: 0, given_minor: 0, lines: [], after: { state: 'open', payment_state: 'paid', refunded_minor: 0 }, ...consequence } as Consequence,
  };
}
