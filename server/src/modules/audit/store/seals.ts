import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Place } from './entries.ts';

export interface Seal {
  readonly number: number;
  readonly last: Place;
  readonly entries: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly sealedAt: Date;
}

interface SealRow {
  number: number;
  last_xid: string;
  last_seq: number;
  entries: number;
  previous_hash: string;
  hash: string;
  sealed_at: Date;
}

export async function lastSeal(tx: Tx): Promise<Seal | undefined> {
  const row = await tx.maybe<SealRow>(sql`
    select number, last_xid::text, last_seq, entries, previous_hash, hash, sealed_at from audit.seal order by number desc limit 1`);
  return row && asSeal(row);
}

export async function sealsAfter(tx: Tx, number: number, limit: number): Promise<Seal[]> {
  const rows = await tx.rows<SealRow>(sql`
    select number, last_xid::text, last_seq, entries, previous_hash, hash, sealed_at from audit.seal
    where number > ${number} order by number limit ${limit}`);
  return rows.map(asSeal);
}

export async function addSeal(tx: Tx, seal: Seal): Promise<void> {
  await tx.run(sql`
    insert into audit.seal (number, last_xid, last_seq, entries, previous_hash, hash, sealed_at)
    values (${seal.number}, ${seal.last.xid}::xid8, ${seal.last.seq}, ${seal.entries}, ${seal.previousHash}, ${seal.hash}, ${seal.sealedAt})`);
}

function asSeal(row: SealRow): Seal {
  const last = { xid: row.last_xid, seq: row.last_seq };
  return { number: row.number, last, entries: row.entries, previousHash: row.previous_hash, hash: row.hash, sealedAt: row.sealed_at };
}
