import { createHmac } from 'node:crypto';

/** One entry as it is sealed. `facts` keeps the key order PostgreSQL gives jsonb, which is canonical. */
export interface SealedEntry {
  readonly xid: string;
  readonly seq: number;
  readonly at: Date;
  readonly brand_id: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the first seal follows. */
export const BEGINNING = '0'.repeat(64);

/**
 * Hash of a batch: HMAC-SHA-256 (RFC 2104) over the hash before it and one JSON line per entry.
 * A hash chain as in Haber & Stornetta (1991): no link can be changed without changing all later ones.
 */
export function hashBatch(key: Buffer, previousHash: string, entries: readonly SealedEntry[]): string {
  const hash = createHmac('sha256', key).update(previousHash);
  for (const entry of entries) hash.update('\n').update(asLine(entry));
  return hash.digest('hex');
}

function asLine(entry: SealedEntry): string {
  const { xid, seq, at, brand_id, actor_kind, actor_id, action, subject_kind, subject_id, facts } = entry;
  return JSON.stringify([xid, seq, at.toISOString(), brand_id, actor_kind, actor_id, action, subject_kind, subject_id, facts]);
}
