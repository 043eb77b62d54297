import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext } from '../../../connections/index.ts';
import { currencyOfMarketplace } from './marketplaces.ts';

export const isOrderV0 = (item: VendorJson): boolean => item.has('AmazonOrderId', 'OrderStatus', 'PurchaseDate');

const FULFILMENT: Readonly<Record<string, string>> = { Shipped: 'fulfilled', PartiallyShipped: 'partial', InvoiceUnconfirmed: 'fulfilled' };

/** An order of v0. Its lines come from `OrderItems`, where whoever reads it has put those beside it; an order that waits for its payment has no total yet. */
export function readOrderV0(order: VendorJson, context: PlaceContext): OrderRecord {
  const total = order.at('OrderTotal');
  const currency = total.currency('CurrencyCode') ?? currencyOfMarketplace(order.text('MarketplaceId')) ?? context.currency ?? 'USD';
  const sourceId = order.need('AmazonOrderId');
  const status = order.need('OrderStatus');
  const placedAt = order.needTime('PurchaseDate');
  const changedAt = order.time('LastUpdateDate') ?? placedAt;
  const buyer = order.at('BuyerInfo');
  const address = order.object('ShippingAddress');
  const items = order.list('OrderItems');
  const sum = (...names: readonly string[]) => (items.length === 0 ? null : items.reduce((all, item) => all + names.reduce((part, name) => part + amountOf(item, name), 0), 0));
  return {
    type: 'order', sourceId, number: sourceId, email: buyer.text('BuyerEmail'), phone: address?.text('Phone') ?? null, customerName: buyer.text('BuyerName') ?? address?.text('Name') ?? null,
    state: status === 'Canceled' ? 'cancelled' : status === 'Shipped' ? 'closed' : 'open', paymentState: status === 'Canceled' ? 'voided' : status === 'Pending' || status === 'PendingAvailability' ? 'pending' : 'paid', fulfilmentState: meant(FULFILMENT, status) ?? 'unfulfilled',
    currency, totalMinor: total.money('Amount', currency) ?? 0, shippingMinor: sum('ShippingPrice'), taxMinor: sum('ItemTax', 'ShippingTax'), discountMinor: sum('PromotionDiscount', 'ShippingDiscount'),
    ...(status === 'Unfulfillable' || items.some((item) => item.at('BuyerRequestedCancel').flag('IsBuyerRequestedCancel')) ? { holds: [status === 'Unfulfillable' ? status : 'BuyerRequestedCancel'] } : {}),
    paymentMethods: order.texts('PaymentMethodDetails'), shippingAddress: addressOf(address), note: null, url: null, placedAt, cancelledAt: status === 'Canceled' ? changedAt : null, changedAt,
    lines: items.map((item) => lineOf(item)), refunds: [],
  };
}

function amountOf(item: VendorJson, name: string): number {
  const money = item.at(name);
  const currency = money.currency('CurrencyCode');
  return currency === null ? 0 : (money.money('Amount', currency) ?? 0);
}

/** `ItemPrice` is of all pieces of the line. */
function lineOf(item: VendorJson): OrderRecord['lines'][number] {
  const quantity = item.whole('QuantityOrdered') ?? 0;
  return { sourceId: item.need('OrderItemId'), sku: item.text('SellerSKU'), title: item.anyText('Title', 'ASIN') ?? 'Item', quantity, unitPriceMinor: quantity === 0 ? 0 : Math.round(amountOf(item, 'ItemPrice') / quantity), imageUrl: null, productSourceId: item.text('ASIN') };
}

function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  return known({
    name: address.text('Name'), company: address.text('CompanyName'), line1: address.text('AddressLine1'), line2: [address.text('AddressLine2'), address.text('AddressLine3')].filter(Boolean).join(', '), postal_code: address.text('PostalCode'),
    city: address.anyText('City', 'Municipality'), region: address.anyText('StateOrRegion', 'County', 'District'), country: address.text('CountryCode'),
  });
}
