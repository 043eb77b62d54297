import type { ActionForShop, ShopAnswer } from '../../../orders/index.ts';
import { addressInput, CANCEL, codeOf, COMPLETE, DISCOUNT, discountInput, DRAFT, draftInput, FOR_REFUND, FOR_RESHIP, FOR_RESTOCK, gid, noteOf, paymentsOf, READDRESS, REFUND, refundInput } from '../rules/action-requests.ts';
import type { Payload } from '../rules/payload.ts';
import { AccessLost, Throttled } from './ask-shop.ts';
import { draftOf, type OpenShop } from './open-shop.ts';

/** Asks Shopify for one action. A no comes back as declined; where nobody knows, it throws. */
export async function carryOutAtShop(shop: OpenShop, action: ActionForShop, now: Date): Promise<ShopAnswer> {
  try {
    return await ask(shop, action, now);
  } catch (error) {
    // Neither lets anything happen.
    if (error instanceof AccessLost || error instanceof Throttled) return { answer: 'declined', said: error.message };
    throw error;
  }
}

async function ask(shop: OpenShop, action: ActionForShop, now: Date): Promise<ShopAnswer> {
  const { wish, order } = action;
  const id = gid('Order', order.sourceId);
  switch (wish.kind) {
    case 'cancel':
      return answerOf(await shop.ask(CANCEL, { orderId: id, restock: wish.restock, note: noteOf(action) }), 'orderCancel', 'orderCancelUserErrors');
    case 'correct_address':
      return answerOf(await shop.ask(READDRESS, { input: { id, shippingAddress: addressInput(wish.address) } }), 'orderUpdate');
    case 'credit':
      return { ...answerOf(await shop.ask(DISCOUNT, { basic: discountInput(action, now) }), 'discountCodeBasicCreate'), result: { code: codeOf(action.id) } };
    case 'refund': {
      const payments = paymentsOf(await shop.ask(FOR_REFUND, { id }), order.currency);
      const location = wish.restock && action.consequence.lines.length > 0 ? ((await shop.ask(FOR_RESTOCK, {})).object('location')?.text('id') ?? null) : null;
      const input = refundInput(action, wish, payments, location);
      if (input === null) return { answer: 'declined', said: 'the payments of this order do not hold that much' };
      return answerOf(await shop.ask(REFUND, { input, key: action.id }), 'refundCreate');
    }
    case 'reship':
      return reship(shop, action, id);
  }
}

/** A draft that was made before and not completed is completed; a second one is never made. */
async function reship(shop: OpenShop, action: ActionForShop, orderId: string): Promise<ShopAnswer> {
  const before = await draftOf(shop, action.id);
  let draftId = before?.text('id') ?? null;
  if (draftId === null) {
    const input = draftInput(action, await shop.ask(FOR_RESHIP, { id: orderId }));
    if (input === null) return { answer: 'declined', said: 'a product of this order is no longer in the shop' };
    const made = await shop.ask(DRAFT, { input });
    const answer = answerOf(made, 'draftOrderCreate');
    draftId = made.object('draftOrderCreate')?.object('draftOrder')?.text('id') ?? null;
    if (answer.answer === 'declined' || draftId === null) return answer;
  }
  const done = await shop.ask(COMPLETE, { id: draftId });
  const name = done.object('draftOrderComplete')?.object('draftOrder')?.object('order')?.text('name');
  return { ...answerOf(done, 'draftOrderComplete'), ...(name ? { result: { reference: name } } : {}) };
}

function answerOf(data: Payload, mutation: string, errors = 'userErrors'): ShopAnswer {
  const payload = data.object(mutation);
  if (payload === null) throw new Error(`Shopify answered without ${mutation}`);
  const problems = payload.list(errors).map((problem) => problem.text('message') ?? 'no');
  return problems.length > 0 ? { answer: 'declined', said: problems.join('; ') } : { answer: 'accepted', said: mutation };
}
