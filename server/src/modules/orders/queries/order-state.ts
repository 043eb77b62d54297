import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { OrderAtShop } from '../ports.ts';
import type { Address, OrderState } from '../rules/judge-action.ts';
import { creditGiven } from '../store/actions.ts';

export interface KnownOrder {
  readonly at: OrderAtShop;
  readonly state: OrderState;
  readonly email: string | null;
  readonly customerId: string | null;
  readonly address: Address | null;
  /** from then on the shop packs it */
  readonly cutOffAt: Date | null;
}

interface Row {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  number: string;
  url: string | null;
  email: string | null;
  customer_id: string | null;
  shipping_address: Record<string, string> | null;
  state: OrderState['state'];
  payment_state: string;
  fulfilment_state: string;
  currency: string;
  total_minor: number;
  refunded_minor: number;
  shipping_minor: number | null;
  tax_minor: number | null;
  discount_minor: number | null;
  duties_minor: number | null;
  cut_off_at: Date | null;
  received_minor: number | null;
  owed_minor: number | null;
}

/** An order as the rules judge it, without what `exceptAction` does to it. With `hold`, nobody else asks for anything of it until this transaction ends. */
export async function orderState(tx: Tx, id: string, hold = false, exceptAction: string | null = null): Promise<KnownOrder> {
  const row = await tx.maybe<Row>(hold ? sql`select * from orders."order" where id = ${id} for update` : sql`select * from orders."order" where id = ${id}`);
  if (!row) throw notFound('order');
  const lines = await tx.rows<OrderState['lines'][number]>(sql`select source_id as id, title, quantity, unit_price_minor, refunded_quantity, variant_source_id from orders.line where order_id = ${id} order by position`);
  return {
    at: { id: row.id, brandId: row.brand_id, source: row.source, sourceId: row.source_id, number: row.number, currency: row.currency, url: row.url },
    email: row.email,
    customerId: row.customer_id,
    address: row.shipping_address,
    cutOffAt: row.cut_off_at,
    state: {
      state: row.state, payment_state: row.payment_state, fulfilment_state: row.fulfilment_state, currency: row.currency, total_minor: row.total_minor, refunded_minor: row.refunded_minor,
      shipping_minor: row.shipping_minor, tax_minor: row.tax_minor, discount_minor: row.discount_minor, duties_minor: row.duties_minor, received_minor: row.received_minor, owed_minor: row.owed_minor, cut_off_passed: row.cut_off_at !== null && row.cut_off_at <= tx.now, credited_minor: await creditGiven(tx, id, { exceptAction }), lines,
    },
  };
}
