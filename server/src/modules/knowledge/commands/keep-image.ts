import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pictures } from '../ports.ts';
import { personOf } from '../store/translations.ts';

export const PICTURE_BYTES = 8 * 1024 * 1024;
export const pictureTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Keeps a picture; the same content of a brand is one picture. Answers with its id. */
export async function keepImage(tx: Tx, brandId: string, { name, type, bytes }: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }): Promise<string> {
  const blob = await pictures.get().blobs.put(bytes);
  const same = await tx.maybe<{ id: string }>(sql`select id from knowledge.image where brand_id = ${brandId} and blob = ${blob}`);
  if (same !== undefined) return same.id;
  const id = tx.id();
  await tx.run(sql`insert into knowledge.image (id, brand_id, name, type, size, blob, created_at, created_by) values (${id}, ${brandId}, ${name.slice(0, 200) || 'picture'}, ${type}, ${bytes.length}, ${blob}, ${tx.now}, ${personOf(tx)})`);
  return id;
}
