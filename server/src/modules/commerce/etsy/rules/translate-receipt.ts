import { known, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, RefundRecord, ShipmentRecord } from '../../../connections/index.ts';
import { amountOf } from './etsy-money.ts';

export const isReceipt = (item: VendorJson): boolean => item.numericId('receipt_id') !== null && amountOf(item, 'grandtotal') !== null;

/** A receipt with its refunds and parcels. Etsy gives refunds no id: they go by their moment. */
export function readReceipt(receipt: VendorJson): (OrderRecord | RefundRecord | ShipmentRecord)[] {
  const sourceId = receipt.need('receipt_id');
  const total = amountOf(receipt, 'grandtotal') ?? { minor: 0, currency: 'USD' };
  const placedAt = receipt.needTime('created_timestamp', 'create_timestamp', 'updated_timestamp');
  const changedAt = receipt.time('updated_timestamp', 'update_timestamp') ?? placedAt;
  const status = receipt.text('status')?.toLowerCase() ?? 'open';
  const refunds = refundsOf(receipt, sourceId, changedAt);
  const cancelled = status === 'canceled';
  const name = receipt.text('name');
  return [{
    type: 'order', sourceId, number: `#${sourceId}`, email: receipt.text('buyer_email'), phone: null, customerName: name, state: cancelled ? 'cancelled' : status === 'completed' || status === 'fully refunded' ? 'closed' : 'open', paymentState: paymentState(status, receipt),
    fulfilmentState: receipt.flag('is_shipped') ? 'fulfilled' : 'unfulfilled', currency: total.currency, totalMinor: total.minor, shippingMinor: amountOf(receipt, 'total_shipping_cost')?.minor ?? null, taxMinor: sum(amountOf(receipt, 'total_tax_cost')?.minor, amountOf(receipt, 'total_vat_cost')?.minor),
    discountMinor: amountOf(receipt, 'discount_amt')?.minor ?? null, paymentMethods: receipt.has('payment_method') ? [receipt.need('payment_method')] : [],
    shippingAddress: known({ name, line1: receipt.text('first_line'), line2: receipt.text('second_line'), postal_code: receipt.text('zip'), city: receipt.text('city'), region: receipt.text('state'), country: receipt.text('country_iso') }),
    note: [receipt.text('message_from_buyer'), receipt.text('gift_message')].filter(Boolean).join('\n').slice(0, 5000) || null, url: `https://www.etsy.com/your/orders/sold?order_id=${sourceId}`, placedAt, cancelledAt: cancelled ? changedAt : null, changedAt,
    lines: receipt.list('transactions').filter((line) => line.has('transaction_id')).map(lineOf), refunds: refunds.filter((refund) => refund.currency === total.currency && refund.state === 'done').map(({ sourceId: id, amountMinor, reason, at }) => ({ sourceId: id, amountMinor, reason, at })),
  }, ...refunds, ...parcelsOf(receipt, sourceId, changedAt)];
}

function paymentState(status: string, receipt: VendorJson): string {
  if (status === 'fully refunded') return 'refunded';
  if (status === 'partially refunded') return 'partially_refunded';
  return receipt.flag('is_paid') || status === 'paid' || status === 'completed' ? 'paid' : status === 'canceled' ? 'voided' : 'pending';
}

function lineOf(line: VendorJson): OrderRecord['lines'][number] {
  const choices = line.list('variations').map((choice) => choice.text('formatted_value')).filter(Boolean).join(' / ');
  return {
    sourceId: line.need('transaction_id'), sku: line.text('sku'), title: [line.text('title') ?? 'Item', choices].filter(Boolean).join(' – '), quantity: line.whole('quantity') ?? 1, unitPriceMinor: amountOf(line, 'price')?.minor ?? 0, imageUrl: null, productSourceId: line.text('listing_id'), variantSourceId: line.text('product_id'),
  };
}

function refundsOf(receipt: VendorJson, orderSourceId: string, changedAt: Date): RefundRecord[] {
  return receipt.list('refunds').flatMap((refund, place) => {
    const amount = amountOf(refund, 'amount');
    if (amount === null) return [];
    const at = refund.time('created_timestamp');
    const status = refund.text('status')?.toLowerCase() ?? '';
    return [{
      type: 'refund' as const, sourceId: `${orderSourceId}:${at === null ? place + 1 : at.getTime() / 1000}`, orderSourceId, amountMinor: Math.abs(amount.minor), currency: amount.currency, state: /pending|processing|open/.test(status) ? ('pending' as const) : /fail|cancel|denied/.test(status) ? ('failed' as const) : ('done' as const),
      reason: refund.anyText('reason', 'note_from_issuer'), at: at ?? changedAt,
    }];
  });
}

function parcelsOf(receipt: VendorJson, orderSourceId: string, changedAt: Date): ShipmentRecord[] {
  return receipt.list('shipments').filter((parcel) => parcel.hasAny('receipt_shipping_id', 'tracking_code')).map((parcel) => ({
    type: 'shipment', sourceId: parcel.text('receipt_shipping_id') ?? `${orderSourceId}:${parcel.text('tracking_code')}`, orderSourceId, carrier: parcel.text('carrier_name') ?? 'other', trackingNumber: parcel.text('tracking_code'), trackingUrl: null, state: 'info_received', estimatedDeliveryAt: null,
    shippedAt: parcel.time('shipment_notification_timestamp'), changedAt: parcel.time('shipment_notification_timestamp') ?? changedAt,
  }));
}

const sum = (...parts: readonly (number | undefined)[]): number | null => (parts.every((part) => part === undefined) ? null : parts.reduce<number>((all, part) => all + (part ?? 0), 0));
