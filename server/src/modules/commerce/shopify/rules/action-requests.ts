import type { ActionForShop, Way, Address } from '../../../orders/index.ts';
import { decimalOf } from '../../../../platform/money/money.ts';
import type { Payload } from './payload.ts';

/** The GraphQL requests that do something to an order, Admin API 2026-07. */
export const CANCEL = `mutation cancel($orderId: ID!, $restock: Boolean!, $note: String) {
  orderCancel(orderId: $orderId, reason: CUSTOMER, refundMethod: { originalPaymentMethodsRefund: false }, restock: $restock, notifyCustomer: true, staffNote: $note) { job { id done } orderCancelUserErrors { field message } } }`;
export const REFUND = `mutation refund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } } }`;
export const READDRESS = 'mutation readdress($input: OrderInput!) { orderUpdate(input: $input) { order { id } userErrors { field message } } }';
export const DRAFT = 'mutation draft($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id name } userErrors { field message } } }';
export const COMPLETE = 'mutation complete($id: ID!) { draftOrderComplete(id: $id) { draftOrder { id name status order { id name } } userErrors { field message } } }';
export const DISCOUNT = 'mutation discount($basic: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $basic) { codeDiscountNode { id } userErrors { field message } } }';

export const FOR_REFUND = `query forRefund($id: ID!) { order(id: $id) { cancelledAt refunds(first: 50) { id note } suggestedRefund(suggestFullRefund: true) {
  suggestedTransactions { gateway amountSet { shopMoney { amount currencyCode } } parentTransaction { id } } } } }`;
export const FOR_RESTOCK = 'query forRestock { location { id } }';
export const FOR_RESHIP = `query forReship($id: ID!) { order(id: $id) { email
  shippingAddress { firstName lastName company address1 address2 zip city provinceCode countryCodeV2 phone } lineItems(first: 250) { nodes { id title variant { id } } } } }`;
export const DRAFT_BY_TAG = 'query draftByTag($query: String) { draftOrders(first: 5, query: $query) { nodes { id name status tags order { id name } } } }';
export const CODE_KNOWN = 'query codeKnown($code: String!) { codeDiscountNodeByCode(code: $code) { id } }';

export const gid = (kind: string, id: string): string => `gid://shopify/${kind}/${id}`;
/** Stands in the shop beside what we did, and is looked for there. */
export const markerOf = (actionId: string): string => `Keepdesk ${actionId}`;
export const tagOf = (actionId: string): string => `keepdesk-${actionId}`;

/** The code of a credit: the same for the same action, and guessed by nobody (the end of an id is random). */
export function codeOf(actionId: string): string {
  return `THANKS-${actionId.replaceAll('-', '').slice(-10).toUpperCase()}`;
}

/** The code of a gift card: the same for the same action. Shopify takes 8 to 20 letters and digits. */
export function giftCodeOf(actionId: string): string {
  return `GIFT${actionId.replaceAll('-', '').slice(-12).toUpperCase()}`;
}

/** What the shop's staff reads beside it; at most 255 characters. */
export function noteOf(action: ActionForShop): string {
  const marker = markerOf(action.id);
  const reason = action.reason.slice(0, 250 - marker.length);
  return reason === '' ? marker : `${reason} · ${marker}`;
}

export interface Paid {
  readonly gateway: string;
  readonly parentId: string;
  readonly amountMinor: number;
}

/** What can still go back by which payment, as Shopify suggests it. */
export function paymentsOf(data: Payload, currency: string): Paid[] {
  const suggested = data.object('order')?.object('suggestedRefund')?.list('suggestedTransactions') ?? [];
  return suggested.flatMap((one) => {
    const parentId = one.object('parentTransaction')?.text('id');
    const amountMinor = one.money('amount', currency);
    return parentId && amountMinor ? [{ gateway: one.text('gateway') ?? 'manual', parentId, amountMinor }] : [];
  });
}

/** The refund made for an action before, among those `FOR_REFUND` told; null when there is none. */
export function ourRefund(data: Payload, actionId: string): string | null {
  return (data.object('order')?.list('refunds') ?? []).find((one) => one.text('note')?.includes(markerOf(actionId)))?.id() ?? null;
}

/** Pieces that come off the order, and the place they go back into; null where they do not. */
export interface Pieces {
  readonly lines: ActionForShop['consequence']['lines'];
  /** left out: to where it came from */
  readonly way?: Way;
  readonly restockAt: string | null;
}

/** Exactly the amount that was agreed on, taken from one payment after another; null when they do not hold that much. */
export function refundInput(action: ActionForShop, payments: readonly Paid[], { lines, restockAt, way }: Pieces): Record<string, unknown> | null {
  const { consequence, order } = action;
  let left = consequence.refund_minor;
  const transactions = payments.flatMap((paid) => {
    const amountMinor = Math.min(left, paid.amountMinor);
    left -= amountMinor;
    return amountMinor > 0 ? [{ orderId: gid('Order', order.sourceId), kind: 'REFUND', gateway: paid.gateway, parentId: paid.parentId, amount: decimalOf({ amountMinor, currency: order.currency }) }] : [];
  });
  if (left > 0) return null;
  const back = restockAt === null ? { restockType: 'NO_RESTOCK' } : { restockType: 'RETURN', locationId: restockAt };
  return {
    orderId: gid('Order', order.sourceId), note: noteOf(action), notify: true, currency: order.currency,
    ...(way === 'store_credit' ? { transactions: [], refundMethods: [{ storeCreditRefund: { amount: { amount: decimalOf({ amountMinor: consequence.refund_minor, currency: order.currency }), currencyCode: order.currency } } }] } : { transactions }),
    refundLineItems: lines.map((line) => ({ lineItemId: gid('LineItem', line.line_id), quantity: line.quantity, ...back })),
    ...(action.kind === 'refund' && consequence.shipping_minor > 0 ? { shipping: { amount: decimalOf({ amountMinor: consequence.shipping_minor, currency: order.currency }) } } : {}),
  };
}

export function addressInput(address: Address): Record<string, string> {
  const [firstName = '', ...rest] = (address.name ?? '').trim().split(/\s+/);
  const given = { firstName: rest.length > 0 ? firstName : '', lastName: rest.join(' ') || firstName, address1: address.line1, address2: address.line2 ?? '', zip: address.postal_code, city: address.city, provinceCode: address.region, countryCode: address.country };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Whether the shop's order goes to this address now; case and blanks do not count. */
export function isAddressed(order: Readonly<Record<string, string>> | null, wished: Address): boolean {
  const plain = (text: string | undefined): string => (text ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return order !== null && (['name', 'line1', 'line2', 'postal_code', 'city', 'country'] as const).every((field) => plain(order[field]) === plain(wished[field]));
}

/** A draft of the goods for nothing, or of what goes out instead of them; null where a product is no longer there. */
export function draftInput(action: ActionForShop, data: Payload): Record<string, unknown> | null {
  const original = data.object('order');
  const variants = new Map((original?.list('lineItems') ?? []).map((line) => [line.id(), line.object('variant')?.text('id') ?? null]));
  const instead = new Map((action.wish.kind === 'reship' ? action.wish.lines : []).flatMap((line) => (line.instead ? [[line.line_id, gid('ProductVariant', line.instead.variant_source_id)]] : [])));
  const lineItems = action.consequence.lines.map((line) => ({ variantId: instead.get(line.line_id) ?? variants.get(line.line_id) ?? null, quantity: line.quantity }));
  if (lineItems.some((line) => line.variantId === null)) return null;
  const { countryCodeV2: countryCode, zip, ...address } = (original?.object('shippingAddress')?.json ?? {}) as Record<string, unknown>;
  return {
    email: original?.text('email'), note: `${noteOf(action)} (${action.order.number})`, tags: [tagOf(action.id)], lineItems, shippingAddress: { ...address, zip, countryCode },
    appliedDiscount: { value: 100, valueType: 'PERCENTAGE', title: 'Sent again' },
  };
}

export function discountInput(action: ActionForShop, now: Date): Record<string, unknown> {
  return {
    title: noteOf(action), code: codeOf(action.id), startsAt: now.toISOString(), usageLimit: 1, appliesOncePerCustomer: true, context: { all: 'ALL' },
    customerGets: { items: { all: true }, value: { discountAmount: { amount: decimalOf({ amountMinor: action.consequence.given_minor, currency: action.order.currency }), appliesOnEachItem: false } } },
  };
}
