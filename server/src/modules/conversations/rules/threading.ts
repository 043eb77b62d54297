/** What a channel knows about where a message belongs. Ids are bare, without angle brackets. */
export interface ThreadClues {
  /** our own address token, wherever it was found */
  readonly tokens: readonly string[];
  readonly inReplyTo: readonly string[];
  /** oldest first, as the header has them */
  readonly references: readonly string[];
  /** [#123] in the subject */
  readonly subjectNumber: number | null;
}

/** A conversation one of the clues leads to. */
export interface ThreadCandidate {
  readonly conversationId: string;
  readonly token: string;
  readonly number: number;
  /** our message ids in it that a clue named */
  readonly headerIds: readonly string[];
  /** the sender wrote, or was written to, in it */
  readonly participant: boolean;
}

export interface ThreadChoice {
  readonly conversationId: string;
  readonly by: 'token' | 'in_reply_to' | 'references' | 'number';
}

/**
 * Where a message belongs: our token first, then In-Reply-To, then References newest first, then a number in the
 * subject, and that only for somebody who takes part already. A subject alone joins nothing.
 */
export function chooseThread(clues: ThreadClues, candidates: readonly ThreadCandidate[]): ThreadChoice | null {
  for (const token of clues.tokens) {
    const found = candidates.find((candidate) => candidate.token === token);
    if (found) return { conversationId: found.conversationId, by: 'token' };
  }
  const byHeader = (id: string): ThreadCandidate | undefined => candidates.find((candidate) => candidate.headerIds.includes(id));
  for (const id of clues.inReplyTo) {
    const found = byHeader(id);
    if (found) return { conversationId: found.conversationId, by: 'in_reply_to' };
  }
  for (const id of clues.references.toReversed()) {
    const found = byHeader(id);
    if (found) return { conversationId: found.conversationId, by: 'references' };
  }
  const numbered = candidates.find((candidate) => candidate.number === clues.subjectNumber && candidate.participant);
  return numbered ? { conversationId: numbered.conversationId, by: 'number' } : null;
}
