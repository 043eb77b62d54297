import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface BuyersOrder {
  readonly id: string;
  readonly number: string;
  readonly email: string;
  readonly customer_id: string | null;
}

/** The newest order of a brand with this number (as `orderNumberKey` writes it) that was placed with this address. One statement, whatever it finds. */
export function orderOfBuyer(tx: Tx, brandId: string, numberKey: string, email: string): Promise<BuyersOrder | undefined> {
  return tx.maybe<BuyersOrder>(sql`
    select id, number, email, customer_id from orders."order" where brand_id = ${brandId} and number_key = ${numberKey} and lower(email) = ${email.toLowerCase()} order by placed_at desc limit 1`);
}
