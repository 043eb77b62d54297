import { createHash } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export function failuresOf(tx: Tx, email: string): Promise<{ failures: number; last_at: Date } | undefined> {
  return tx.maybe<{ failures: number; last_at: Date }>(sql`select failures, last_at from identity.failed_sign_in where address_hash = ${hashAddress(email)}`);
}

/** Counts a wrong try; a day without one begins anew. */
export async function countFailure(tx: Tx, email: string): Promise<void> {
  const dayAgo = new Date(tx.now.getTime() - 86_400_000);
  await tx.run(sql`
    insert into identity.failed_sign_in as f (address_hash, failures, last_at) values (${hashAddress(email)}, 1, ${tx.now})
    on conflict (address_hash) do update set failures = case when f.last_at < ${dayAgo} then 1 else f.failures + 1 end, last_at = ${tx.now}`);
}

export async function clearFailures(tx: Tx, email: string): Promise<void> {
  await tx.run(sql`delete from identity.failed_sign_in where address_hash = ${hashAddress(email)}`);
}

const hashAddress = (email: string): string => createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
