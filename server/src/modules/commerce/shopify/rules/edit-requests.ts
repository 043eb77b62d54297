import type { ActionForShop, ItemsWish, OrderInput } from '../../../orders/index.ts';
import type { Payload } from './payload.ts';

const OUTSTANDING = 'totalOutstandingSet { shopMoney { amount currencyCode } }';
const CALCULATED = `calculatedOrder { id ${OUTSTANDING} }`;

/** Changing the items of an order is a session: begun, changed line by line, and committed. */
export const BEGIN = `mutation begin($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id ${OUTSTANDING} lineItems(first: 250) { nodes { id quantity variant { id } } } } userErrors { field message } } }`;
export const SET_QUANTITY = `mutation setQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!) { orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: true) { ${CALCULATED} userErrors { field message } } }`;
export const ADD_VARIANT = `mutation addVariant($id: ID!, $variantId: ID!, $quantity: Int!) { orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, allowDuplicates: true) { ${CALCULATED} userErrors { field message } } }`;
export const COMMIT = 'mutation commit($id: ID!, $note: String) { orderEditCommit(id: $id, notifyCustomer: true, staffNote: $note) { order { id } userErrors { field message } } }';
export const INVOICE = 'mutation invoice($id: ID!) { orderInvoiceSend(id: $id) { order { id } userErrors { field message } } }';

export const GIFT_CARD = 'mutation giftCard($input: GiftCardCreateInput!) { giftCardCreate(input: $input) { giftCard { id } giftCardCode userErrors { field message } } }';
export const GIFT_CARDS = 'query giftCards { giftCards(first: 100, sortKey: CREATED_AT, reverse: true) { nodes { id note } } }';

type Line = Pick<OrderInput['lines'][number], 'sourceId' | 'quantity' | 'refundedQuantity' | 'variantSourceId'>;

/** Pieces of a line that are in the order still. */
const left = (line: Line): number => line.quantity - (line.refundedQuantity ?? 0);

/** What of a wish the shop's order does not show yet; nothing when it is as wished. */
export function stillToChange(lines: readonly Line[], wish: ItemsWish): { set: { lineId: string; quantity: number }[]; add: { variantId: string; quantity: number }[] } {
  const set = wish.set.flatMap(({ line_id, quantity }) => {
    const line = lines.find((one) => one.sourceId === line_id);
    return line === undefined || left(line) === quantity ? [] : [{ lineId: line_id, quantity }];
  });
  const add = wish.add.flatMap(({ quantity, item }) => {
    const there = lines.some((line) => line.variantSourceId === item?.variant_source_id && left(line) === quantity);
    return item === undefined || there ? [] : [{ variantId: item.variant_source_id, quantity }];
  });
  return { set, add };
}

/** The line of a session that stands for a line of the order: their ids end alike. */
export function sessionLine(session: Payload, lineId: string): string | null {
  return session.list('lineItems').find((line) => line.id() === lineId)?.text('id') ?? null;
}

/** Whether what the shop reckons for the change is what was agreed on. A unit for each line may be lost by rounding. In minor units. */
export function isAgreed({ consequence: { lines, added = [] } }: ActionForShop, beforeMinor: number, afterMinor: number): boolean {
  const sum = (parts: readonly { readonly amount_minor: number }[]): number => parts.reduce((all, part) => all + part.amount_minor, 0);
  return Math.abs(afterMinor - beforeMinor - (sum(added) - sum(lines))) <= lines.length + added.length;
}
