import { Payload } from './payload.ts';
import type { ShopProduct } from './shop-records.ts';

/** A product as `products/update` or the GraphQL Admin API tells it. Prices carry no currency there: they are the shop's. */
export function translateProduct(given: unknown, currency: string, shopDomain: string | null): ShopProduct {
  const product = new Payload(given);
  const handle = product.text('handle');
  const online = product.text('onlineStoreUrl') ?? (shopDomain !== null && handle !== null && product.has('published_at') ? `https://${shopDomain}/products/${handle}` : null);
  return {
    sourceId: product.id(), title: product.text('title') ?? 'Untitled', url: online, imageUrl: pictureOf(product), status: (product.text('status') ?? 'active').toLowerCase(),
    changedAt: product.time('updated_at') ?? product.time('updatedAt') ?? new Date(0),
    variants: product.list('variants').map((variant) => ({
      sourceId: variant.id(), sku: variant.text('sku'), title: titleOf(variant), priceMinor: variant.money('price', currency) ?? 0, currency,
      stock: variant.whole('inventory_quantity') ?? variant.whole('inventoryQuantity'),
    })),
  };
}

function titleOf(variant: Payload): string {
  return variant.text('title') ?? ([variant.text('option1'), variant.text('option2'), variant.text('option3')].filter(Boolean).join(' / ') || 'Default Title');
}

function pictureOf(product: Payload): string | null {
  return product.object('image')?.text('src') ?? product.object('featuredMedia')?.object('preview')?.object('image')?.text('url') ?? null;
}
