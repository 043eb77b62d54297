import type { Tx } from '../../../platform/db/tx.ts';
import { sql } from '../../../platform/db/sql.ts';
import { BEGINNING, hashBatch } from '../rules/chain.ts';
import { finalEntriesAfter, START } from '../store/entries.ts';
import { addSeal, lastSeal } from '../store/seals.ts';

const BATCH = 5000;

/** Puts every final entry under a seal that follows the one before. Answers with the number of entries sealed. */
export async function sealEntries(tx: Tx, key: Buffer): Promise<number> {
  // Two processes must not continue the chain from the same link.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('audit.seal'))`);
  let before = await lastSeal(tx);
  for (let sealed = 0; ; ) {
    const entries = await finalEntriesAfter(tx, before?.last ?? START, BATCH);
    const last = entries.at(-1);
    if (!last) return sealed;
    const previousHash = before?.hash ?? BEGINNING;
    const place = { xid: last.xid, seq: last.seq };
    before = { number: (before?.number ?? 0) + 1, last: place, entries: entries.length, previousHash, hash: hashBatch(key, previousHash, entries), sealedAt: tx.now };
    await addSeal(tx, before);
    sealed += entries.length;
  }
}
