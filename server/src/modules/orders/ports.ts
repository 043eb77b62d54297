import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

export interface ParcelOfOrder {
  readonly order_id: string;
  readonly id: string;
  readonly carrier: string;
  readonly tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly state: string;
  readonly step: number | null;
  readonly estimated_delivery_at: string | null;
  readonly delivered_at: string | null;
  readonly events: { at: string; state: string; description: string; place: string | null }[];
}

/** Parcels stand on a higher floor; orders asks for those of its orders, and which orders tracking numbers belong to. */
export const parcels = port<{
  ofOrders(tx: Tx, orderIds: readonly string[]): Promise<ParcelOfOrder[]>;
  byNumbers(tx: Tx, brandId: string, numbers: readonly string[]): Promise<{ number: string; orderId: string | null }[]>;
}>('the parcels of orders');
