import { packFields, type PackField } from './evidence-pack.ts';

export interface DisputeStanding {
  readonly state: 'warning' | 'needs_answer' | 'under_review' | 'won' | 'lost' | 'closed';
  readonly answerBy: Date | null;
  readonly answerState: 'asked' | 'sending' | 'unknown' | 'done' | 'failed' | null;
}

export type AnswerHindrance = 'over' | 'too_late' | 'answered' | 'under_way' | 'empty' | 'unknown_field';

/** Why a dispute cannot be answered with these fields now; null when it can. It is answered once: banks read the first answer only. */
export function hindersAnswer(dispute: DisputeStanding, fields: Readonly<Record<string, string>>, now: Date): AnswerHindrance | null {
  if (dispute.answerState === 'done') return 'answered';
  if (dispute.answerState === 'asked' || dispute.answerState === 'sending' || dispute.answerState === 'unknown') return 'under_way';
  if (dispute.state !== 'warning' && dispute.state !== 'needs_answer') return 'over';
  if (dispute.answerBy !== null && dispute.answerBy.getTime() < now.getTime()) return 'too_late';
  if (Object.keys(fields).some((field) => !packFields.includes(field as PackField))) return 'unknown_field';
  return Object.values(fields).some((text) => text.trim() !== '') ? null : 'empty';
}
