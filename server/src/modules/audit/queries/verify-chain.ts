import type { Tx } from '../../../platform/db/tx.ts';
import { BEGINNING, hashBatch } from '../rules/chain.ts';
import { entriesBetween, START, type Place } from '../store/entries.ts';
import { sealsAfter } from '../store/seals.ts';

export interface ChainReport {
  readonly seals: number;
  readonly entries: number;
  /** hash of the last seal: noted elsewhere, it proves later that nothing up to here was rewritten */
  readonly head: string;
  /** the first place where record and seals disagree, in words; null when they agree */
  readonly broken: string | null;
}

/** Recomputes every seal. Needs an actor who sees every brand. */
export async function verifyChain(tx: Tx, key: Buffer): Promise<ChainReport> {
  let report: ChainReport = { seals: 0, entries: 0, head: BEGINNING, broken: null };
  let place: Place = START;
  for (;;) {
    const seals = await sealsAfter(tx, report.seals, 100);
    if (seals.length === 0) return report;
    for (const seal of seals) {
      const entries = await entriesBetween(tx, place, seal.last);
      const broken = judgeSeal();
      if (broken) return { ...report, broken };
      report = { seals: seal.number, entries: report.entries + entries.length, head: seal.hash, broken: null };
      place = seal.last;

      function judgeSeal(): string | null {
        const where = `seal ${seal.number} of ${seal.sealedAt.toISOString()}`;
        if (seal.number !== report.seals + 1 || seal.previousHash !== report.head) return `${where} does not follow the seal before it`;
        if (entries.length !== seal.entries) return `${where} covers ${seal.entries} entries, ${entries.length} are there`;
        return hashBatch(key, seal.previousHash, entries) === seal.hash ? null : `an entry under ${where} was changed`;
      }
    }
  }
}
