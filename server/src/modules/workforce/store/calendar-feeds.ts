import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** One address a person: another takes the place of the one before, which then leads nowhere. */
export async function writeFeed(tx: Tx, personId: string, secretHash: string): Promise<void> {
  await tx.run(sql`
    insert into workforce.calendar_feed (person_id, secret_hash, made_at) values (${personId}, ${secretHash}, ${tx.now})
    on conflict (person_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at`);
}

export async function feedSince(tx: Tx, personId: string): Promise<Date | null> {
  return (await tx.maybe<{ made_at: Date }>(sql`select made_at from workforce.calendar_feed where person_id = ${personId}`))?.made_at ?? null;
}

export async function removeFeed(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`delete from workforce.calendar_feed where person_id = ${personId}`);
}

/** Whose calendar a secret opens. */
export async function feedOwner(tx: Tx, secretHash: string): Promise<string | null> {
  return (await tx.maybe<{ person_id: string }>(sql`select f.person_id from workforce.calendar_feed f join identity.person p on p.id = f.person_id where f.secret_hash = ${secretHash} and p.disabled_at is null`))?.person_id ?? null;
}
