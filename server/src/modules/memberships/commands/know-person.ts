import type { Tx } from '../../../platform/db/tx.ts';
import { customerToldOf, type Told } from '../store/people.ts';

/** A place says who one of its customers is; subscriptions and points it told of under its own id belong to them from now on. */
export async function knowPerson(tx: Tx, told: Told & { readonly personSourceId: string }): Promise<string | null> {
  return customerToldOf(tx, told);
}
