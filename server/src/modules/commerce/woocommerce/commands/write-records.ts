import type { Tx } from '../../../../platform/db/tx.ts';
import { putProduct } from '../../../catalogue/index.ts';
import { normaliseHandle, recognise } from '../../../customers/index.ts';
import { putOrder } from '../../../orders/index.ts';
import type { WooCustomer, WooProduct } from '../rules/translate-others.ts';
import type { WooOrder } from '../rules/translate-order.ts';

export const SOURCE = 'woocommerce';

/** False when a newer copy was here already. */
export async function writeOrder(tx: Tx, brandId: string, order: WooOrder): Promise<boolean> {
  return (await putOrder(tx, { ...order, brandId, source: SOURCE })).applied;
}

export async function writeProduct(tx: Tx, brandId: string, product: WooProduct): Promise<boolean> {
  return (await putProduct(tx, { ...product, brandId, source: SOURCE })) !== null;
}

/** False for a customer without an address or number to be known by. */
export async function writeCustomer(tx: Tx, brandId: string, customer: WooCustomer): Promise<boolean> {
  const handle = (customer.email !== null ? normaliseHandle('email', customer.email) : null) ?? (customer.phone !== null ? normaliseHandle('phone', customer.phone) : null);
  if (!handle) return false;
  await recognise(tx, brandId, handle, customer.name ? { name: customer.name } : {});
  return true;
}

/** Two writers can meet the same new customer at once; whoever comes second tries again and finds what the first one made. */
export async function settled<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== '23505' || attempt >= 4) throw error;
    }
  }
}
