import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ActionResult, OrderAtShop, Proof } from '../ports.ts';
import type { ActionState } from '../rules/action-steps.ts';
import { isOver, withEvidence, type Evidence } from '../rules/evidence.ts';
import type { ActionKind, ActionWish, Consequence } from '../rules/judge-action.ts';

export interface ActionRow {
  id: string;
  brand_id: string;
  order_id: string;
  conversation_id: string | null;
  kind: ActionKind;
  wish: ActionWish;
  consequence: Consequence;
  amount_minor: number;
  currency: string;
  reason: string;
  proof: Proof['method'];
  key: string;
  state: ActionState;
  problem: string | null;
  problem_note: string | null;
  attempts: number;
  looks: number;
  evidence: Evidence[];
  result: ActionResult | null;
  approval_id: string | null;
  asked_by: string | null;
  asked_by_kind: string;
  asked_at: Date;
  sent_at: Date | null;
  settled_at: Date | null;
  settled_by: string | null;
}

export type NewAction = Pick<ActionRow, 'id' | 'brand_id' | 'order_id' | 'conversation_id' | 'kind' | 'wish' | 'consequence' | 'amount_minor' | 'currency' | 'reason' | 'proof' | 'key' | 'state' | 'approval_id'>;

export function insertAction(tx: Tx, action: NewAction): Promise<ActionRow> {
  const evidence: Evidence[] = [{ at: tx.now.toISOString(), what: 'asked', said: '' }];
  return tx.one<ActionRow>(sql`
    insert into orders.action (id, brand_id, order_id, conversation_id, kind, wish, consequence, amount_minor, currency, reason, proof, key, state, evidence, approval_id, asked_by, asked_by_kind, asked_at)
    values (${action.id}, ${action.brand_id}, ${action.order_id}, ${action.conversation_id}, ${action.kind}, ${JSON.stringify(action.wish)}::jsonb, ${JSON.stringify(action.consequence)}::jsonb, ${action.amount_minor},
      ${action.currency}, ${action.reason}, ${action.proof}, ${action.key}, ${action.state}, ${JSON.stringify(evidence)}::jsonb, ${action.approval_id}, ${tx.actor.id}, ${tx.actor.kind}, ${tx.now}) returning *`);
}

export function actionByKey(tx: Tx, brandId: string, key: string): Promise<ActionRow | undefined> {
  return tx.maybe<ActionRow>(sql`select * from orders.action where brand_id = ${brandId} and key = ${key}`);
}

export async function actionFor(tx: Tx, id: string): Promise<ActionRow> {
  const row = await tx.maybe<ActionRow>(sql`select * from orders.action where id = ${id}`);
  if (!row) throw notFound('order action');
  return row;
}

/** Only while the transaction holds it may an action change its state. */
export function holdAction(tx: Tx, id: string): Promise<ActionRow | undefined> {
  return tx.maybe<ActionRow>(sql`select * from orders.action where id = ${id} for update`);
}

export interface ActionMove {
  readonly state: ActionState;
  readonly problem?: string | null;
  readonly note?: string | null;
  readonly attempts?: number;
  readonly looks?: number;
  readonly sentAt?: Date;
  readonly result?: ActionResult;
  readonly settledBy?: string | null;
  /** nobody is told of it yet: the next step follows at once */
  readonly quiet?: boolean;
  readonly evidence: Omit<Evidence, 'at'>;
}

/** The action as it is from now on, with one more line of what is known. */
export function moveAction(tx: Tx, before: ActionRow, move: ActionMove): Promise<ActionRow> {
  return tx.one<ActionRow>(sql`
    update orders.action set state = ${move.state}, problem = ${move.problem ?? null}, problem_note = ${move.note?.slice(0, 500) ?? null}, attempts = ${move.attempts ?? before.attempts}, looks = ${move.looks ?? before.looks},
      evidence = ${JSON.stringify(withEvidence(before.evidence, tx.now, move.evidence))}::jsonb, result = coalesce(${move.result === undefined ? null : JSON.stringify(move.result)}::jsonb, result), sent_at = ${move.sentAt ?? before.sent_at},
      settled_at = ${isOver(move.state) ? tx.now : null}, settled_by = ${move.settledBy ?? null}
    where id = ${before.id} returning *`);
}

/** From now on it is asked for by whoever presses it once more, and counts in their day; a second person may have to agree. */
export function takeOver(tx: Tx, before: ActionRow, approvalId: string | null): Promise<ActionRow> {
  return tx.one<ActionRow>(sql`update orders.action set asked_by = ${tx.actor.id}, asked_by_kind = ${tx.actor.kind}, asked_at = ${tx.now}, approval_id = ${approvalId} where id = ${before.id} returning *`);
}

/** Whether something else is under way for this order. */
export async function underWay(tx: Tx, orderId: string, exceptId: string | null = null): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from orders.action where order_id = ${orderId} and state in ('asked', 'sending', 'unknown') and (${exceptId}::uuid is null or id <> ${exceptId}) limit 1`)) !== undefined;
}

/** Whether somebody asked for the same of this order, and it waits for a second person. */
export async function sameWaits(tx: Tx, orderId: string, wish: ActionWish, amountMinor: number): Promise<boolean> {
  return (await tx.maybe(sql`
    select 1 from orders.action where order_id = ${orderId} and state = 'waiting_approval' and kind = ${wish.kind} and amount_minor = ${amountMinor} and (kind <> 'change_items' or wish = ${JSON.stringify(wish)}::jsonb) limit 1`)) !== undefined;
}

/** Whether a request of another action may be at the shop of this order right now. */
export async function atTheShop(tx: Tx, orderId: string, exceptId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from orders.action where order_id = ${orderId} and state in ('sending', 'unknown') and id <> ${exceptId} limit 1`)) !== undefined;
}

/**
 * Credit that was given for an order or may be given by what is under way, in minor units, without what came on top.
 * `exceptAction` is judged itself just now: of what was asked beside it nothing has left yet. Those `without` do not count either.
 */
export async function creditGiven(tx: Tx, orderId: string, { exceptAction = null, without = [] }: { exceptAction?: string | null; without?: readonly string[] } = {}): Promise<number> {
  const { sum } = await tx.one<{ sum: number }>(sql`
    select coalesce(sum(amount_minor - coalesce((wish->>'bonus_minor')::bigint, 0)), 0)::bigint as sum from orders.action
    where order_id = ${orderId} and kind = 'credit' and (state in ('sending', 'unknown', 'done') or (state = 'asked' and ${exceptAction}::uuid is null))
      and (${exceptAction}::uuid is null or id <> ${exceptAction}) and id <> all (${without as string[]}::uuid[])`);
  return Number(sum);
}

/** What was paid back of an order under an action's own mark, as its shop tells it. */
export async function paidBackUnder(tx: Tx, orderId: string, actionId: string): Promise<number> {
  const { sum } = await tx.one<{ sum: number }>(sql`select coalesce(sum(amount_minor), 0)::bigint as sum from orders.refund where order_id = ${orderId} and position(${actionId}::text in coalesce(reason, '')) > 0`);
  return Number(sum);
}

/** What a person let out alone within 24 hours, of one kind and currency. */
export async function spentToday(tx: Tx, personId: string, brandId: string, kind: ActionKind, currency: string): Promise<number> {
  const since = new Date(tx.now.getTime() - 86_400_000);
  const { sum } = await tx.one<{ sum: number }>(sql`
    select coalesce(sum(amount_minor), 0)::bigint as sum from orders.action where asked_by = ${personId} and brand_id = ${brandId} and kind = ${kind} and currency = ${currency} and asked_at > ${since}
      and approval_id is null and state not in ('failed', 'refused', 'withdrawn')`);
  return Number(sum);
}

export async function orderAtShop(tx: Tx, orderId: string): Promise<OrderAtShop | undefined> {
  const row = await tx.maybe<{ id: string; brand_id: string; source: string; source_id: string; number: string; currency: string; url: string | null }>(sql`
    select id, brand_id, source, source_id, number, currency, url from orders."order" where id = ${orderId}`);
  return row && { id: row.id, brandId: row.brand_id, source: row.source, sourceId: row.source_id, number: row.number, currency: row.currency, url: row.url };
}
