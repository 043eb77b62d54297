import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isCreditMemo, isInvoice, readCreditMemo, readInvoice } from './translate-money.ts';
import { isOrder, readOrder } from './translate-order.ts';
import { isCustomer, isProduct, readCustomer, readProduct } from './translate-people-and-products.ts';
import { isReturn, isShipment, isTrack, readReturn, readShipment, readTrack } from './translate-parcels.ts';

type Reads = Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>;

const SHAPES: readonly Reads[] = [
  { fits: (item) => isOrder(item), read: (item, context) => [readOrder(item, context)] },
  { fits: (item, under, { kind }) => isCreditMemo(item, under, kind), read: (item) => readCreditMemo(item) },
  { fits: (item) => isInvoice(item), read: (item) => [readInvoice(item)] },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  { fits: (item) => isShipment(item), read: (item) => readShipment(item) },
  { fits: (item) => isTrack(item), read: (item) => [readTrack(item)] },
  { fits: (item, under, { kind }) => isCustomer(item, under, kind), read: (item) => [readCustomer(item)] },
  { fits: (item) => isProduct(item), read: (item, context) => [readProduct(item, context)] },
  // An event of an order that was told to carry a few fields only.
  { fits: (item, _under, { kind }) => kind.includes('sales_order_save') && item.numericId('entity_id') !== null, read: (item) => named('order', item.numericId('entity_id')) },
];

/**
 * Adobe Commerce (Magento): answers of its REST API (`/rest/V1`), lists with search criteria, and Adobe I/O events
 * (`{"event":{"data":{"value":…}}}`). Amounts are the order's own currency. A place's own id is the `entity_id`; products go by SKU.
 */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['event', 'data', 'value', 'items', 'order', 'orders', 'entity', 'customer', 'invoice', 'creditmemo', 'shipment', 'rma', 'rmaDataObject', 'product']);
