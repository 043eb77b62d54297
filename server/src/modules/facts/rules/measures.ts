/** What is counted, by the number it has in `facts.contribution`, which says when and of whom. */
export const MEASURES = {
  received: 1,
  first_reply: 2,
  next_reply: 3,
  resolved: 4,
  first_contact: 5,
  reopened: 6,
  transfers: 7,
  replies: 8,
  asked: 9,
  csat: 10,
  nps: 11,
  ces: 12,
  came: 13,
  left: 14,
  first_reply_kept: 15,
  next_reply_kept: 16,
  resolution_kept: 17,
} as const;

export type Measure = keyof typeof MEASURES;

/** Measures whose rows carry how long something took. */
export const durations: readonly Measure[] = ['first_reply', 'next_reply', 'resolved'];

/** Within how many days a reopening or another contact about the same speaks against the solution. */
export const AGAIN_DAYS = 7;
