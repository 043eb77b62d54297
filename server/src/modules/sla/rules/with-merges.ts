import type { News, Said, Told } from './tell-events.ts';

/** A merge that stands: which messages it moved, and when. */
export interface Merge {
  readonly sourceId: string;
  readonly targetId: string;
  /** milliseconds since the epoch */
  readonly at: number;
  readonly messageIds: readonly string[];
}

export type SaidBy = Said & { readonly messageId: string };

/**
 * What happened in a conversation, with what was merged into it told apart again: each message where it was said, each
 * piece of news where it was made. `said` holds all that is in the conversation now.
 */
export function withMerges(id: string, news: ReadonlyMap<string, readonly News[]>, said: readonly SaidBy[], merges: readonly Merge[]): Told {
  const into = merges.filter((merge) => merge.targetId === id);
  if (into.length === 0) return { news: news.get(id) ?? [], said, brought: [] };
  const home = new Map(into.flatMap((merge) => merge.messageIds.map((messageId) => [messageId, merge.sourceId] as const)));
  return {
    news: news.get(id) ?? [],
    said: said.filter((one) => !home.has(one.messageId)),
    brought: into.map((merge) => ({ at: merge.at, ...withMerges(merge.sourceId, news, said.filter((one) => home.get(one.messageId) === merge.sourceId), merges) })),
  };
}
