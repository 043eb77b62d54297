import type { Tx } from '../../../../platform/db/tx.ts';
import { putProduct } from '../../../catalogue/index.ts';
import { contactHandle, recognise } from '../../../customers/index.ts';
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
  const handle = contactHandle(customer);
  if (!handle) return false;
  await recognise(tx, brandId, handle, customer.name ? { name: customer.name } : {});
  return true;
}
