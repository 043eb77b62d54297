import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { contactHandle, recognise } from '../../customers/index.ts';

/** Whoever a place speaks of. */
export interface Told {
  readonly brandId: string;
  readonly source: string;
  /** what the place calls them */
  readonly personSourceId: string | null;
  readonly email: string | null;
  readonly name?: string | null;
}

/** The customer a place speaks of: by address, else by what the place was known to call them; null while nobody knows. */
export async function customerToldOf(tx: Tx, told: Told): Promise<string | null> {
  const handle = contactHandle({ email: told.email, phone: null });
  const found = handle ? (await recognise(tx, told.brandId, handle, told.name ? { name: told.name } : {})).customerId : null;
  if (told.personSourceId === null) return found;
  if (found === null) return (await tx.maybe<{ customer_id: string }>(sql`select customer_id from reviews.person where brand_id = ${told.brandId} and source = ${told.source} and source_id = ${told.personSourceId}`))?.customer_id ?? null;
  await remember(tx, told.brandId, told.source, told.personSourceId, found);
  return found;
}

/** Who a place's customer is; what they wrote before belongs to them from now on. */
export async function remember(tx: Tx, brandId: string, source: string, sourceId: string, customerId: string): Promise<void> {
  await tx.run(sql`
    insert into reviews.person (brand_id, source, source_id, customer_id) values (${brandId}, ${source}, ${sourceId}, ${customerId})
    on conflict (brand_id, source, source_id) do update set customer_id = excluded.customer_id where reviews.person.customer_id <> excluded.customer_id`);
  await tx.run(sql`update reviews.review set customer_id = ${customerId} where brand_id = ${brandId} and source = ${source} and person_source_id = ${sourceId} and customer_id is null`);
}
