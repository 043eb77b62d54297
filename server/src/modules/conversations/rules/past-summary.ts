import { previewOf } from './preview.ts';
import type { Category } from './reopening.ts';

export type PastKind = 'customer' | 'reply' | 'note';

export interface PastLine {
  readonly kind: PastKind | 'auto';
  readonly text: string;
  readonly at: Date;
  readonly files: boolean;
}

export interface PastSummary {
  readonly openedAt: Date;
  readonly lastMessageAt: Date;
  readonly preview: string;
  readonly previewFrom: 'customer' | 'agent' | 'note';
  readonly hasFiles: boolean;
  readonly firstReplyAt: Date | null;
  /** since when the customer waits, while it is open */
  readonly waitingSince: Date | null;
  readonly resolvedAt: Date | null;
}

/** What a conversation's row says, from all its messages in the order they were written. Notes move nothing but the count. */
export function summaryOf(lines: readonly PastLine[], past: { category: Category; openedAt: Date; closedAt: Date | null }): PastSummary {
  const said = lines.filter((line) => line.kind !== 'note');
  const last = said.at(-1) ?? lines.at(-1);
  const openedAt = new Date(Math.min(past.openedAt.getTime(), lines[0]?.at.getTime() ?? Infinity));
  const lastReply = said.findLastIndex((line) => line.kind === 'reply');
  const unanswered = said.slice(lastReply + 1).find((line) => line.kind === 'customer');
  return {
    openedAt, lastMessageAt: last?.at ?? openedAt, preview: previewOf(last?.text ?? ''), previewFrom: last === undefined || last.kind === 'customer' || last.kind === 'auto' ? 'customer' : last.kind === 'reply' ? 'agent' : 'note',
    hasFiles: lines.some((line) => line.files), firstReplyAt: said.find((line) => line.kind === 'reply')?.at ?? null,
    waitingSince: past.category === 'open' ? (unanswered?.at ?? null) : null,
    resolvedAt: past.category === 'resolved' ? (past.closedAt ?? last?.at ?? openedAt) : null,
  };
}
