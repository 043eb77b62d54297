import type { MessageFacts } from './triage-message.ts';

/** What is known beside the words of a message, as the readers take it. */
export function factsBeside({ at, time_zone: timeZone, unanswered }: { at: Date; time_zone: string; unanswered: number }): MessageFacts {
  return { now: at, timeZone, unansweredBefore: unanswered };
}
