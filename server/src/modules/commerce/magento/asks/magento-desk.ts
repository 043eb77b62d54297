import { JsonFields, isObject } from '../../../../platform/hostile/json-fields.ts';
import { minorDigits, parseMoney } from '../../../../platform/money/money.ts';
import type { Place, PlaceDesk } from '../../../connections/index.ts';
import type { ActionForShop, Finding, ShopAnswer } from '../../../orders/index.ts';
import { addressBody, codeOf, couponBody, isAddressed, markerOf, refundBody, ruleBody } from '../rules/action-bodies.ts';
import { listed, listPath } from './streams.ts';

/** What can be done to an order of a Magento shop. Goods are not sent again: an order cannot be made there without a cart. */
export const magentoDesk: PlaceDesk = {
  can: { refund: 'Magento_Sales::creditmemo', cancel: 'Magento_Sales::cancel', correct_address: 'Magento_Sales::actions_view', credit: 'Magento_SalesRule::quote' },
  async send(place, action) {
    const { wish } = action;
    switch (wish.kind) {
      case 'refund':
        return refund(place, action, wish.restock);
      case 'cancel':
        return cancel(place, action, wish.restock);
      case 'correct_address': {
        const address = shippingAddress(await orderOf(place, action));
        if (address === null) return { answer: 'declined', said: 'this order is sent nowhere' };
        await place.ask({ method: 'PUT', path: `/orders/${action.order.sourceId}`, json: addressBody(address, wish.address) });
        return { answer: 'accepted', said: 'the address was taken' };
      }
      case 'credit':
        return credit(place, action);
      default:
        return { answer: 'declined', said: 'Magento makes no orders without a cart' };
    }
  },
  async find(place, action, order) {
    const { wish } = action;
    if (wish.kind === 'credit') return (await hasCode(place, codeOf(action.id))) ? { happened: 'yes', said: `code ${codeOf(action.id)}`, result: { code: codeOf(action.id) } } : no('the shop has no such code');
    if (!isObject(order) || !isObject(order.order)) return no('the shop does not know this order');
    const fields = new JsonFields(order.order);
    if (wish.kind === 'correct_address') {
      const address = shippingAddress(fields);
      return address !== null && isAddressed(address, wish.address) ? { happened: 'yes', said: 'the order has the new address' } : no('the order has another address');
    }
    const memo = await ourMemo(place, action);
    if (wish.kind === 'refund') return memo === null ? no('no credit memo of ours') : { happened: 'yes', said: `credit memo ${memo}`, result: { reference: memo } };
    const ended = ['canceled', 'closed'].includes(fields.text('state') ?? '');
    const paidBack = action.consequence.refund_minor === 0 || memo !== null;
    if (!ended || !paidBack) return no(`${ended ? 'ended' : 'not ended'}, ${paidBack ? 'paid back' : 'not paid back'}`);
    return { happened: 'yes', said: fields.text('state') ?? '', ...(memo === null ? {} : { result: { reference: memo } }) };
  },
};

const no = (said: string): Finding => ({ happened: 'no', said });

async function orderOf(place: Place, action: ActionForShop): Promise<JsonFields> {
  return new JsonFields((await place.ask({ method: 'GET', path: `/orders/${action.order.sourceId}` })).json);
}

function shippingAddress(order: JsonFields): JsonFields | null {
  const more = order.json.extension_attributes;
  const assigned = isObject(more) && Array.isArray(more.shipping_assignments) ? (more.shipping_assignments[0] as unknown) : null;
  const shipping = isObject(assigned) ? assigned.shipping : null;
  return isObject(shipping) && isObject(shipping.address) ? new JsonFields(shipping.address) : null;
}

/** The number of a credit memo that carries our mark. */
async function ourMemo(place: Place, action: ActionForShop): Promise<string | null> {
  const { items } = await listed(place, listPath('/creditmemos', [{ field: 'order_id', is: 'eq', value: action.order.sourceId }], 200));
  const ours = items.find((memo) => Array.isArray(memo.json.comments) && memo.json.comments.some((comment) => isObject(comment) && String(comment.comment ?? '').includes(markerOf(action.id))));
  return ours === undefined ? null : (ours.text('increment_id') ?? ours.need('entity_id'));
}

/** By the paid invoice, so that money goes back the way it came; an order paid outside the shop is written down as given back. Never a second one. */
async function refund(place: Place, action: ActionForShop, restock: boolean): Promise<ShopAnswer> {
  const there = await ourMemo(place, action);
  if (there !== null) return { answer: 'accepted', said: `credit memo ${there} was there`, result: { reference: there } };
  const order = await orderOf(place, action);
  const { items: invoices } = await listed(place, listPath('/invoices', [{ field: 'order_id', is: 'eq', value: action.order.sourceId }], 50));
  const paid = invoices.filter((invoice) => invoice.text('state') === '2');
  const withPayment = paid.filter((invoice) => invoice.text('transaction_id') !== null);
  // Several paid invoices would have to be told apart by piece: without their payments Magento only writes a refund down, and nobody is paid.
  if (withPayment.length > 0 && paid.length > 1) return { answer: 'declined', said: 'this order was paid by several invoices: pay it back at the shop, invoice by invoice' };
  const online = withPayment[0] ?? null;
  const body = refundBody(action, { piecesMinor: piecesOf(order, action.order.currency), taxOfShippingMinor: minor(order, 'shipping_tax_amount', action.order.currency) }, restock, online !== null);
  const path = online === null ? `/order/${action.order.sourceId}/refund` : `/invoice/${online.need('entity_id')}/refund`;
  const { json } = await place.ask({ method: 'POST', path, json: body });
  return { answer: 'accepted', said: `credit memo ${String(json)}${online === null ? ', written down only: the order was not paid through the shop' : ''}`, result: { reference: String(json) } };
}

/** What so many pieces of a line come to when Magento reckons: paid for all of them, discount and tax in it. */
function piecesOf(order: JsonFields, currency: string): (lineId: string, quantity: number) => number {
  const lines = Array.isArray(order.json.items) ? order.json.items.filter(isObject).map((line) => new JsonFields(line)) : [];
  return (lineId, quantity) => {
    const line = lines.find((one) => one.text('item_id') === lineId);
    const bought = Number(line?.text('qty_ordered') ?? 0);
    if (line === undefined || bought === 0) return 0;
    const whole = minor(line, 'row_total', currency) - minor(line, 'discount_amount', currency) + minor(line, 'tax_amount', currency) + minor(line, 'discount_tax_compensation_amount', currency);
    return Math.round((whole * quantity) / bought);
  };
}

function minor(fields: JsonFields, name: string, currency: string): number {
  const text = fields.text(name);
  return text === null ? 0 : Math.abs(parseMoney(Number(text).toFixed(minorDigits(currency)), currency).amountMinor);
}

/**
 * Paid back first, by exactly what is agreed on: a credit memo of all pieces, with what was given as credit before taken off, closes an order that
 * is invoiced whole. What is not paid, or not invoiced whole, is cancelled then.
 */
async function cancel(place: Place, action: ActionForShop, restock: boolean): Promise<ShopAnswer> {
  const paid = action.consequence.refund_minor > 0 ? await refund(place, action, restock) : null;
  if (paid?.answer === 'declined') return paid;
  const ended = paid !== null && ['closed', 'canceled'].includes((await orderOf(place, action)).text('state') ?? '');
  if (!ended) {
    await place.ask({ method: 'POST', path: `/orders/${action.order.sourceId}/cancel` }).catch((error: Error) => {
      throw paid === null ? error : new Error(`paid back, but not cancelled: ${error.message}`);
    });
  }
  return { answer: 'accepted', said: paid?.said ?? 'cancelled', ...(paid?.result ? { result: paid.result } : {}) };
}

async function hasCode(place: Place, code: string): Promise<boolean> {
  return (await listed(place, listPath('/coupons/search', [{ field: 'code', is: 'eq', value: code }], 1, 'coupon_id'))).items.length > 0;
}

/** A rule and its code: a stop in between leaves a rule without a code, which gives nobody anything. */
async function credit(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const code = codeOf(action.id);
  if (await hasCode(place, code)) return { answer: 'accepted', said: `code ${code} was there`, result: { code } };
  const websites = (place.settings.websites ?? '1').split(',').filter(Boolean).map(Number);
  const { json } = await place.ask({ method: 'POST', path: '/salesRules', json: ruleBody(action, websites) });
  await place.ask({ method: 'POST', path: '/coupons', json: couponBody(action, Number(new JsonFields(json).need('rule_id'))) });
  return { answer: 'accepted', said: 'the code was made', result: { code } };
}
