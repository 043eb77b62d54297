import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Tried } from '../rules/tries.ts';
import { TRIES } from '../rules/tries.ts';

export interface AskingRow {
  id: string;
  brand_id: string;
  order_id: string | null;
  address: string;
  order_number: string;
  language: string;
  codes: number;
  tries: number;
  created_at: Date;
}

/** Held until the transaction ends. One that is done, or older than half an hour, is none. */
export function askingBy(tx: Tx, brandId: string, tokenHash: string): Promise<AskingRow | undefined> {
  const since = new Date(tx.now.getTime() - 1_800_000);
  return tx.maybe<AskingRow>(sql`select id, brand_id, order_id, address, order_number, language, codes, tries, created_at from portal.asking where token_hash = ${tokenHash} and brand_id = ${brandId} and done_at is null and created_at > ${since} for update`);
}

/** Counts one more try of two kinds, and says how many there were before it. Those of one range come one after the other. */
export async function countTry(tx: Tx, brandId: string, number: string, range: string): Promise<Tried> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`portal:${range}`}, 0))`);
  const since = new Date(tx.now.getTime() - TRIES.seconds * 1000);
  const before = await tx.one<{ for_number: number; from_range: number; oldest_number: Date | null; oldest_range: Date | null }>(sql`
    select count(*) filter (where what = ${number})::integer as for_number, count(*) filter (where what = ${range})::integer as from_range, min(at) filter (where what = ${number}) as oldest_number, min(at) filter (where what = ${range}) as oldest_range
    from portal.try where brand_id = ${brandId} and what in (${number}, ${range}) and at > ${since}`);
  await tx.run(sql`insert into portal.try (brand_id, what, at) values (${brandId}, ${number}, ${tx.now}), (${brandId}, ${range}, ${tx.now})`);
  return { forNumber: before.for_number, fromRange: before.from_range, oldestForNumber: before.oldest_number, oldestFromRange: before.oldest_range };
}
