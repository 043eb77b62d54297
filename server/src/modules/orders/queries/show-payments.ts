import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';
import { peopleNames } from '../../identity/index.ts';
import { mayAnswerAt } from '../commands/answer-dispute.ts';
import type { DisputeView, PaymentView } from '../contract-payments.ts';
import { hindersAnswer } from '../rules/judge-answer.ts';
import { disputeAtPlace, type DisputeRow } from '../store/disputes.ts';

export interface PaymentRow {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  order_id: string | null;
  customer_id: string | null;
  state: PaymentView['state'];
  amount_minor: number;
  refunded_minor: number;
  currency: string;
  method: string | null;
  problem: string | null;
  at: Date;
}

async function ordersNamed(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, { id: string; number: string }>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  return new Map((await tx.rows<{ id: string; number: string }>(sql`select id, number from orders."order" where id = any (${wanted})`)).map((order) => [order.id, order]));
}

export async function showPayments(tx: Tx, rows: readonly PaymentRow[]): Promise<PaymentView[]> {
  const orders = await ordersNamed(tx, rows.map((row) => row.order_id));
  return rows.map((row) => {
    const money = (amount_minor: number) => ({ amount_minor, currency: row.currency });
    return { id: row.id, brand_id: row.brand_id, source: row.source, source_id: row.source_id, order: orders.get(row.order_id ?? '') ?? null, customer_id: row.customer_id, state: row.state, amount: money(row.amount_minor), refunded: money(row.refunded_minor), method: row.method, problem: row.problem, at: row.at.toISOString() };
  });
}

export async function showDisputes(tx: Tx, rows: readonly DisputeRow[]): Promise<DisputeView[]> {
  const orders = await ordersNamed(tx, rows.map((row) => row.order_id));
  const names = await peopleNames(tx, rows.map((row) => row.answered_by).filter((id): id is string => id !== null));
  return Promise.all(rows.map(async (row): Promise<DisputeView> => {
    const place = await mayAnswerAt(tx, disputeAtPlace(row));
    const because = hindersAnswer({ state: row.state, answerBy: row.answer_by, answerState: row.answer_state }, { summary: 'x' }, tx.now) ?? (place.ready ? null : 'place_cannot');
    return {
      id: row.id, brand_id: row.brand_id, source: row.source, source_id: row.source_id, order: orders.get(row.order_id ?? '') ?? null, customer_id: row.customer_id, state: row.state, reason: row.reason, amount: { amount_minor: row.amount_minor, currency: row.currency },
      answer_by: row.answer_by?.toISOString() ?? null, opened_at: row.opened_at.toISOString(),
      answer: row.answer_state === null ? null : { state: row.answer_state, problem: row.answer_problem, note: row.answer_note, at: row.answered_at?.toISOString() ?? null, by: row.answered_by === null ? null : (names.get(row.answered_by) ?? null), fields: row.answer ?? {}, evidence: row.evidence },
      may: { answer: because === null, because, check: row.answer_state === 'asked' || row.answer_state === 'unknown', settle: row.answer_state === 'unknown' },
    };
  }));
}

/** Payments and disputes of a customer, newest first: what the desk's cards need. */
export async function moneyOf(tx: Tx, customerId: string): Promise<{ payments: PaymentView[]; disputes: DisputeView[] }> {
  const people = await customersBehind(tx, customerId);
  const [payments, disputes] = [
    await tx.rows<PaymentRow>(sql`select * from orders.payment where customer_id = any (${people}) order by at desc limit 20`),
    await tx.rows<DisputeRow>(sql`select * from orders.dispute where customer_id = any (${people}) order by opened_at desc limit 20`),
  ];
  return { payments: await showPayments(tx, payments), disputes: await showDisputes(tx, disputes) };
}
