import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { ALL_BRANDS, holdersOf } from '../../identity/index.ts';
import { termsOf, type PersonTermsView } from '../../people/index.ts';

/** Whoever is signed in, as what was agreed with them has them. @throws Refusal for keys: they have no week */
export async function ownPerson(tx: Tx): Promise<PersonTermsView> {
  const [own] = tx.actor.kind !== 'person' || tx.actor.id === null ? [] : await termsOf(tx, { personIds: [tx.actor.id] });
  if (own === undefined) throw forbidden('a week of your own');
  return own;
}

/** Brands somebody works for that can be seen from here. */
export async function brandsOf(tx: Tx, personId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(sql`select b.id from identity.brand b where b.archived_at is null and exists (select from identity.role_assignment a where a.person_id = ${personId} and a.brand_id = any (array[b.id, ${ALL_BRANDS}::uuid])) order by b.name, b.id`)).map((row) => row.id);
}

/** Who plans somebody's work, with the brand they are told of it in. */
export async function plannersOf(tx: Tx, personId: string): Promise<{ brandId: string; personIds: string[] }[]> {
  const told = new Set<string>();
  const groups: { brandId: string; personIds: string[] }[] = [];
  for (const brandId of await brandsOf(tx, personId)) {
    const personIds = (await holdersOf(tx, brandId, 'workforce.write')).filter((id) => id !== personId && !told.has(id));
    for (const id of personIds) told.add(id);
    groups.push({ brandId, personIds });
  }
  return groups;
}
