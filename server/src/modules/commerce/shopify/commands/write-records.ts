import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { putProduct } from '../../../catalogue/index.ts';
import { contactHandle, recognise } from '../../../customers/index.ts';
import { putOrder } from '../../../orders/index.ts';
import { putShipment } from '../../../shipments/index.ts';
import type { ShopCustomer, ShopOrder, ShopProduct, ShopShipment } from '../rules/shop-records.ts';

export const SOURCE = 'shopify';

/** An order with its parcels. False when it is a test order, or a newer copy was here already. */
export async function writeOrder(tx: Tx, brandId: string, order: ShopOrder): Promise<boolean> {
  if (order.test) return false;
  const { test: _test, shipments, ...known } = order;
  const put = await putOrder(tx, { ...known, brandId, source: SOURCE });
  for (const shipment of shipments) await writeShipment(tx, brandId, shipment, put.id);
  return put.applied;
}

/** A parcel; its order may come later, and then claims it. */
export async function writeShipment(tx: Tx, brandId: string, { orderSourceId: _order, ...shipment }: ShopShipment, orderId: string | null): Promise<void> {
  await putShipment(tx, { ...shipment, brandId, source: SOURCE, orderId });
}

export async function writeProduct(tx: Tx, brandId: string, product: ShopProduct): Promise<boolean> {
  return (await putProduct(tx, { ...product, brandId, source: SOURCE })) !== null;
}

/** False for a customer without an address or number to be known by. */
export async function writeCustomer(tx: Tx, brandId: string, customer: ShopCustomer): Promise<boolean> {
  const handle = contactHandle(customer);
  if (!handle) return false;
  await recognise(tx, brandId, handle, { ...(customer.name ? { name: customer.name } : {}), ...(customer.locale ? { locale: customer.locale } : {}) });
  return true;
}

/** Our id of an order of the shop. */
export async function orderIdOf(tx: Tx, brandId: string, sourceId: string): Promise<string | null> {
  return (await tx.maybe<{ id: string }>(sql`select id from orders."order" where brand_id = ${brandId} and source = ${SOURCE} and source_id = ${sourceId}`))?.id ?? null;
}
