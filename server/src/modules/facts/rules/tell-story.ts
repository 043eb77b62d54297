/** What happened in a conversation, as far as figures go. Moments are milliseconds. */
export interface Story {
  readonly openedAt: number;
  /** what the customer and we said, in order; receipts and notes are not among it */
  readonly said: readonly Said[];
  /** where it was moved, in order */
  readonly moves: readonly Move[];
  /** how it stands now: what was taken back left no news of its own */
  readonly category: string;
  readonly resolvedAt: number | null;
}

export interface Said {
  readonly at: number;
  readonly ours: boolean;
  readonly by: string | null;
}

export interface Move {
  readonly at: number;
  readonly to: string;
  /** the customer wrote again */
  readonly byCustomer: boolean;
}

export interface Turn {
  readonly askedAt: number;
  readonly repliedAt: number;
  readonly by: string | null;
}

export interface Figures {
  readonly firstReply: Turn | null;
  /** answers to what the customer wrote later; messages without an answer between are one turn */
  readonly nextReplies: readonly Turn[];
  readonly replies: number;
  /** null unless it is resolved now */
  readonly resolvedAt: number | null;
  readonly firstResolvedAt: number | null;
  readonly reopenedAt: number | null;
  readonly reopens: number;
  /** when it was open; the last may have no end */
  readonly openDuring: readonly (readonly [from: number, to: number | null])[];
}

const done = (category: string): boolean => category === 'resolved' || category === 'spam';

/** Every figure of one conversation from its story: pure, so that it comes out the same whenever it is told. */
export function tellStory(story: Story): Figures {
  const { first, later } = turnsOf(story.said);
  const moves = reconcile(story);
  const solves = moves.filter((move) => move.to === 'resolved');
  const reopenings = moves.filter((move, i) => move.byCustomer && moves[i - 1]?.to === 'resolved' && !done(move.to));
  return {
    firstReply: first, nextReplies: later, replies: story.said.filter((one) => one.ours).length,
    resolvedAt: moves.at(-1)?.to === 'resolved' ? (moves.at(-1) as Move).at : null, firstResolvedAt: solves[0]?.at ?? null,
    reopenedAt: reopenings[0]?.at ?? null, reopens: reopenings.length, openDuring: spansOf(story.openedAt, moves),
  };
}

/** The first answer is one only when the customer spoke first: what we began has no first reply. */
function turnsOf(said: readonly Said[]): { first: Turn | null; later: Turn[] } {
  const turns: (Turn & { first: boolean })[] = [];
  let asked: number | null = null;
  let spoke = false;
  for (const one of said) {
    if (!one.ours) asked ??= one.at;
    else {
      if (asked !== null) turns.push({ askedAt: asked, repliedAt: Math.max(one.at, asked), by: one.by, first: !spoke });
      asked = null;
      spoke = true;
    }
  }
  const plain = ({ askedAt, repliedAt, by }: Turn): Turn => ({ askedAt, repliedAt, by });
  return { first: turns.filter((turn) => turn.first).map(plain)[0] ?? null, later: turns.filter((turn) => !turn.first).map(plain) };
}

/** Moves that changed something. What somebody took back is not among them: where it stands now has the last word. */
function reconcile(story: Story): Move[] {
  const moves: Move[] = [];
  let stood = 'open';
  for (const move of story.moves) {
    if (move.to === stood) continue;
    moves.push({ ...move, at: Math.max(move.at, story.openedAt) });
    stood = move.to;
  }
  if (stood === story.category) return moves;
  const before = moves.at(-2)?.to ?? 'open';
  if (before === story.category) return moves.slice(0, -1);
  return [...moves, { at: Math.max(story.resolvedAt ?? moves.at(-1)?.at ?? story.openedAt, story.openedAt), to: story.category, byCustomer: false }];
}

/** Waiting for the customer is open too: somebody is still to finish it. */
function spansOf(openedAt: number, moves: readonly Move[]): [number, number | null][] {
  const spans: [number, number | null][] = [];
  let from: number | null = openedAt;
  for (const move of moves) {
    if (done(move.to) && from !== null) {
      if (move.at > from) spans.push([from, move.at]);
      from = null;
    } else if (!done(move.to)) from ??= move.at;
  }
  if (from !== null) spans.push([from, null]);
  return spans;
}
