import type { OrderLineInput } from '../../../orders/index.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { Payload } from './payload.ts';
import type { ShopOrder } from './shop-records.ts';
import { translateFulfilment } from './translate-fulfilment.ts';
import { translateRefund } from './translate-refund.ts';

/**
 * An order as a webhook (`orders/*`, REST field names) or the GraphQL Admin API tells it, in our model. Money is the
 * shop's own; what the customer saw in another currency is left out.
 */
export function translateOrder(given: unknown, shopDomain: string | null): ShopOrder {
  const order = new Payload(given);
  const sourceId = order.id();
  const currency = order.anyText('currency', 'currencyCode');
  if (currency === null) throw new Unreadable('"currency" is missing');
  const totalMinor = order.money('total_price', currency) ?? order.money('totalPrice', currency);
  if (totalMinor === null) throw new Unreadable('"total_price" is missing');
  const placedAt = order.anyTime('processed_at', 'processedAt', 'created_at', 'createdAt');
  if (placedAt === null) throw new Unreadable('"created_at" is missing');
  const cancelledAt = order.anyTime('cancelled_at', 'cancelledAt');
  const closedAt = order.anyTime('closed_at', 'closedAt');
  return {
    sourceId, number: order.text('name') ?? `#${order.need('order_number')}`, ...buyer(order),
    state: cancelledAt !== null ? 'cancelled' : closedAt !== null ? 'closed' : 'open',
    paymentState: (order.anyText('financial_status', 'displayFinancialStatus') ?? 'pending').toLowerCase(),
    fulfilmentState: fulfilmentState(order.anyText('fulfillment_status', 'displayFulfillmentStatus')),
    currency, totalMinor, shippingMinor: order.money('total_shipping_price', currency) ?? order.money('totalShippingPrice', currency), taxMinor: order.money('total_tax', currency) ?? order.money('totalTax', currency), shippingAddress: addressOf(order.object('shipping_address') ?? order.object('shippingAddress')), note: order.text('note')?.slice(0, 5000) ?? null,
    // The customer's own status page holds a key that opens it, so the link is the shop's admin.
    url: shopDomain === null ? null : `https://${shopDomain}/admin/orders/${sourceId}`,
    placedAt, cancelledAt, changedAt: order.anyTime('updated_at', 'updatedAt') ?? placedAt,
    ...more(order, currency), billingAddress: addressOf(order.object('billing_address') ?? order.object('billingAddress')),
    lines: [...order.list('line_items'), ...order.list('lineItems')].map((line) => lineOf(line, currency)),
    refunds: order.list('refunds').map((refund) => translateRefund(refund.json, { sourceId, currency })),
    test: order.flag('test'),
    shipments: order.list('fulfillments').flatMap((fulfilment) => translateFulfilment(fulfilment.json, sourceId)),
  };
}

function buyer(order: Payload): { email: string | null; phone: string | null; customerName: string | null } {
  const customer = order.object('customer');
  const address = order.object('shipping_address') ?? order.object('shippingAddress') ?? order.object('billing_address');
  const whole = [customer?.text('first_name') ?? customer?.text('firstName'), customer?.text('last_name') ?? customer?.text('lastName')].filter(Boolean).join(' ');
  return {
    email: order.text('email') ?? order.text('contact_email') ?? customer?.text('email') ?? customer?.object('defaultEmailAddress')?.text('emailAddress') ?? null,
    phone: order.text('phone') ?? customer?.text('phone') ?? customer?.object('defaultPhoneNumber')?.text('phoneNumber') ?? address?.text('phone') ?? null,
    customerName: whole || (customer?.text('displayName') ?? address?.text('name') ?? null),
  };
}

const RISKS: Readonly<Record<string, 'low' | 'medium' | 'high'>> = { ACCEPT: 'low', INVESTIGATE: 'medium', CANCEL: 'high' };

/** Discounts, duties, codes, payments, tags and what the shop thinks of the risk; what it does not say is left out. */
function more(order: Payload, currency: string): Pick<ShopOrder, 'discountMinor' | 'dutiesMinor' | 'discountCodes' | 'tags' | 'paymentMethods' | 'risk' | 'receivedMinor' | 'owedMinor'> {
  const codes = order.list('discount_codes').flatMap((one) => (one.text('code') === null ? [] : [{ code: one.text('code') as string, amountMinor: one.money('amount', currency) }]));
  const [tags, gateways, named] = [order.raw('tags'), order.raw('payment_gateway_names') ?? order.raw('paymentGatewayNames'), order.raw('discountCodes')];
  const risk = RISKS[order.object('risk')?.text('recommendation')?.toUpperCase() ?? ''];
  return {
    discountMinor: order.money('total_discounts', currency) ?? order.money('totalDiscounts', currency), dutiesMinor: order.money('original_total_duties', currency) ?? order.money('originalTotalDuties', currency),
    discountCodes: codes.length > 0 ? codes : words(named).map((code) => ({ code, amountMinor: null })), tags: typeof tags === 'string' ? tags.split(',').map((tag) => tag.trim()).filter(Boolean) : words(tags), paymentMethods: words(gateways),
    ...(risk === undefined ? {} : { risk }), receivedMinor: received(order, currency), owedMinor: order.money('totalOutstanding', currency) ?? order.money('total_outstanding', currency),
  };
}

/** What was paid in all; a webhook says what the order comes to now, what is outstanding of that, and what went back. */
function received(order: Payload, currency: string): number | null {
  const told = order.money('totalReceived', currency);
  if (told !== null) return told;
  const [now, outstanding] = [order.money('current_total_price', currency), order.money('total_outstanding', currency)];
  if (now === null || outstanding === null) return null;
  const back = order.list('refunds').reduce((sum, refund) => sum + translateRefund(refund.json, { sourceId: order.id(), currency }).amountMinor, 0);
  return now - outstanding + back;
}

const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string' && one !== '') : []);

function fulfilmentState(told: string | null): string {
  const state = told?.toLowerCase() ?? 'unfulfilled';
  return state === 'partially_fulfilled' ? 'partial' : state;
}

function lineOf(line: Payload, currency: string): OrderLineInput {
  const variant = line.text('variant_title') ?? line.text('variantTitle');
  const title = line.text('title') ?? line.text('name') ?? 'Item';
  const quantity = line.whole('quantity') ?? 0;
  const kept = line.whole('current_quantity') ?? line.whole('currentQuantity') ?? quantity;
  return {
    sourceId: line.id(), sku: line.text('sku'), title: variant !== null && variant !== 'Default Title' ? `${title} – ${variant}` : title, quantity,
    unitPriceMinor: line.money('price', currency) ?? line.money('originalUnitPrice', currency) ?? 0, refundedQuantity: Math.max(0, quantity - kept), imageUrl: line.object('image')?.text('url') ?? null,
    productSourceId: line.text('product_id') ?? line.object('product')?.id() ?? null, variantSourceId: line.text('variant_id') ?? line.object('variant')?.id() ?? null,
  };
}

function addressOf(address: Payload | null): Record<string, string> | null {
  if (address === null) return null;
  const name = address.text('name') ?? [address.text('first_name'), address.text('last_name')].filter(Boolean).join(' ');
  const entries = {
    name, company: address.text('company'), line1: address.text('address1'), line2: address.text('address2'), postal_code: address.text('zip'), city: address.text('city'),
    region: address.text('province_code') ?? address.text('provinceCode') ?? address.text('province'), country: address.text('country_code') ?? address.text('countryCodeV2') ?? address.text('country'),
  };
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
