import { describeSpan, type DeadlineState } from '@keepdesk/ui';
import type { TFunction } from 'i18next';

export interface Deadline {
  state: DeadlineState;
  /** Part of the time that is left, 0–1. */
  left: number;
  words: string;
}

export interface DeadlineFacts {
  due_at: string | null;
  waiting_since: string | null;
  deadline_state?: DeadlineState | null;
}

/** The deadline of a conversation at a moment, drawn and said; null when it has none. */
export function deadlineAt(facts: DeadlineFacts, now: Date, t: TFunction, locale: string): Deadline | null {
  const state = facts.deadline_state;
  if (state === 'paused') return { state, left: 1, words: t('deadline.paused') };
  if (state === 'met') return { state, left: 1, words: t('deadline.met') };
  if (!facts.due_at) return null;
  const due = Date.parse(facts.due_at);
  const rest = due - now.getTime();
  const span = describeSpan(rest, locale);
  if (rest <= 0 || state === 'missed') return { state: 'missed', left: 0, words: t('deadline.missed', { span }) };
  const from = facts.waiting_since ? Date.parse(facts.waiting_since) : due - 4 * 3_600_000;
  return { state: 'running', left: rest / Math.max(1, due - from), words: t('deadline.dueIn', { span }) };
}
