import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { DISPUTE_ANSWER_ASKED, DISPUTE_ANSWER_FAILED, DISPUTE_ANSWER_UNKNOWN, DISPUTE_ANSWERED } from '../events.ts';
import { askedFrom, disputeDesks, type DisputeAtPlace } from '../ports.ts';
import { hindersAnswer } from '../rules/judge-answer.ts';
import { askAnswer, disputeAtPlace, disputeFor, moveAnswer, type DisputeRow } from '../store/disputes.ts';

export const ANSWER_JOB = 'orders.answer_dispute';

/** Whether the place of a dispute can be told an answer. */
export async function mayAnswerAt(tx: Tx, dispute: DisputeAtPlace): Promise<{ ready: boolean; because: string | null }> {
  for (const desk of disputeDesks.get()) {
    const said = await desk.ready(tx, dispute);
    if (said !== null) return said;
  }
  return { ready: false, because: 'not_connected' };
}

/** Answers a dispute: written down with its line in the timeline, and put to its place from there. The same key again is the same answer. */
export async function answerDispute(tx: Tx, id: string, asked: { readonly fields: Readonly<Record<string, string>>; readonly key: string; readonly conversationId: string | null }): Promise<DisputeRow> {
  const row = await disputeFor(tx, id, true);
  if (row.answer_key === asked.key && row.answer_state !== null) return row;
  if (asked.conversationId !== null && (await askedFrom.get()(tx, asked.conversationId, null)) === undefined) throw notFound('conversation');
  const place = await mayAnswerAt(tx, disputeAtPlace(row));
  if (!place.ready) throw new Refusal(422, 'place_cannot', 'The place of this dispute cannot be told an answer.', { details: [{ message: place.because ?? 'not_connected' }] });
  const because = hindersAnswer({ state: row.state, answerBy: row.answer_by, answerState: row.answer_state }, asked.fields, tx.now);
  if (because !== null) throw new Refusal(422, because, 'This dispute cannot be answered so.', { details: [{ field: 'fields', message: because }] });
  const after = await askAnswer(tx, row, asked);
  await announceAnswer(tx, after);
  await record(tx, { action: 'orders.dispute_answer_asked', subjectKind: 'dispute', subjectId: id, brandId: row.brand_id, facts: { fields: Object.keys(asked.fields) } });
  await tx.schedule({ kind: ANSWER_JOB, key: id, brandId: row.brand_id, payload: { dispute_id: id } });
  return after;
}

/** Looks at the place now instead of later. */
export async function checkAnswer(tx: Tx, id: string): Promise<DisputeRow> {
  const row = await disputeFor(tx, id, true);
  if (row.answer_state !== 'asked' && row.answer_state !== 'unknown') throw conflict('not_open', 'It is known already how this ended, or it has not begun.');
  await tx.schedule({ kind: ANSWER_JOB, key: id, brandId: row.brand_id, payload: { dispute_id: id } });
  return row;
}

/** A person looked for themselves and says whether the answer arrived. */
export async function settleAnswer(tx: Tx, id: string, happened: boolean, note: string): Promise<DisputeRow> {
  const row = await disputeFor(tx, id, true);
  if (row.answer_state !== 'unknown') throw conflict('not_open', 'It is known already how this ended, or it has not begun.');
  const after = await moveAnswer(tx, row, { state: happened ? 'done' : 'failed', problem: happened ? null : 'by_hand', note, evidence: { what: 'settled', said: note } });
  await announceAnswer(tx, after);
  await record(tx, { action: 'orders.dispute_answer_settled', subjectKind: 'dispute', subjectId: id, brandId: row.brand_id, facts: { happened } });
  return after;
}

const NEWS = { asked: DISPUTE_ANSWER_ASKED, unknown: DISPUTE_ANSWER_UNKNOWN, done: DISPUTE_ANSWERED, failed: DISPUTE_ANSWER_FAILED, sending: null } as const;

export async function announceAnswer(tx: Tx, row: DisputeRow): Promise<void> {
  const name = row.answer_state === null ? null : NEWS[row.answer_state];
  if (name === null) return;
  const payload = { dispute_id: row.id, order_id: row.order_id, customer_id: row.customer_id, conversation_id: row.conversation_id, amount_minor: row.amount_minor, currency: row.currency, problem: row.answer_problem };
  await tx.announce({ name, brandId: row.brand_id, subjectId: row.conversation_id ?? row.customer_id ?? row.order_id ?? row.id, payload });
}
