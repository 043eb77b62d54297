import { decimalOf } from '../../../../platform/money/money.ts';
import { splitByWeight, type ActionForShop, type Address, type Instead } from '../../../orders/index.ts';
import { minorOf, type Reader } from './reader.ts';

/** Stands in the site beside what we did, and is looked for there: the REST API knows no idempotency keys. */
export const META_KEY = '_keepdesk_action';
export const markerOf = (actionId: string): string => `Keepdesk ${actionId}`;

/** The code of a credit: the same for the same action (codes are unique in a site), and guessed by nobody. */
export function codeOf(actionId: string): string {
  return `thanks-${actionId.replaceAll('-', '').slice(-10)}`;
}

/** When an action was asked: its id begins with the moment. Ten minutes off for the site's clock. */
export function askedSince(actionId: string): string {
  return new Date(Number.parseInt(actionId.replaceAll('-', '').slice(0, 12), 16) - 600_000).toISOString().slice(0, 19);
}

export function reasonOf(action: ActionForShop): string {
  return action.reason === '' ? markerOf(action.id) : `${action.reason} · ${markerOf(action.id)}`;
}

interface Given {
  readonly id: number;
  readonly quantity?: number;
  readonly refund_total: string;
  readonly refund_tax: { id: number; refund_total: string }[];
}

/**
 * The body of `/orders/<id>/refunds`. WooCommerce wants each line's amount without tax and the tax by its rate: our amounts,
 * which have the tax in them, are taken apart as the line itself was.
 */
export function refundBody(action: ActionForShop, order: Reader, restock: boolean): Record<string, unknown> {
  const { currency } = action.order;
  const { consequence } = action;
  const amounts = amountsNamed(consequence);
  const lines = consequence.lines.flatMap((line, at): Given[] => {
    const bought = order.list('line_items').find((one) => one.text('id') === line.line_id);
    return bought ? [{ ...apartOf(bought, amounts[at] ?? 0, currency), quantity: line.quantity }] : [];
  });
  const shippingLine = order.list('shipping_lines')[0];
  const shipping = consequence.shipping_minor > 0 && shippingLine ? [apartOf(shippingLine, amounts.at(-1) ?? 0, currency)] : [];
  return {
    amount: decimalOf({ amountMinor: consequence.refund_minor, currency }), reason: reasonOf(action), api_refund: true, api_restock: restock,
    meta_data: [{ key: META_KEY, value: action.id }], ...(lines.length + shipping.length > 0 ? { line_items: [...lines, ...shipping] } : {}),
  };
}

/** What goes back of each line, and of shipping last. Where credit or an amount was given before, less goes back than the pieces cost: each has its share of it. */
export function amountsNamed(consequence: ActionForShop['consequence']): number[] {
  const named = [...consequence.lines.map((line) => line.amount_minor), consequence.shipping_minor];
  return named.reduce((sum, amount) => sum + amount, 0) > consequence.refund_minor ? splitByWeight(consequence.refund_minor, named) : named;
}

/** An amount with tax in it, taken apart as the line itself was. */
export function apartOf(bought: Reader, amountMinor: number, currency: string): Given {
  const money = (minor: number): string => decimalOf({ amountMinor: minor, currency });
  const whole = (bought.money('total', currency) ?? 0) + (bought.money('total_tax', currency) ?? 0);
  const taxes = bought.list('taxes').map((tax) => ({ id: tax.whole('id'), minor: whole === 0 ? 0 : Math.round((amountMinor * minorOf(tax.text('total') ?? '0', currency)) / whole) }));
  const net = amountMinor - taxes.reduce((sum, tax) => sum + tax.minor, 0);
  return { id: bought.whole('id'), refund_total: money(net), refund_tax: taxes.map((tax) => ({ id: tax.id, refund_total: money(tax.minor) })) };
}

/** A refund of ours among those of an order. */
export function ourRefund(refunds: readonly { sourceId: string; reason: string | null }[], actionId: string): string | null {
  return refunds.find((refund) => refund.reason?.includes(markerOf(actionId)))?.sourceId ?? null;
}

export function shippingBody(address: Address): Record<string, unknown> {
  const [first = '', ...rest] = (address.name ?? '').trim().split(/\s+/);
  return {
    shipping: {
      first_name: rest.length > 0 ? first : '', last_name: rest.join(' ') || first, address_1: address.line1 ?? '', address_2: address.line2 ?? '', postcode: address.postal_code ?? '', city: address.city ?? '',
      ...(address.region === undefined ? {} : { state: address.region }), country: address.country ?? '',
    },
  };
}

/** Whether an order goes to this address now; case and blanks do not count. */
export function isAddressed(order: Readonly<Record<string, string>> | null, wished: Address): boolean {
  const plain = (text: string | undefined): string => (text ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return order !== null && (['name', 'line1', 'line2', 'postal_code', 'city', 'country'] as const).every((field) => plain(order[field]) === plain(wished[field]));
}

/** A new order of the same goods for nothing, or of what goes out instead of them, to the same address. */
export function reshipBody(action: ActionForShop, order: Reader): Record<string, unknown> | null {
  const items = action.consequence.lines.map((line) => ({ line, bought: order.list('line_items').find((one) => one.text('id') === line.line_id) }));
  const instead = new Map((action.wish.kind === 'reship' ? action.wish.lines : []).flatMap((line) => (line.instead ? [[line.line_id, line.instead]] : [])));
  const goods = items.map(({ line, bought }) => ({ ...idsOf(bought, instead.get(line.line_id)), quantity: line.quantity, subtotal: '0', total: '0' }));
  if (goods.some((one) => one.product_id === 0)) return null;
  return {
    status: 'processing', customer_id: Number(order.json.customer_id ?? 0), billing: order.object('billing')?.json, shipping: order.object('shipping')?.json, set_paid: false,
    line_items: goods,
    meta_data: [{ key: META_KEY, value: action.id }],
  };
}

/** A product without variants is a variant of its own, under its own id. */
function idsOf(bought: Reader | undefined, instead: Instead | undefined): { product_id: number; variation_id: number } {
  if (instead === undefined) return { product_id: Number(bought?.json.product_id ?? 0), variation_id: Number(bought?.json.variation_id ?? 0) };
  return { product_id: Number(instead.product_source_id), variation_id: instead.variant_source_id === instead.product_source_id ? 0 : Number(instead.variant_source_id) };
}

export function couponBody(action: ActionForShop): Record<string, unknown> {
  return { code: codeOf(action.id), amount: decimalOf({ amountMinor: action.consequence.given_minor, currency: action.order.currency }), discount_type: 'fixed_cart', usage_limit: 1, description: `${action.order.number} · ${reasonOf(action)}` };
}

/** Whether something of the site carries our mark. */
export function isOurs(thing: Reader, actionId: string): boolean {
  return thing.list('meta_data').some((meta) => meta.text('key') === META_KEY && meta.text('value') === actionId);
}
