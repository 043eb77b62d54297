import type { ProductInput } from '../../../catalogue/index.ts';
import type { OrderInput } from '../../../orders/index.ts';
import type { ShipmentInput } from '../../../shipments/index.ts';

/** What Shopify tells, in our model; the brand and our own ids are added when it is written down. */
export type ShopShipment = Omit<ShipmentInput, 'brandId' | 'source' | 'orderId'> & { readonly orderSourceId: string | null };

export interface ShopOrder extends Omit<OrderInput, 'brandId' | 'source'> {
  /** placed with a test payment: no customer waits for it */
  readonly test: boolean;
  readonly shipments: readonly ShopShipment[];
}

export type ShopProduct = Omit<ProductInput, 'brandId' | 'source'>;

export interface ShopCustomer {
  readonly sourceId: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
  readonly locale: string | null;
}

export interface ShopRefund {
  readonly orderSourceId: string;
  readonly sourceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly at: Date;
}
