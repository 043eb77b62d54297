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
 * handle at once end with one customer: the second finds the first one's row, or fails on the unique handle and
 * is tried again by its caller.
 */
export async function recognise(tx: Tx, brandId: string, handle: Handle, said: { name?: string; locale?: string } = {}): Promise<Recognised> {
  const known = await ownerOfHandle(tx, brandId, handle);
  if (known) return { customerId: known.customer_id, created: false, name: known.name };
  const id = tx.id();
  const name = (said.name ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  await insertWithHandle(tx, { id, brandId, name, locale: said.locale ?? null }, handle);
  await tx.announce({ name: CUSTOMER_CREATED, brandId, subjectId: id, payload: { handle_kind: handle.kind } });
  return { customerId: id, created: true, name };
}
