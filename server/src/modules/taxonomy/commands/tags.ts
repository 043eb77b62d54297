import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';

export interface TagRow {
  id: string;
  brand_id: string;
  name: string;
}

/** The tag of this name, made when there is none; upper and lower case are the same. */
export async function tagNamed(tx: Tx, brandId: string, given: string): Promise<TagRow> {
  const name = spelled(given);
  await tx.run(sql`insert into taxonomy.tag (id, brand_id, name, created_at) values (${tx.id()}, ${brandId}, ${name}, ${tx.now}) on conflict do nothing`);
  return tx.one<TagRow>(sql`select id, brand_id, name from taxonomy.tag where brand_id = ${brandId} and lower(name) = lower(${name})`);
}

export async function renameTag(tx: Tx, id: string, given: string): Promise<void> {
  const name = spelled(given);
  const taken = await tx.maybe(sql`select 1 from taxonomy.tag t join taxonomy.tag o on o.brand_id = t.brand_id and lower(o.name) = lower(${name}) and o.id <> t.id where t.id = ${id}`);
  if (taken) throw conflict('already_exists', 'There is a tag with this name.');
  if ((await tx.run(sql`update taxonomy.tag set name = ${name} where id = ${id}`)) === 0) throw notFound('tag');
}

function spelled(given: string): string {
  const name = given.replaceAll(/\s+/g, ' ').trim();
  if (name === '' || name.length > 60) throw invalid('A tag has 1 to 60 characters.');
  return name;
}
