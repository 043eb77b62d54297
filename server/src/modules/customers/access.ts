import type { Tx } from '../../platform/db/tx.ts';
import { notFound } from '../../platform/refusal/refusal.ts';
import { customerById, type CustomerRow } from './store/customers.ts';

/** The only way to load a customer on somebody's behalf: the row policy hides those of other brands. */
export async function customerFor(tx: Tx, id: string): Promise<CustomerRow> {
  const customer = await customerById(tx, id);
  if (!customer) throw notFound('customer');
  return customer;
}
