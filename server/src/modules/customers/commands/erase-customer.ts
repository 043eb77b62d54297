import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CUSTOMER_ERASED } from '../events.ts';

/** Blanks the person; the row stays, so that counts and references stay true. */
export async function eraseCustomer(tx: Tx, customerId: string): Promise<number> {
  // Who proved to read which mail goes with the addresses.
  const proofs = await tx.run(sql`
    delete from customers.proof p using customers.handle h where h.customer_id = ${customerId} and h.kind = 'email' and p.brand_id = h.brand_id and p.address = h.value`);
  const codes = await tx.run(sql`
    delete from customers.proof_code c using customers.handle h where h.customer_id = ${customerId} and h.kind = 'email' and c.brand_id = h.brand_id and c.address = h.value`);
  const handles = await tx.run(sql`delete from customers.handle where customer_id = ${customerId}`);
  const consents = await tx.run(sql`delete from customers.consent where customer_id = ${customerId}`);
  const person = await tx.maybe<{ brand_id: string }>(sql`
    update customers.customer set name = '', note = '', locale = null, time_zone = null, vip = false, erased_at = ${tx.now}, updated_at = ${tx.now}
    where id = ${customerId} returning brand_id`);
  if (!person) return 0;
  await tx.announce({ name: CUSTOMER_ERASED, brandId: person.brand_id, subjectId: customerId, payload: {} });
  return proofs + codes + handles + consents + 1;
}
