import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { CustomerRecord, PlaceContext, ProductRecord } from '../../../connections/index.ts';

/** Addresses have ids and names too, so a customer is known by an address of mail. */
export function isCustomer(item: VendorJson, under: string, kind: string): boolean {
  return item.numericId('id') !== null && (item.text('email')?.includes('@') ?? false) && item.hasAny('firstname', 'lastname', 'group_id', 'store_id', 'website_id') && under !== 'addresses' && !kind.includes('delete');
}

export function readCustomer(customer: VendorJson): CustomerRecord {
  const subscribed = customer.at('extension_attributes');
  return {
    type: 'customer', sourceId: customer.need('id'), email: customer.text('email'), phone: customer.list('addresses').map((address) => address.text('telephone')).find(Boolean) ?? null, name: customer.joined('firstname', 'middlename', 'lastname') ?? '', locale: null,
    ...(subscribed.has('is_subscribed') ? { consent: { email: subscribed.flag('is_subscribed') } } : {}),
  };
}

/** Lines of carts and orders carry SKU, name and price as well, and how many of it. */
export function isProduct(item: VendorJson): boolean {
  return item.has('sku', 'name', 'price') && /^-?\d/.test(item.text('price') ?? '') && !item.hasAny('qty', 'qty_ordered', 'quote_id', 'order_id', 'item_id', 'order_item_id', 'parent_id');
}

export function readProduct(product: VendorJson, context: PlaceContext): ProductRecord {
  const currency = context.currency ?? 'USD';
  const attribute = (code: string) => product.list('custom_attributes').find((one) => one.text('attribute_code') === code)?.text('value') ?? null;
  const shop = context.url?.replace(/\/$/, '') ?? null;
  const [image, key] = [attribute('image'), attribute('url_key')];
  const sku = product.need('sku');
  const stock = product.at('extension_attributes').at('stock_item').whole('qty') ?? product.at('stock_data').whole('qty') ?? product.at('quantity_and_stock_status').whole('qty');
  return {
    type: 'product', sourceId: sku, title: product.need('name'), url: shop !== null && key !== null ? `${shop}/${key}.html` : null, imageUrl: shop !== null && image !== null && image.startsWith('/') ? `${shop}/media/catalog/product${image}` : null,
    status: product.whole('status') === 2 ? 'disabled' : 'active', changedAt: product.time('updated_at', 'created_at') ?? context.readAt ?? new Date(0),
    variants: [{ sourceId: sku, sku, title: '', priceMinor: product.money('price', currency) ?? 0, currency, stock }],
  };
}
