import type { InboxRow } from '@keepdesk/client';

export interface HeldRows {
  rows: InboxRow[];
  /** Rows that arrived above or between and wait until the pointer is gone. */
  withheld: number;
}

/**
 * Fresh rows in the order they were last shown, so that nothing moves under the pointer: known rows keep their
 * places with their new contents, rows beyond the last known one are appended, others wait.
 */
export function holdOrder(shown: readonly string[], fresh: readonly InboxRow[]): HeldRows {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown);
  const kept = shown.flatMap((id) => byId.get(id) ?? []);
  const end = fresh.findLastIndex((row) => known.has(row.id));
  const after = fresh.slice(end + 1);
  return { rows: [...kept, ...after], withheld: fresh.length - kept.length - after.length };
}
