import type { Place, PlaceDesk } from '../../../connections/index.ts';
import type { ActionForShop, Finding, ShopAnswer } from '../../../orders/index.ts';
import { askedSince, codeOf, couponBody, isAddressed, isOurs, ourRefund, reasonOf, refundBody, reshipBody, shippingBody } from '../rules/action-requests.ts';
import { Reader } from '../rules/reader.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { API, listed } from './streams.ts';

const KEY = 'Read/Write';
const no = (said: string): Finding => ({ happened: 'no', said });

/** What can be done to an order of a WooCommerce site, with a key that may write. */
export const wooDesk: PlaceDesk = {
  can: { refund: KEY, cancel: KEY, correct_address: KEY, reship: KEY, credit: KEY },
  swaps: true,
  async send(place, action) {
    const answer = await carryOut(place, action);
    // For the shop's own people, beside the order. The action stands without it.
    if (answer.answer === 'accepted') await place.ask({ method: 'POST', path: `${API}/orders/${action.order.sourceId}/notes`, json: { note: `${action.kind}: ${reasonOf(action)}` } }).catch(() => {});
    return answer;
  },
  async find(place, action, found) {
    const { wish } = action;
    if (wish.kind === 'credit') {
      const code = codeOf(action.id);
      return (await listed(place, `${API}/coupons?code=${code}`)).rows.length > 0 ? { happened: 'yes', said: `code ${code}`, result: { code } } : no('the site has no such code');
    }
    if (wish.kind === 'reship') {
      const made = await sentAgain(place, action.id);
      return made === null ? no('no order of ours') : { happened: 'yes', said: `order ${made}`, result: { reference: `#${made}` } };
    }
    if (found === null || found === undefined) return no('the site does not know this order');
    const order = translateOrder(found, '');
    if (wish.kind === 'correct_address') return isAddressed(order.shippingAddress, wish.address) ? { happened: 'yes', said: 'the order has the new address' } : no('the order has another address');
    const ours = ourRefund(order.refunds, action.id);
    const reference = ours === null ? {} : { result: { reference: ours } };
    if (wish.kind === 'refund') return ours === null ? no(`no refund of ours among ${order.refunds.length}`) : { happened: 'yes', said: `refund ${ours}`, ...reference };
    const [ended, paidBack] = [order.state === 'cancelled', action.consequence.refund_minor === 0 || ours !== null];
    return ended && paidBack ? { happened: 'yes', said: 'cancelled', ...reference } : no(`${ended ? 'cancelled' : 'not cancelled'}, ${paidBack ? 'paid back' : 'not paid back'}`);
  },
};

async function carryOut(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const { wish } = action;
  const path = `${API}/orders/${action.order.sourceId}`;
  switch (wish.kind) {
    case 'refund':
      return refund(place, action, wish.restock);
    case 'cancel': {
      // Paid back first: a site that stops in between leaves an order that is open and paid back, and the next look goes on.
      const paid = action.consequence.refund_minor > 0 ? await refund(place, action, wish.restock) : null;
      await place.ask({ method: 'PUT', path, json: { status: 'cancelled' } }).catch((error: Error) => {
        // Money went back already: that is no simple no, and the next look tells how far it came.
        throw paid === null ? error : new Error(`paid back, but not cancelled: ${error.message}`);
      });
      return { answer: 'accepted', said: 'cancelled', ...(paid?.result ? { result: paid.result } : {}) };
    }
    case 'correct_address':
      await place.ask({ method: 'PUT', path, json: shippingBody(wish.address) });
      return { answer: 'accepted', said: 'the address was taken' };
    case 'credit':
      await place.ask({ method: 'POST', path: `${API}/coupons`, json: couponBody(action) });
      return { answer: 'accepted', said: 'the code was made', result: { code: codeOf(action.id) } };
    case 'reship':
      return reship(place, action);
    default:
      return { answer: 'declined', said: 'not possible at WooCommerce' };
  }
}

const orderOf = async (place: Place, action: ActionForShop): Promise<Reader> => new Reader((await place.ask({ method: 'GET', path: `${API}/orders/${action.order.sourceId}` })).json);

/** Never a second one: what is there under our mark is the refund. */
async function refund(place: Place, action: ActionForShop, restock: boolean): Promise<ShopAnswer> {
  const order = await orderOf(place, action);
  const there = ourRefund(order.list('refunds').map((one) => ({ sourceId: one.need('id'), reason: one.text('reason') })), action.id);
  if (there !== null) return { answer: 'accepted', said: `refund ${there} was there`, result: { reference: there } };
  const { json } = await place.ask({ method: 'POST', path: `${API}/orders/${action.order.sourceId}/refunds`, json: refundBody(action, order, restock) });
  const made = new Reader(json).need('id');
  return { answer: 'accepted', said: `refund ${made}`, result: { reference: made } };
}

/** Never a second one: what is there under our mark was sent. */
async function reship(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const there = await sentAgain(place, action.id);
  if (there !== null) return { answer: 'accepted', said: `order ${there} was there`, result: { reference: `#${there}` } };
  const body = reshipBody(action, await orderOf(place, action));
  if (body === null) return { answer: 'declined', said: 'a product of this order is no longer in the shop' };
  const made = new Reader((await place.ask({ method: 'POST', path: `${API}/orders`, json: body })).json);
  return { answer: 'accepted', said: 'an order was made', result: { reference: `#${made.text('number') ?? made.need('id')}` } };
}

/** The number of the order made to send goods again. */
async function sentAgain(place: Place, actionId: string): Promise<string | null> {
  for (let page = 1; ; page++) {
    const { rows } = await listed(place, `${API}/orders?after=${askedSince(actionId)}&dates_are_gmt=true&orderby=id&order=asc&per_page=100&page=${page}`);
    const ours = rows.map((row) => new Reader(row)).find((order) => isOurs(order, actionId));
    if (ours) return ours.text('number') ?? ours.need('id');
    if (rows.length < 100) return null;
  }
}
