import type { Tx } from '../../../platform/db/tx.ts';
import { CUSTOMER_CREATED } from '../events.ts';
import type { Handle } from '../rules/handle.ts';
import { insertWithHandle, ownerOfHandle } from '../store/customers.ts';

export interface Recognised {
  readonly customerId: string;
  readonly created: boolean;
  readonly name: string;
}

/**
 * The customer behind a handle, made when nobody is known by it. Two transactions that recognise the same new
 * handle at once end with one customer: the second waits for the first and finds the customer it made.
 */
export async function recognise(tx: Tx, brandId: string, handle: Handle, said: { name?: string; locale?: string } = {}): Promise<Recognised> {
  const known = await knownBy(tx, brandId, handle);
  if (known) return known;
  const id = tx.id();
  const name = (said.name ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  if (!(await insertWithHandle(tx, { id, brandId, name, locale: said.locale ?? null }, handle))) {
    const first = await knownBy(tx, brandId, handle);
    if (first) return first;
    throw new Error('a handle that was taken belongs to nobody');
  }
  await tx.announce({ name: CUSTOMER_CREATED, brandId, subjectId: id, payload: { handle_kind: handle.kind } });
  return { customerId: id, created: true, name };
}

async function knownBy(tx: Tx, brandId: string, handle: Handle): Promise<Recognised | undefined> {
  const owner = await ownerOfHandle(tx, brandId, handle);
  return owner && { customerId: owner.customer_id, created: false, name: owner.name };
}
