import type { OrderInput, OrderLineInput } from '../../../orders/index.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { Reader } from './reader.ts';

export type WooOrder = Omit<OrderInput, 'brandId' | 'source'>;

const CANCELLED = new Set(['cancelled', 'failed', 'trash']);
const CLOSED = new Set(['completed', 'refunded']);

/**
 * An order of the REST API (wc/v3) or of a webhook in our model. Its refunds are its own summary of them, or those of
 * `/orders/<id>/refunds` in their place, which say what pieces came back.
 */
export function translateOrder(given: unknown, siteUrl: string): WooOrder {
  const order = new Reader(given);
  const sourceId = order.need('id');
  const currency = order.need('currency');
  const status = order.need('status');
  const totalMinor = order.money('total', currency);
  const placedAt = order.time('date_created_gmt') ?? order.time('date_created');
  if (totalMinor === null || placedAt === null) throw new Unreadable('"total" or "date_created_gmt" is missing');
  const changedAt = order.time('date_modified_gmt') ?? placedAt;
  const given_back = order.list('refunds').map((refund) => ({
    sourceId: refund.need('id'), amountMinor: Math.abs(refund.money(refund.text('amount') === null ? 'total' : 'amount', currency) ?? 0), reason: refund.text('reason'), at: refund.time('date_created_gmt') ?? changedAt,
  }));
  const refundedMinor = given_back.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const pieces = piecesBack(order.list('refunds'));
  const billing = order.object('billing');
  const shipping = order.object('shipping');
  return {
    sourceId, number: `#${order.text('number') ?? sourceId}`, email: billing?.text('email') ?? null, phone: billing?.text('phone') ?? null, customerName: nameOf(billing) ?? nameOf(shipping),
    state: CANCELLED.has(status) ? 'cancelled' : CLOSED.has(status) ? 'closed' : 'open',
    paymentState: paymentState(status, order.time('date_paid_gmt') !== null, refundedMinor, totalMinor), fulfilmentState: status === 'completed' ? 'fulfilled' : 'unfulfilled', currency, totalMinor,
    shippingMinor: (order.money('shipping_total', currency) ?? 0) + (order.money('shipping_tax', currency) ?? 0), taxMinor: order.money('total_tax', currency),
    shippingAddress: addressOf(nameOf(shipping) === null && shipping?.text('address_1') === null ? billing : shipping), note: order.text('customer_note')?.slice(0, 5000) ?? null,
    url: `${siteUrl}/wp-admin/post.php?post=${sourceId}&action=edit`, placedAt, cancelledAt: CANCELLED.has(status) ? changedAt : null, changedAt,
    lines: order.list('line_items').map((line) => lineOf(line, currency, pieces)), refunds: given_back,
  };
}

function paymentState(status: string, paid: boolean, refundedMinor: number, totalMinor: number): string {
  if (status === 'refunded' || (totalMinor > 0 && refundedMinor >= totalMinor)) return 'refunded';
  if (refundedMinor > 0) return 'partially_refunded';
  return paid ? 'paid' : CANCELLED.has(status) ? 'voided' : 'pending';
}

/** Pieces given back, by the line they were bought in. */
function piecesBack(refunds: readonly Reader[]): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const line of refunds.flatMap((refund) => refund.list('line_items'))) {
    const id = line.list('meta_data').find((meta) => meta.text('key') === '_refunded_item_id')?.text('value');
    if (id) pieces.set(id, (pieces.get(id) ?? 0) + Math.abs(line.whole('quantity')));
  }
  return pieces;
}

/** What one piece cost, discount and tax in it. */
function lineOf(line: Reader, currency: string, pieces: ReadonlyMap<string, number>): OrderLineInput {
  const quantity = line.whole('quantity');
  const paid = (line.money('total', currency) ?? 0) + (line.money('total_tax', currency) ?? 0);
  const sourceId = line.need('id');
  const image = line.object('image')?.text('src') ?? null;
  return {
    sourceId, sku: line.text('sku'), title: plain(line.text('name') ?? 'Item'), quantity, unitPriceMinor: quantity === 0 ? 0 : Math.round(paid / quantity),
    refundedQuantity: Math.min(quantity, pieces.get(sourceId) ?? 0), imageUrl: image !== null && /^https?:\/\//.test(image) ? image : null,
  };
}

function nameOf(address: Reader | null): string | null {
  return [address?.text('first_name'), address?.text('last_name')].filter(Boolean).join(' ') || null;
}

export function addressOf(address: Reader | null): Record<string, string> | null {
  if (address === null) return null;
  const entries = {
    name: nameOf(address), company: address.text('company'), line1: address.text('address_1'), line2: address.text('address_2'), postal_code: address.text('postcode'), city: address.text('city'), region: address.text('state'), country: address.text('country'),
  };
  const known = Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return known.length === 0 ? null : Object.fromEntries(known);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', ndash: '–', mdash: '—', nbsp: ' ', '#038': '&', '#8211': '–', '#8217': '’', '#039': "'" };

/** Names come as the site's pages show them, with character references. */
export function plain(text: string): string {
  return text.replaceAll(/&(#?\w{1,8});/g, (whole, name: string) => NAMED[name] ?? whole).replaceAll(/<[^>]*>/g, '');
}
