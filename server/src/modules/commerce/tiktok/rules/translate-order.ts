import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext } from '../../../connections/index.ts';

export const isOrder = (item: VendorJson): boolean => item.has('id', 'status') && item.object('payment') !== null && item.at('payment').has('total_amount');

const FULFILMENTS: Readonly<Record<string, string>> = { PARTIALLY_SHIPPING: 'partial', AWAITING_COLLECTION: 'fulfilled', IN_TRANSIT: 'fulfilled', DELIVERED: 'fulfilled', COMPLETED: 'fulfilled' };

/** Each piece is a line of its own in TikTok; equal ones (same variant and price) are one line of ours. */
export function readOrder(order: VendorJson, context: PlaceContext): OrderRecord {
  const payment = order.at('payment');
  const currency = payment.currency('currency') ?? context.currency ?? 'USD';
  const sourceId = order.need('id');
  const status = order.need('status').toUpperCase();
  const placedAt = order.time('create_time') ?? context.readAt ?? new Date(0);
  const changedAt = order.time('update_time') ?? placedAt;
  const cancelled = status === 'CANCELLED';
  const to = order.object('recipient_address');
  const discounts = ['seller_discount', 'platform_discount', 'shipping_fee_seller_discount', 'shipping_fee_platform_discount'].map((name) => payment.money(name, currency) ?? 0);
  return {
    type: 'order', sourceId, number: sourceId, email: order.text('buyer_email'), phone: to?.text('phone_number') ?? null, customerName: to?.text('name') ?? null, state: cancelled ? 'cancelled' : status === 'COMPLETED' ? 'closed' : 'open',
    paymentState: cancelled ? 'voided' : status === 'UNPAID' ? 'pending' : 'paid', fulfilmentState: meant(FULFILMENTS, status) ?? 'unfulfilled', currency, totalMinor: payment.money('total_amount', currency) ?? 0, shippingMinor: payment.money('shipping_fee', currency), taxMinor: payment.money('tax', currency),
    discountMinor: Math.abs(discounts.reduce((sum, amount) => sum + amount, 0)), ...(status === 'ON_HOLD' || order.flag('is_on_hold_order') ? { holds: ['on hold'] } : order.flag('is_buyer_request_cancel') ? { holds: ['cancellation requested'] } : {}),
    paymentMethods: order.has('payment_method_name') ? [order.need('payment_method_name')] : [], cutOffAt: order.time('rts_sla_time', 'shipping_due_time'), shippingAddress: addressOf(to), note: order.text('buyer_message')?.slice(0, 5000) ?? null, url: null,
    placedAt, cancelledAt: cancelled ? (order.time('cancel_time') ?? changedAt) : null, changedAt, lines: linesOf(order.list('line_items').filter((line) => line.has('id')), currency), refunds: [],
  };
}

function linesOf(items: readonly VendorJson[], currency: string): OrderRecord['lines'] {
  const lines = new Map<string, OrderRecord['lines'][number]>();
  for (const item of items) {
    const unitPriceMinor = item.anyMoney(currency, 'sale_price', 'original_price') ?? 0;
    const key = `${item.text('sku_id') ?? item.need('id')} ${unitPriceMinor}`;
    const before = lines.get(key);
    lines.set(key, {
      sourceId: before?.sourceId ?? item.need('id'), sku: item.text('seller_sku'), title: [item.text('product_name') ?? 'Item', item.text('sku_name')].filter((part) => part !== null && part !== 'Default').join(' – '), quantity: (before?.quantity ?? 0) + 1, unitPriceMinor, imageUrl: item.link('sku_image'),
      productSourceId: item.text('product_id'), variantSourceId: item.text('sku_id'),
    });
  }
  return [...lines.values()];
}

function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  const district = (name: string) => address.list('district_info').find((level) => level.text('address_level_name')?.toLowerCase() === name)?.text('address_name') ?? null;
  return known({
    name: address.text('name'), line1: address.anyText('address_line1', 'address_detail', 'full_address'), line2: ['address_line2', 'address_line3', 'address_line4'].map((name) => address.text(name)).filter(Boolean).join(', '), postal_code: address.text('postal_code'), city: district('city'),
    region: district('state') ?? district('province'), country: address.text('region_code'),
  });
}
