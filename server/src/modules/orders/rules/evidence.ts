import type { ActionState } from './action-steps.ts';

/** One thing we did or the place said. */
export interface Evidence {
  /** ISO 8601 */
  readonly at: string;
  readonly what: 'asked' | 'approved' | 'refused' | 'sent' | 'answered' | 'silence' | 'looked' | 'reported' | 'settled' | 'withdrawn' | 'not_possible' | 'unreachable' | 'again';
  readonly said: string;
}

const OVER: readonly ActionState[] = ['done', 'failed', 'refused', 'withdrawn'];
const FIRST_KEPT = 10;
const KEPT = 60;
const LONGEST_SAID = 500;

/** Whether nothing more will happen to an action by itself. */
export function isOver(state: ActionState): boolean {
  return OVER.includes(state);
}

/** What is known of an action, with one line more. A place that cannot be reached for days is not a longer story than its beginning and its end. */
export function withEvidence(before: readonly Evidence[], at: Date, line: Omit<Evidence, 'at'>): Evidence[] {
  const all = [...before, { at: at.toISOString(), what: line.what, said: line.said.slice(0, LONGEST_SAID) }];
  return all.length <= KEPT ? all : [...all.slice(0, FIRST_KEPT), ...all.slice(FIRST_KEPT - KEPT)];
}
