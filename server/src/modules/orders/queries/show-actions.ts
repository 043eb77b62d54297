import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { decisionsOf } from '../../approvals/index.ts';
import { peopleNames } from '../../identity/index.ts';
import type { ActionableView, OrderActionView } from '../contract.ts';
import { offersFor } from '../commands/ask-action.ts';
import { askedFrom, type Proof } from '../ports.ts';
import { mayRepeat, maySettle, mayWithdraw } from '../rules/action-steps.ts';
import { actionKinds, judgeAction, leftOf, type ActionKind, type ActionWish, type OrderState } from '../rules/judge-action.ts';
import { paidForLines } from '../rules/order-money.ts';
import { underWay, type ActionRow } from '../store/actions.ts';
import { orderState } from './order-state.ts';

/** Actions as people and programs see them. */
export async function showActions(tx: Tx, rows: readonly ActionRow[]): Promise<OrderActionView[]> {
  if (rows.length === 0) return [];
  const ids = (of: (row: ActionRow) => string | null): string[] => rows.map(of).filter((id): id is string => id !== null);
  const orders = await tx.rows<{ id: string; number: string; source: string; source_id: string }>(sql`select id, number, source, source_id from orders."order" where id = any (${ids((row) => row.order_id)})`);
  const decisions = await decisionsOf(tx, ids((row) => row.approval_id));
  const names = await peopleNames(tx, [...ids((row) => row.asked_by), ...ids((row) => row.settled_by), ...decisions.map((one) => one.decided_by).filter((id): id is string => id !== null)]);
  const numbers = await numbersOf(tx, [...new Set(ids((row) => row.conversation_id))]);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  return rows.map((row): OrderActionView => {
    const decision = decisions.find((one) => one.id === row.approval_id);
    return {
      id: row.id, brand_id: row.brand_id, order: orders.find((order) => order.id === row.order_id) ?? { id: row.order_id, number: '', source: '', source_id: '' },
      conversation: row.conversation_id === null ? null : { id: row.conversation_id, number: numbers.get(row.conversation_id) ?? null },
      kind: row.kind, wish: row.wish as OrderActionView['wish'], consequence: row.consequence as OrderActionView['consequence'], amount: { amount_minor: row.amount_minor, currency: row.currency }, reason: row.reason, proof: row.proof,
      state: row.state, problem: row.problem, problem_note: row.problem_note, attempts: row.attempts, evidence: row.evidence, result: row.result,
      approval: decision ? { id: decision.id, because: decision.because, state: decision.state, note: decision.note, decided_by: names.get(decision.decided_by ?? '') ?? null, expires_at: decision.expires_at.toISOString() } : null,
      asked_by: named(row.asked_by), asked_at: row.asked_at.toISOString(), sent_at: row.sent_at?.toISOString() ?? null, settled_at: row.settled_at?.toISOString() ?? null, settled_by: named(row.settled_by),
      may: { check: ['asked', 'sending', 'unknown'].includes(row.state), settle: maySettle(row.state), again: mayRepeat(row.state, row.problem), withdraw: mayWithdraw(row.state) && row.attempts === 0 },
    };
  });
}

/** Numbers of the conversations they were asked from, where the caller may see them. */
async function numbersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await Promise.all(ids.map(async (id) => [id, (await askedFrom.get()(tx, id, null))?.number] as const));
  return new Map(found.filter((pair): pair is readonly [string, number] => pair[1] !== undefined));
}

export async function oneAction(tx: Tx, row: ActionRow): Promise<OrderActionView> {
  return (await showActions(tx, [row]))[0] as OrderActionView;
}

/** What may be done to an order now and why not, who is asking, and what was done before. */
export async function actionable(tx: Tx, orderId: string, conversationId: string | null): Promise<ActionableView> {
  const { at, state, email, address, cutOffAt } = await orderState(tx, orderId);
  const offers = await offersFor(tx, at);
  const proof: Proof = (conversationId === null ? undefined : await askedFrom.get()(tx, conversationId, email))?.proof ?? { method: 'none', at: null };
  const paid = paidForLines(state);
  const recent = await tx.rows<ActionRow>(sql`select * from orders.action where order_id = ${orderId} order by asked_at desc, id desc limit 10`);
  return {
    order: {
      id: at.id, number: at.number, state: state.state, payment_state: state.payment_state, fulfilment_state: state.fulfilment_state, currency: state.currency, total_minor: state.total_minor, refunded_minor: state.refunded_minor,
      shipping_minor: state.shipping_minor, tax_minor: state.tax_minor, cut_off_at: cutOffAt?.toISOString() ?? null, cut_off_passed: state.cut_off_passed === true, email, address,
      lines: state.lines.map((line) => ({ id: line.id, title: line.title, quantity: line.quantity, refunded_quantity: line.refunded_quantity, paid_minor: paid.get(line.id) ?? 0, unit_price_minor: line.unit_price_minor })),
    },
    offers: offers.map((offer) => {
      const because = offer.ready ? hindrance(state, offer.kind) : 'shop_cannot';
      return { kind: offer.kind, possible: because === null, because, missing: offer.ready ? null : offer.because, ways: [...(offer.ways ?? [])] };
    }).toSorted((a, b) => actionKinds.indexOf(a.kind) - actionKinds.indexOf(b.kind)),
    proof, under_way: await underWay(tx, orderId), actions: await showActions(tx, recent),
  };
}

/** Why an action of this kind is impossible whatever its details; null when it may be possible. */
function hindrance(state: OrderState, kind: ActionKind): string | null {
  const first = state.lines[0];
  const wishes: Record<ActionKind, ActionWish> = {
    cancel: { kind: 'cancel', restock: true },
    refund: { kind: 'refund', scope: 'full', restock: false },
    correct_address: { kind: 'correct_address', address: { name: 'x', line1: 'x', city: 'x', country: 'DE' } },
    change_items: { kind: 'change_items', set: first ? [{ line_id: first.id, quantity: first.quantity + 1 }] : [], add: [] },
    reship: { kind: 'reship', lines: first ? [{ line_id: first.id, quantity: 1 }] : [] },
    credit: { kind: 'credit', amount_minor: 1 },
  };
  if (kind === 'refund' && leftOf(state) === 0) return 'nothing_left';
  const verdict = judgeAction(state, wishes[kind]);
  return verdict.allowed ? null : verdict.because;
}
