import { decimalOf } from '../../../../platform/money/money.ts';
import type { Place } from '../../../connections/index.ts';
import type { ActionForShop, Finding, ShopAnswer } from '../../../orders/index.ts';
import { giftCodeOf, markerOf, noteOf } from '../rules/action-requests.ts';
import { GIFT_CARD, GIFT_CARDS } from '../rules/edit-requests.ts';
import { answerOf, askPatiently } from './answers.ts';

/** Credit as a gift card of the shop, under a code that is the same for the same action: Shopify makes no second card of one code. */
export async function giveGiftCard(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const there = await giftCardOf(place, action);
  if (there.happened === 'yes') return { answer: 'accepted', said: there.said, ...(there.result ? { result: there.result } : {}) };
  const { order, consequence } = action;
  const code = giftCodeOf(action.id);
  const input = { code, note: noteOf(action), initialAmount: { amount: decimalOf({ amountMinor: consequence.given_minor, currency: order.currency }), currencyCode: order.currency } };
  return { ...answerOf(await askPatiently(place, GIFT_CARD, { input }), 'giftCardCreate'), result: { code } };
}

/** Known by our mark in its note, among the newest. */
export async function giftCardOf(place: Place, action: ActionForShop): Promise<Finding> {
  const cards = (await askPatiently(place, GIFT_CARDS, {})).list('giftCards');
  const ours = cards.find((card) => card.text('note')?.includes(markerOf(action.id)));
  const code = giftCodeOf(action.id);
  return ours ? { happened: 'yes', said: `gift card ${ours.id()}`, result: { code } } : { happened: 'no', said: 'the shop has no such gift card' };
}
