/** What decides whether replies nobody saw go on by mail. */
export interface Waiting {
  readonly now: number;
  /** when the shopper's browser was last heard of */
  readonly lastSeenAt: number;
  /** minutes without a browser after which somebody counts as gone */
  readonly awayMinutes: number;
  readonly unseen: number;
  readonly address: string | null;
  /** the shopper's last word came by mail: that is where they are */
  readonly answersByMail: boolean;
}

export type FollowUp = { readonly mail: true } | { readonly mail: false; readonly lookAgainAt: number | null };

/** Whether unseen replies go out by mail now, later, or not at all. */
export function followUp(waiting: Waiting): FollowUp {
  if (waiting.unseen === 0 || waiting.address === null) return { mail: false, lookAgainAt: null };
  const goneAt = waiting.lastSeenAt + (waiting.answersByMail ? Math.min(1, waiting.awayMinutes) : waiting.awayMinutes) * 60_000;
  return goneAt <= waiting.now ? { mail: true } : { mail: false, lookAgainAt: Math.max(goneAt, waiting.now + 1000) };
}
