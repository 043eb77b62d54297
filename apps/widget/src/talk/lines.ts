import type { LineView } from '../../../../server/src/modules/channels/chat/contract.ts';

export type Taken = { readonly lines: readonly LineView[]; readonly gap: boolean };

/**
 * What a chat shows after more lines came. Their numbers have no gaps: what is here already is passed over, and where one is
 * missing nothing after it is taken, for it would be missing for ever.
 */
export function takeLines(have: readonly LineView[], more: readonly LineView[]): Taken {
  const lines = [...have];
  for (const line of more) {
    const next = (lines[lines.length - 1]?.seq ?? 0) + 1;
    if (line.seq < next) continue;
    if (line.seq > next) return { lines, gap: true };
    lines.push(line);
  }
  return { lines, gap: false };
}

/** Answers that were not looked at. */
export function countUnread(lines: readonly LineView[], seen: number): number {
  return lines.filter((line) => line.ours && line.seq > seen).length;
}
