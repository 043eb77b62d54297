import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { DisputeAtPlace } from '../ports.ts';
import type { DisputeStanding } from '../rules/judge-answer.ts';
import { withEvidence, type Evidence } from '../rules/evidence.ts';
import type { ActionMove } from './actions.ts';

export interface DisputeRow {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  payment_source_id: string | null;
  order_id: string | null;
  customer_id: string | null;
  state: DisputeStanding['state'];
  reason: string;
  amount_minor: number;
  currency: string;
  answer_by: Date | null;
  opened_at: Date;
  changed_at: Date;
  answer: Record<string, string> | null;
  answer_key: string | null;
  answer_state: NonNullable<DisputeStanding['answerState']> | null;
  answer_problem: string | null;
  answer_note: string | null;
  attempts: number;
  looks: number;
  evidence: Evidence[];
  answered_by: string | null;
  answered_at: Date | null;
  sent_at: Date | null;
  conversation_id: string | null;
}

export async function disputeFor(tx: Tx, id: string, hold = false): Promise<DisputeRow> {
  const row = hold ? await tx.maybe<DisputeRow>(sql`select * from orders.dispute where id = ${id} for update`) : await tx.maybe<DisputeRow>(sql`select * from orders.dispute where id = ${id}`);
  if (!row) throw notFound('dispute');
  return row;
}

export const disputeAtPlace = (row: DisputeRow): DisputeAtPlace => ({ id: row.id, brandId: row.brand_id, source: row.source, sourceId: row.source_id, paymentSourceId: row.payment_source_id, currency: row.currency });

/** The answer is asked for: from now on it goes its way. */
export function askAnswer(tx: Tx, row: DisputeRow, asked: { fields: Readonly<Record<string, string>>; key: string; conversationId: string | null }): Promise<DisputeRow> {
  const evidence: Evidence[] = [...row.evidence, { at: tx.now.toISOString(), what: 'asked', said: '' }];
  return tx.one<DisputeRow>(sql`
    update orders.dispute set answer = ${JSON.stringify(asked.fields)}::jsonb, answer_key = ${asked.key}, answer_state = 'asked', answer_problem = null, answer_note = null, attempts = 0, looks = 0, evidence = ${JSON.stringify(evidence)}::jsonb, answered_by = ${tx.actor.id}, answered_at = ${tx.now}, sent_at = null,
      conversation_id = ${asked.conversationId} where id = ${row.id} returning *`);
}

export function moveAnswer(tx: Tx, before: DisputeRow, move: ActionMove): Promise<DisputeRow> {
  return tx.one<DisputeRow>(sql`
    update orders.dispute set answer_state = ${move.state}, answer_problem = ${move.problem ?? null}, answer_note = ${move.note?.slice(0, 500) ?? null}, attempts = ${move.attempts ?? before.attempts}, looks = ${move.looks ?? before.looks}, evidence = ${JSON.stringify(withEvidence(before.evidence, tx.now, move.evidence))}::jsonb,
      sent_at = ${move.sentAt ?? before.sent_at} where id = ${before.id} returning *`);
}
