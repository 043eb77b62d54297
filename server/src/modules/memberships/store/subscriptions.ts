import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { SubscriptionLine, SubscriptionState } from '../rules/judge-subscription.ts';
import type { TriedCharge } from '../rules/recovery.ts';
import type { Every } from '../rules/rhythm.ts';

export interface SubscriptionRow {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  customer_id: string | null;
  person_source_id: string | null;
  email: string | null;
  state: SubscriptionState['state'];
  lines: SubscriptionLine[];
  currency: string;
  total_minor: number | null;
  every_unit: Every['unit'] | null;
  every_count: number | null;
  next_charge_at: Date | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  started_at: Date;
  changed_at: Date;
}

export interface ChargeRow {
  id: string;
  source: string;
  subscription_source_id: string;
  state: TriedCharge['state'];
  total_minor: number;
  refunded_minor: number;
  currency: string;
  due_at: Date;
  problem: string | null;
  tries: number;
  next_try_at: Date | null;
  order_source_id: string | null;
}

export interface MemberRow {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  customer_id: string | null;
  points: number;
  tier: string | null;
  points_expire_at: Date | null;
  changed_at: Date;
}

export async function subscriptionFor(tx: Tx, id: string, hold = false): Promise<SubscriptionRow> {
  const row = hold ? await tx.maybe<SubscriptionRow>(sql`select * from memberships.subscription where id = ${id} for update`) : await tx.maybe<SubscriptionRow>(sql`select * from memberships.subscription where id = ${id}`);
  if (!row) throw notFound('subscription');
  return row;
}

export async function memberFor(tx: Tx, id: string, hold = false): Promise<MemberRow> {
  const row = hold ? await tx.maybe<MemberRow>(sql`select * from memberships.member where id = ${id} for update`) : await tx.maybe<MemberRow>(sql`select * from memberships.member where id = ${id}`);
  if (!row) throw notFound('member');
  return row;
}

/** Charges of these subscriptions, newest first, at most so many of each. */
export function chargesOf(tx: Tx, subscriptions: readonly SubscriptionRow[], most: number): Promise<ChargeRow[]> {
  if (subscriptions.length === 0) return Promise.resolve([]);
  return tx.rows<ChargeRow>(sql`
    select c.id, c.source, s.source_id as subscription_source_id, c.state, c.total_minor, c.refunded_minor, c.currency, c.due_at, c.problem, c.tries, c.next_try_at, c.order_source_id
    from memberships.subscription s cross join lateral (
      select c.* from memberships.charged d join memberships.charge c on c.id = d.charge_id where d.brand_id = s.brand_id and d.source = s.source and d.subscription_source_id = s.source_id order by c.due_at desc limit ${most}) c
    where s.id = any (${subscriptions.map((row) => row.id)}) order by c.due_at desc`);
}

export const triedOf = (row: ChargeRow): TriedCharge => ({ state: row.state, dueAt: row.due_at, tries: row.tries, nextTryAt: row.next_try_at, problem: row.problem, totalMinor: row.total_minor });

/** As the judge sees it. */
export function stateOf(row: SubscriptionRow, charges: readonly ChargeRow[]): SubscriptionState {
  return {
    state: row.state, lines: row.lines, currency: row.currency, totalMinor: row.total_minor, every: row.every_unit !== null && row.every_count !== null ? { unit: row.every_unit, count: row.every_count } : null, nextChargeAt: row.next_charge_at,
    chargeUnderWay: charges.some((charge) => charge.subscription_source_id === row.source_id && charge.source === row.source && charge.state === 'pending'),
  };
}
