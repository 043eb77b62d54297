import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface KeyRow {
  id: string;
  name: string;
  hint: string;
  role_id: string;
  role_name: string;
  brand_ids: string[];
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}

export function listKeys(tx: Tx): Promise<KeyRow[]> {
  return tx.rows<KeyRow>(sql`
    select k.id, k.name, k.hint, k.role_id, r.name as role_name, k.brand_ids, k.created_by, k.created_at, k.expires_at, k.last_used_at
    from identity.api_key k join identity.role r on r.id = k.role_id where k.revoked_at is null order by k.created_at desc`);
}

export async function addKey(tx: Tx, key: { name: string; hash: string; hint: string; roleId: string; brandIds: readonly string[]; expiresAt: Date | null }): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into identity.api_key (id, name, token_hash, hint, role_id, brand_ids, created_by, created_at, expires_at)
    values (${id}, ${key.name}, ${key.hash}, ${key.hint}, ${key.roleId}, ${key.brandIds}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now}, ${key.expiresAt})`);
  return id;
}

export function revokeKeyRow(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update identity.api_key set revoked_at = ${tx.now} where id = ${id} and revoked_at is null`);
}

/** Written at most once a minute per key by whoever looks it up. */
export async function touchKey(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update identity.api_key set last_used_at = ${tx.now} where id = ${id} and (last_used_at is null or last_used_at < ${new Date(tx.now.getTime() - 60_000)})`);
}
