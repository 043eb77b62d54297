import type { Place, PlaceDesk } from '../../../connections/index.ts';
import type { ActionForShop, ActionWish, Finding, ShopAnswer } from '../../../orders/index.ts';
import { addressInput, CANCEL, CODE_KNOWN, codeOf, COMPLETE, DISCOUNT, discountInput, DRAFT, DRAFT_BY_TAG, draftInput, FOR_REFUND, FOR_RESHIP, FOR_RESTOCK, gid, isAddressed, markerOf, noteOf, ourRefund, paymentsOf, READDRESS, REFUND, refundInput, tagOf } from '../rules/action-requests.ts';
import type { Payload } from '../rules/payload.ts';
import { SCOPE_OF } from '../rules/scopes.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { answerOf, askPatiently as ask } from './answers.ts';
import { changeItems, itemsFound } from './change-items.ts';
import { giftCardOf, giveGiftCard } from './gift-cards.ts';

type Refund = Extract<ActionWish, { kind: 'refund' }>;
const no = (said: string): Finding => ({ happened: 'no', said });

/** What can be done to an order of a Shopify shop. */
export const shopifyDesk: PlaceDesk = {
  can: SCOPE_OF,
  swaps: true,
  ways: { refund: [['original', null], ['store_credit', 'write_store_credit_account_transactions']], credit: [['code', null], ['gift_card', 'write_gift_cards']] },
  async send(place, action) {
    const { wish } = action;
    const id = gid('Order', action.order.sourceId);
    switch (wish.kind) {
      case 'cancel':
        return cancel(place, action, wish.restock);
      case 'correct_address':
        return answerOf(await ask(place, READDRESS, { input: { id, shippingAddress: addressInput(wish.address) } }), 'orderUpdate');
      case 'change_items':
        return changeItems(place, action, wish);
      case 'credit':
        return wish.way === 'gift_card' ? giveGiftCard(place, action) : { ...answerOf(await ask(place, DISCOUNT, { basic: discountInput(action, place.now()) }), 'discountCodeBasicCreate'), result: { code: codeOf(action.id) } };
      case 'refund':
        return refund(place, action, wish);
      case 'reship':
        return reship(place, action);
    }
  },
  async find(place, action, found) {
    const { wish } = action;
    if (wish.kind === 'credit' && wish.way === 'gift_card') return giftCardOf(place, action);
    if (wish.kind === 'credit') {
      const code = codeOf(action.id);
      return (await ask(place, CODE_KNOWN, { code })).object('codeDiscountNodeByCode') ? { happened: 'yes', said: `code ${code}`, result: { code } } : no('the shop has no such code');
    }
    if (wish.kind === 'reship') return sentAgain(await draftOf(place, action.id));
    if (found === null || found === undefined) return no('the shop does not know this order');
    const order = translateOrder(found, null);
    if (wish.kind === 'correct_address') return isAddressed(order.shippingAddress, wish.address) ? { happened: 'yes', said: 'the order has the new address' } : no('the order has another address');
    const ours = order.refunds.find((one) => one.reason?.includes(markerOf(action.id)))?.sourceId ?? null;
    if (wish.kind === 'change_items') return itemsFound(action, wish, order, ours);
    const reference = ours === null ? {} : { result: { reference: ours } };
    if (wish.kind === 'refund') return ours === null ? no(`no refund of ours among ${order.refunds.length}`) : { happened: 'yes', said: `refund ${ours}`, ...reference };
    const [ended, paidBack] = [order.state === 'cancelled', action.consequence.refund_minor === 0 || ours !== null];
    return ended && paidBack ? { happened: 'yes', said: 'cancelled', ...reference } : no(`${ended ? 'cancelled' : 'not cancelled'}, ${paidBack ? 'paid back' : 'not paid back'}`);
  },
};

/** Exactly our amount, by the payments it came with; once, by its key. */
async function refund(place: Place, action: ActionForShop, wish: Refund): Promise<ShopAnswer> {
  const payments = paymentsOf(await ask(place, FOR_REFUND, { id: gid('Order', action.order.sourceId) }), action.order.currency);
  const location = wish.restock && action.consequence.lines.length > 0 ? ((await ask(place, FOR_RESTOCK, {})).object('location')?.text('id') ?? null) : null;
  const input = refundInput(action, payments, { lines: action.consequence.lines, restockAt: wish.restock ? location : null, ...(wish.way === undefined ? {} : { way: wish.way }) });
  if (input === null) return { answer: 'declined', said: 'the payments of this order do not hold that much' };
  return answerOf(await ask(place, REFUND, { input, key: action.id }), 'refundCreate');
}

/**
 * Cancelled without paying back, then paid back by exactly what is agreed on: Shopify by itself would pay back all that was paid,
 * whatever was given as credit since. A no to the cancelling did nothing; a stop in between leaves an order that is cancelled and
 * not paid back, and whoever comes next pays back.
 */
async function cancel(place: Place, action: ActionForShop, restock: boolean): Promise<ShopAnswer> {
  const orderId = gid('Order', action.order.sourceId);
  const before = await ask(place, FOR_REFUND, { id: orderId });
  const owed = action.consequence.refund_minor > 0 && ourRefund(before, action.id) === null;
  const input = owed ? refundInput(action, paymentsOf(before, action.order.currency), { lines: [], restockAt: null }) : null;
  if (owed && input === null) return { answer: 'declined', said: 'the payments of this order do not hold that much' };
  if (before.object('order')?.text('cancelledAt') === null) {
    const answer = answerOf(await ask(place, CANCEL, { orderId, restock, note: noteOf(action) }), 'orderCancel', 'orderCancelUserErrors');
    if (answer.answer === 'declined') return answer;
  }
  if (input === null) return { answer: 'accepted', said: 'cancelled' };
  const paid = answerOf(await ask(place, REFUND, { input, key: action.id }), 'refundCreate');
  // It is cancelled already: that is no simple no.
  if (paid.answer === 'declined') throw new Error(`cancelled, but not paid back: ${paid.said}`);
  return paid;
}

/** A draft that was made before and not completed is completed; a second one is never made. */
async function reship(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const before = await draftOf(place, action.id);
  const there = sentAgain(before);
  if (there.happened === 'yes') return { answer: 'accepted', said: there.said, ...(there.result ? { result: there.result } : {}) };
  let draftId = before?.text('id') ?? null;
  if (draftId === null) {
    const input = draftInput(action, await ask(place, FOR_RESHIP, { id: gid('Order', action.order.sourceId) }));
    if (input === null) return { answer: 'declined', said: 'a product of this order is no longer in the shop' };
    const made = await ask(place, DRAFT, { input });
    const answer = answerOf(made, 'draftOrderCreate');
    draftId = made.object('draftOrderCreate')?.object('draftOrder')?.text('id') ?? null;
    if (answer.answer === 'declined' || draftId === null) return answer;
  }
  const done = await ask(place, COMPLETE, { id: draftId });
  const name = done.object('draftOrderComplete')?.object('draftOrder')?.object('order')?.text('name');
  return { ...answerOf(done, 'draftOrderComplete'), ...(name ? { result: { reference: name } } : {}) };
}

/** The draft order made for an action before, if any. */
async function draftOf(place: Place, actionId: string): Promise<Payload | null> {
  const tag = tagOf(actionId);
  const drafts = (await ask(place, DRAFT_BY_TAG, { query: `tag:'${tag}'` })).list('draftOrders');
  return drafts.find((draft) => Array.isArray(draft.raw('tags')) && (draft.raw('tags') as unknown[]).includes(tag)) ?? null;
}

function sentAgain(draft: Payload | null): Finding {
  const made = draft?.object('order');
  if (made) return { happened: 'yes', said: `order ${made.text('name') ?? ''}`, result: { reference: made.text('name') ?? made.id() } };
  return no(draft ? `draft ${draft.text('name') ?? ''} is not completed` : 'no draft order of ours');
}
