import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** An order that a browser may see. */
export interface VisitRow {
  brand_id: string;
  order_id: string;
  customer_id: string | null;
  address: string;
  by: 'code' | 'shop';
  at: Date;
  until: Date;
}

export interface NewVisit extends Omit<VisitRow, 'at'> {
  readonly tokenHash: string;
  /** what the browser held before: its orders come along, and it opens nothing any more */
  readonly beforeHash: string | null;
}

/** Lets a browser see one more order. What it holds is new each time, so that nobody can plant it. */
export async function letIn(tx: Tx, visit: NewVisit): Promise<void> {
  if (visit.beforeHash !== null) await tx.run(sql`update portal.visit set token_hash = ${visit.tokenHash} where token_hash = ${visit.beforeHash} and brand_id = ${visit.brand_id} and until > ${tx.now}`);
  await tx.run(sql`
    insert into portal.visit (brand_id, token_hash, order_id, customer_id, address, by, at, until) values (${visit.brand_id}, ${visit.tokenHash}, ${visit.order_id}, ${visit.customer_id}, ${visit.address}, ${visit.by}, ${tx.now}, ${visit.until})
    on conflict (token_hash, order_id) do update set until = excluded.until, by = excluded.by, at = excluded.at, address = excluded.address, customer_id = excluded.customer_id`);
}

/** What a browser may see of one order; nothing without a proof, and none of another order's. */
export function visitOf(tx: Tx, brandId: string, tokenHash: string, orderId: string): Promise<VisitRow | undefined> {
  return tx.maybe<VisitRow>(sql`select brand_id, order_id, customer_id, address, by, at, until from portal.visit where token_hash = ${tokenHash} and order_id = ${orderId} and brand_id = ${brandId} and until > ${tx.now}`);
}

export async function letOut(tx: Tx, brandId: string, tokenHash: string): Promise<void> {
  await tx.run(sql`delete from portal.visit where token_hash = ${tokenHash} and brand_id = ${brandId}`);
}
