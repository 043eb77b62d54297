import type { Place } from '../../../connections/index.ts';
import { formatMoney } from '../../../../platform/money/money.ts';
import type { ActionForShop, Finding, ItemsWish, ShopAnswer } from '../../../orders/index.ts';
import { FOR_REFUND, gid, noteOf, ourRefund, paymentsOf, REFUND, refundInput } from '../rules/action-requests.ts';
import { ADD_VARIANT, BEGIN, COMMIT, INVOICE, isAgreed, sessionLine, SET_QUANTITY, stillToChange } from '../rules/edit-requests.ts';
import type { Payload } from '../rules/payload.ts';
import type { ShopOrder } from '../rules/shop-records.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { answerOf, askPatiently } from './answers.ts';
import { oneOf } from './streams.ts';

/**
 * Changes items of an order to what is to be, and pays back what is owed for it, or asks the customer for more. What is there already is
 * left as it is: a stop in between is gone on with. Where the shop reckons another amount than was agreed on, nothing is changed.
 */
export async function changeItems(place: Place, action: ActionForShop, wish: ItemsWish): Promise<ShopAnswer> {
  const order = await orderNow(place, action);
  if (order === null) return { answer: 'declined', said: 'the shop does not know this order' };
  const { set, add } = stillToChange(order.lines, wish);
  if (set.length + add.length > 0) {
    const answer = await edit(place, action, set, add);
    if (answer.answer === 'declined') return answer;
  }
  if (action.consequence.refund_minor > 0) return payBack(place, action);
  return (action.consequence.due_minor ?? 0) > 0 ? askToPay(place, action) : { answer: 'accepted', said: 'changed' };
}

export function itemsFound(action: ActionForShop, wish: ItemsWish, order: ShopOrder, refundId: string | null): Finding {
  const { set, add } = stillToChange(order.lines, wish);
  if (set.length + add.length > 0) return { happened: 'no', said: 'the items are as they were' };
  return action.consequence.refund_minor > 0 && refundId === null ? { happened: 'no', said: 'changed, not paid back' } : { happened: 'yes', said: 'the items are as wished', ...(refundId === null ? {} : { result: { reference: refundId } }) };
}

async function edit(place: Place, action: ActionForShop, set: { lineId: string; quantity: number }[], add: { variantId: string; quantity: number }[]): Promise<ShopAnswer> {
  const begun = await askPatiently(place, BEGIN, { id: gid('Order', action.order.sourceId) });
  const opened = answerOf(begun, 'orderEditBegin');
  const session = begun.object('orderEditBegin')?.object('calculatedOrder') ?? null;
  if (opened.answer === 'declined' || session === null) return opened;
  const id = session.text('id') as string;
  const before = outstanding(session, action);
  let after = before;
  for (const { lineId, quantity } of set) {
    const lineItemId = sessionLine(session, lineId);
    if (lineItemId === null) return { answer: 'declined', said: 'an item can no longer be changed' };
    const changed = await askPatiently(place, SET_QUANTITY, { id, lineItemId, quantity });
    const answer = answerOf(changed, 'orderEditSetQuantity');
    if (answer.answer === 'declined') return answer;
    after = outstanding(changed.object('orderEditSetQuantity')?.object('calculatedOrder') ?? null, action);
  }
  for (const { variantId, quantity } of add) {
    const changed = await askPatiently(place, ADD_VARIANT, { id, variantId: gid('ProductVariant', variantId), quantity });
    const answer = answerOf(changed, 'orderEditAddVariant');
    if (answer.answer === 'declined') return answer;
    after = outstanding(changed.object('orderEditAddVariant')?.object('calculatedOrder') ?? null, action);
  }
  // A session that is not committed changes nothing.
  const { currency } = action.order;
  if (!isAgreed(action, before, after)) return { answer: 'declined', said: `the shop reckons ${formatMoney({ amountMinor: after - before, currency })} for it` };
  return answerOf(await askPatiently(place, COMMIT, { id, note: noteOf(action) }), 'orderEditCommit');
}

function outstanding(session: Payload | null, { order }: ActionForShop): number {
  return session?.money('totalOutstanding', order.currency) ?? 0;
}

/** By amount, to where it came from; once, by its key. */
async function payBack(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const now = await askPatiently(place, FOR_REFUND, { id: gid('Order', action.order.sourceId) });
  const there = ourRefund(now, action.id);
  if (there !== null) return { answer: 'accepted', said: `refund ${there} was there`, result: { reference: there } };
  const input = refundInput(action, paymentsOf(now, action.order.currency), { lines: [], restockAt: null });
  if (input === null) throw new Error('changed, but the payments of this order do not hold what is to go back');
  const paid = answerOf(await askPatiently(place, REFUND, { input, key: action.id }), 'refundCreate');
  if (paid.answer === 'declined') throw new Error(`changed, but not paid back: ${paid.said}`);
  return paid;
}

/** The shop writes to the customer, who pays there. It is changed whether or not the letter left; that it left is kept with the result. */
async function askToPay(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  try {
    const sent = answerOf(await askPatiently(place, INVOICE, { id: gid('Order', action.order.sourceId) }), 'orderInvoiceSend');
    return sent.answer === 'accepted' ? { answer: 'accepted', said: 'changed; the customer was sent the invoice', result: { invoiced: true } } : { answer: 'accepted', said: `changed; the invoice was not sent: ${sent.said}` };
  } catch (error) {
    return { answer: 'accepted', said: `changed; the invoice was not sent: ${(error as Error).message}` };
  }
}

async function orderNow(place: Place, action: ActionForShop): Promise<ShopOrder | null> {
  const found = await oneOf(place, 'orders', action.order.sourceId);
  return found === null || found === undefined ? null : translateOrder(found, null);
}
