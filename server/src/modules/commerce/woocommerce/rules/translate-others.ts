import type { ProductInput } from '../../../catalogue/index.ts';
import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { Reader } from './reader.ts';
import { plain } from './translate-order.ts';

export type WooProduct = Omit<ProductInput, 'brandId' | 'source'>;

/** A product; of a variable one `variations` are ids, or in their place the variants, which are read by themselves (`/products/<id>/variations`). */
export function translateProduct(given: unknown, currency: string): WooProduct {
  const product = new Reader(given);
  const id = product.need('id');
  const title = plain(product.text('name') ?? 'Product');
  const image = product.list('images')[0]?.text('src') ?? null;
  const url = product.text('permalink');
  const variations = Array.isArray(product.json.variations) ? product.json.variations.filter(isObject) : [];
  const variants = variations.length > 0 ? variations.map((one) => new Reader(one)) : [product];
  return {
    sourceId: id, title, url: url !== null && /^https?:\/\//.test(url) ? url : null, imageUrl: image !== null && /^https?:\/\//.test(image) ? image : null, changedAt: product.time('date_modified_gmt') ?? new Date(0),
    status: product.text('status') === 'publish' ? 'active' : (product.text('status') ?? 'active'),
    variants: variants.map((variant) => ({
      sourceId: variant.need('id'), sku: variant.text('sku'), title: variant === product ? '' : variant.list('attributes').map((attribute) => attribute.text('option')).filter(Boolean).join(' / '),
      priceMinor: variant.money('price', currency) ?? 0, currency, stock: stockOf(variant),
    })),
  };
}

function stockOf(variant: Reader): number | null {
  const kept = Number(variant.json.stock_quantity ?? NaN);
  return Number.isSafeInteger(kept) ? kept : null;
}

export interface WooCustomer {
  readonly sourceId: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
}

export function translateCustomer(given: unknown): WooCustomer {
  const customer = new Reader(given);
  const billing = customer.object('billing');
  const name = [customer.text('first_name') ?? billing?.text('first_name'), customer.text('last_name') ?? billing?.text('last_name')].filter(Boolean).join(' ');
  return { sourceId: customer.need('id'), email: customer.text('email') ?? billing?.text('email') ?? null, phone: billing?.text('phone') ?? null, name };
}
