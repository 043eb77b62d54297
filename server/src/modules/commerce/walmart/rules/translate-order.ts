import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext, RefundRecord, ShipmentRecord } from '../../../connections/index.ts';

export const isOrder = (item: VendorJson): boolean => item.has('purchaseOrderId', 'orderDate') && item.object('orderLines') !== null;

/** Charges and their taxes of these, in minor units; an order's amounts are nowhere summed by Walmart. */
function sumOf(charges: readonly VendorJson[], currency: string, taxed = true): number {
  return charges.reduce((sum, charge) => sum + (charge.at('chargeAmount').money('amount', currency) ?? 0) + (taxed ? taxOf(charge, currency) : 0), 0);
}

function taxOf(charge: VendorJson, currency: string): number {
  return charge.list('tax').reduce((sum, tax) => sum + (tax.at('taxAmount').money('amount', currency) ?? 0), 0);
}

const linesOf = (order: VendorJson): VendorJson[] => order.at('orderLines').list('orderLine');
const chargesOf = (line: VendorJson): VendorJson[] => line.at('charges').list('charge');
const statusesOf = (line: VendorJson): VendorJson[] => line.at('orderLineStatuses').list('orderLineStatus');
const isDiscount = (charge: VendorJson): boolean => (charge.at('chargeAmount').text('amount') ?? '').startsWith('-');

/** An order, its refunds and its parcels, which Walmart tells with its lines. */
export function readOrder(order: VendorJson, context: PlaceContext): (OrderRecord | RefundRecord | ShipmentRecord)[] {
  const sourceId = order.need('purchaseOrderId');
  const lines = linesOf(order);
  const charges = lines.flatMap(chargesOf);
  const currency = charges.map((charge) => charge.at('chargeAmount').currency('currency')).find((code) => code !== null) ?? context.currency ?? 'USD';
  const words = lines.flatMap((line) => statusesOf(line).map((status) => status.text('status') ?? ''));
  const cancelled = words.length > 0 && words.every((word) => word === 'Cancelled');
  const live = words.filter((word) => word !== 'Cancelled' && word !== 'Refund');
  const sent = live.filter((word) => word === 'Shipped' || word === 'Delivered').length;
  const placedAt = order.needTime('orderDate');
  const changes = lines.map((line) => line.time('statusDate')).filter((at) => at !== null);
  const changedAt = changes.reduce((last, at) => (at > last ? at : last), placedAt);
  const totalMinor = sumOf(charges, currency);
  const refunds = refundsOf(lines, sourceId, currency, changedAt);
  const refundedMinor = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const shipping = order.at('shippingInfo');
  return [{
    type: 'order', sourceId, number: order.text('customerOrderId') ?? sourceId, email: order.text('customerEmailId'), phone: shipping.text('phone'), customerName: shipping.at('postalAddress').text('name'),
    state: cancelled ? 'cancelled' : live.length > 0 && live.every((word) => word === 'Delivered') ? 'closed' : 'open', paymentState: refundedMinor > 0 ? (refundedMinor >= totalMinor ? 'refunded' : 'partially_refunded') : cancelled ? 'voided' : 'paid',
    fulfilmentState: sent === 0 ? 'unfulfilled' : sent < live.length ? 'partial' : 'fulfilled', currency, totalMinor, refundedMinor, shippingMinor: sumOf(charges.filter((charge) => charge.text('chargeType') === 'SHIPPING'), currency), taxMinor: charges.reduce((sum, charge) => sum + taxOf(charge, currency), 0),
    discountMinor: Math.abs(sumOf(charges.filter(isDiscount), currency, false)), tags: order.has('orderType') && order.text('orderType') !== 'REGULAR' ? [order.need('orderType')] : [], shippingAddress: addressOf(shipping.object('postalAddress')), note: null, url: null,
    placedAt, cancelledAt: cancelled ? changedAt : null, changedAt, lines: lines.map((line) => lineOf(line, currency)), refunds: refunds.map(({ sourceId: id, amountMinor, reason, at }) => ({ sourceId: id, amountMinor, reason, at })),
  }, ...refunds, ...parcelsOf(lines, sourceId, changedAt)];
}

/** The charge of a line is for all its pieces. */
function lineOf(line: VendorJson, currency: string): OrderRecord['lines'][number] {
  const quantity = line.at('orderLineQuantity').whole('amount') ?? 1;
  const goods = sumOf(chargesOf(line).filter((charge) => charge.text('chargeType') === 'PRODUCT' && !isDiscount(charge)), currency, false);
  const item = line.at('item');
  return { sourceId: line.text('lineNumber') ?? '', sku: item.text('sku'), title: item.anyText('productName', 'sku') ?? 'Item', quantity, unitPriceMinor: quantity === 0 ? 0 : Math.round(goods / quantity), imageUrl: item.link('imageURL'), refundedQuantity: 0 };
}

function refundsOf(lines: readonly VendorJson[], orderSourceId: string, currency: string, changedAt: Date): RefundRecord[] {
  return lines.flatMap((line) => [...line.list('refund'), ...line.at('refunds').list('refund')].map((refund) => {
    const charges = refund.at('refundCharges').list('refundCharge');
    const amountMinor = Math.abs(sumOf(charges.map((charge) => charge.at('charge')), currency));
    return { type: 'refund' as const, sourceId: `${refund.text('refundId') ?? orderSourceId}:${line.text('lineNumber') ?? ''}`, orderSourceId, amountMinor, currency, state: 'done' as const, reason: charges[0]?.text('refundReason') ?? refund.text('refundComments'), at: line.time('statusDate') ?? changedAt };
  }));
}

/** Lines of one parcel carry its number each. */
function parcelsOf(lines: readonly VendorJson[], orderSourceId: string, changedAt: Date): ShipmentRecord[] {
  const parcels = new Map<string, ShipmentRecord>();
  for (const line of lines) for (const status of statusesOf(line)) {
    const tracking = status.object('trackingInfo');
    const trackingNumber = tracking?.text('trackingNumber') ?? null;
    if (tracking === null || trackingNumber === null) continue;
    const carrier = tracking.object('carrierName') ?? tracking;
    parcels.set(trackingNumber, {
      type: 'shipment', sourceId: `${orderSourceId}:${trackingNumber}`, orderSourceId, carrier: carrier.anyText('carrier', 'otherCarrier', 'carrierName') ?? 'other', trackingNumber, trackingUrl: tracking.link('trackingURL'), state: meant(PARCELS, status.text('status')) ?? 'info_received',
      estimatedDeliveryAt: null, shippedAt: tracking.time('shipDateTime'), changedAt: line.time('statusDate') ?? changedAt,
    });
  }
  return [...parcels.values()];
}

const PARCELS: Readonly<Record<string, ShipmentRecord['state']>> = { Shipped: 'in_transit', Delivered: 'delivered', Cancelled: 'expired' };

function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  return known({ name: address.text('name'), line1: address.text('address1'), line2: address.text('address2'), postal_code: address.text('postalCode'), city: address.text('city'), region: address.text('state'), country: address.text('country') });
}
