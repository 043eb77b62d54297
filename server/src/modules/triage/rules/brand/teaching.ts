import { createHash } from 'node:crypto';

/** A conversation that somebody filed, with the text that was read. */
export interface FiledText {
  readonly conversationId: string;
  /** who wrote it; null when nobody is known to have */
  readonly customerId: string | null;
  readonly text: string;
  /** the contact reason it is under in today's tree */
  readonly key: string;
  /** milliseconds since the epoch */
  readonly filedAt: number;
}

/** Nobody's reason: learned and judged as “none of these”. */
export const NOBODYS = 'other';

/** Of the conversations of a brand this share is never learned from: the versions are judged by them. */
const ASIDE = 0.2;
/** The newest of a reason, so that one reason's flood neither costs minutes nor drowns the others; the rest say the same again. */
const MOST_OF_ONE = 1000;
/** With fewer conversations the default model knows a reason better. */
const LEAST_OF_ONE = 3;

interface Teaching {
  readonly taught: readonly FiledText[];
  readonly aside: readonly FiledText[];
}

/**
 * Parts what teaches from what judges, reason by reason: by a hash of the conversation's id, so that a conversation stays on its
 * side from version to version whatever else is filed. A small reason may have none aside, and is not judged until it has.
 */
export function partFiled(rows: readonly FiledText[]): Teaching {
  const [taught, aside]: [FiledText[], FiledText[]] = [[], []];
  for (const of of Map.groupBy(rows, (row) => row.key).values()) {
    const newest = [...of].sort((a, b) => b.filedAt - a.filedAt || (a.conversationId < b.conversationId ? -1 : 1)).slice(0, MOST_OF_ONE);
    const placed = newest.map((row) => ({ row, place: placeOf(row.conversationId) }));
    const kept = placed.filter(({ place }) => place >= ASIDE);
    if (kept.length >= LEAST_OF_ONE) taught.push(...kept.map(({ row }) => row));
    aside.push(...placed.filter(({ place }) => place < ASIDE).map(({ row }) => row));
  }
  return { taught, aside };
}

/** 0 ≤ x < 1, the same for the same conversation always. */
export function placeOf(conversationId: string): number {
  return createHash('sha256').update(conversationId).digest().readUInt32BE(0) / 2 ** 32;
}
