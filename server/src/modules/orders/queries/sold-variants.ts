import type { Tx } from '../../../platform/db/tx.ts';
import { findVariants, type KnownVariant } from '../../catalogue/index.ts';
import type { SoldVariantView } from '../contract.ts';
import { orderState } from './order-state.ts';

/** What could be put into an order, or come in the place of something in it: sold by its shop in its currency. */
export async function soldFor(tx: Tx, orderId: string, words: string): Promise<SoldVariantView[]> {
  const { at } = await orderState(tx, orderId);
  return (await findVariants(tx, at.brandId, words, at.currency)).map(soldVariant);
}

export function soldVariant(variant: KnownVariant): SoldVariantView {
  return { id: variant.id, title: variant.title, product: variant.product, sku: variant.sku, price_minor: variant.price_minor, stock: variant.stock };
}
