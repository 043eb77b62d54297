import type { ActionForShop, ShopAnswer } from '../../../orders/index.ts';
import type { WooPorts } from '../ports.ts';
import { codeOf, couponBody, ourRefund, reasonOf, refundBody, reshipBody, shippingBody } from '../rules/action-requests.ts';
import { Reader } from '../rules/reader.ts';
import { askSite, SiteRefused, type OpenSite } from './ask-site.ts';

/** Asks a site for one action. A no comes back as declined; where nobody knows, it throws. */
export async function carryOutAtSite(ports: WooPorts, site: OpenSite, action: ActionForShop): Promise<ShopAnswer> {
  try {
    const answer = await ask(ports, site, action);
    // For the shop's own people, beside the order. The action stands without it.
    if (answer.answer === 'accepted') await askSite(ports, site, 'POST', `/orders/${action.order.sourceId}/notes`, { note: `${action.kind}: ${reasonOf(action)}` }).catch(() => {});
    return answer;
  } catch (error) {
    if (error instanceof SiteRefused) return { answer: 'declined', said: error.message };
    throw error;
  }
}

async function ask(ports: WooPorts, site: OpenSite, action: ActionForShop): Promise<ShopAnswer> {
  const { wish } = action;
  const path = `/orders/${action.order.sourceId}`;
  const order = async (): Promise<Reader> => new Reader((await askSite(ports, site, 'GET', path)).json);
  switch (wish.kind) {
    case 'refund':
      return refund(ports, site, action, await order(), wish.restock);
    case 'cancel': {
      // Paid back first: a site that stops in between leaves an order that is open and paid back, and the next look goes on.
      const before = await order();
      const answer = action.consequence.refund_minor > 0 ? await refund(ports, site, action, before, wish.restock) : null;
      if (answer?.answer === 'declined') return answer;
      await askSite(ports, site, 'PUT', path, { status: 'cancelled' }).catch((error: Error) => {
        // Money went back already: that is no simple no, and the next look tells how far it came.
        throw answer === null ? error : new Error(`paid back, but not cancelled: ${error.message}`);
      });
      return { answer: 'accepted', said: 'cancelled', ...(answer?.result ? { result: answer.result } : {}) };
    }
    case 'correct_address':
      await askSite(ports, site, 'PUT', path, shippingBody(wish.address));
      return { answer: 'accepted', said: 'the address was taken' };
    case 'credit':
      await askSite(ports, site, 'POST', '/coupons', couponBody(action));
      return { answer: 'accepted', said: 'the code was made', result: { code: codeOf(action.id) } };
    case 'reship': {
      const body = reshipBody(action, await order());
      if (body === null) return { answer: 'declined', said: 'a product of this order is no longer in the shop' };
      const made = new Reader((await askSite(ports, site, 'POST', '/orders', body)).json);
      return { answer: 'accepted', said: 'an order was made', result: { reference: `#${made.text('number') ?? made.need('id')}` } };
    }
  }
}

/** Never a second one: what is there under our mark is the refund. */
async function refund(ports: WooPorts, site: OpenSite, action: ActionForShop, order: Reader, restock: boolean): Promise<ShopAnswer> {
  const there = ourRefund(order.list('refunds').map((one) => ({ sourceId: one.need('id'), reason: one.text('reason') })), action.id);
  if (there !== null) return { answer: 'accepted', said: `refund ${there} was there`, result: { reference: there } };
  const made = new Reader((await askSite(ports, site, 'POST', `/orders/${action.order.sourceId}/refunds`, refundBody(action, order, restock))).json);
  return { answer: 'accepted', said: `refund ${made.need('id')}`, result: { reference: made.need('id') } };
}
