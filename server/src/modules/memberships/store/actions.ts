import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { isOver, withEvidence, type ActionMove, type ActionResult, type ActionState, type Evidence } from '../../orders/index.ts';
import type { MemberActionKind, MemberAtPlace, PointsConsequence, PointsWish } from '../ports.ts';
import type { SubscriptionConsequence, SubscriptionWish } from '../rules/judge-subscription.ts';

export interface MemberActionRow {
  id: string;
  brand_id: string;
  subscription_id: string | null;
  member_id: string | null;
  conversation_id: string | null;
  kind: MemberActionKind;
  /** moments as text, as JSON keeps them */
  wish: Stored<SubscriptionWish | PointsWish>;
  consequence: Stored<SubscriptionConsequence | PointsConsequence>;
  reason: string;
  offered: string[];
  key: string;
  state: ActionState;
  problem: string | null;
  problem_note: string | null;
  attempts: number;
  looks: number;
  evidence: Evidence[];
  result: ActionResult | null;
  asked_by: string | null;
  asked_by_kind: string;
  asked_at: Date;
  sent_at: Date | null;
  settled_at: Date | null;
  settled_by: string | null;
  approval_id: string | null;
}

/** What JSON makes of it. */
export type Stored<Value> = Value extends Date ? string : Value extends object ? { readonly [Name in keyof Value]: Stored<Value[Name]> } : Value;

export type NewMemberAction = Pick<MemberActionRow, 'id' | 'brand_id' | 'subscription_id' | 'member_id' | 'conversation_id' | 'kind' | 'reason' | 'offered' | 'key' | 'state' | 'approval_id'> & { readonly wish: object; readonly consequence: object };

export function insertMemberAction(tx: Tx, action: NewMemberAction): Promise<MemberActionRow> {
  const evidence: Evidence[] = [{ at: tx.now.toISOString(), what: 'asked', said: '' }];
  return tx.one<MemberActionRow>(sql`
    insert into memberships.action (id, brand_id, subscription_id, member_id, conversation_id, kind, wish, consequence, reason, offered, key, state, evidence, approval_id, asked_by, asked_by_kind, asked_at)
    values (${action.id}, ${action.brand_id}, ${action.subscription_id}, ${action.member_id}, ${action.conversation_id}, ${action.kind}, ${JSON.stringify(action.wish)}::jsonb, ${JSON.stringify(action.consequence)}::jsonb, ${action.reason}, ${action.offered}, ${action.key}, ${action.state},
      ${JSON.stringify(evidence)}::jsonb, ${action.approval_id}, ${tx.actor.id}, ${tx.actor.kind}, ${tx.now}) returning *`);
}

export async function memberActionFor(tx: Tx, id: string): Promise<MemberActionRow> {
  const row = await tx.maybe<MemberActionRow>(sql`select * from memberships.action where id = ${id}`);
  if (!row) throw notFound('action');
  return row;
}

export function memberActionByKey(tx: Tx, brandId: string, key: string): Promise<MemberActionRow | undefined> {
  return tx.maybe<MemberActionRow>(sql`select * from memberships.action where brand_id = ${brandId} and key = ${key}`);
}

/** Only while the transaction holds it may an action change its state. */
export function holdMemberAction(tx: Tx, id: string): Promise<MemberActionRow | undefined> {
  return tx.maybe<MemberActionRow>(sql`select * from memberships.action where id = ${id} for update`);
}

export function moveMemberAction(tx: Tx, before: MemberActionRow, move: ActionMove): Promise<MemberActionRow> {
  return tx.one<MemberActionRow>(sql`
    update memberships.action set state = ${move.state}, problem = ${move.problem ?? null}, problem_note = ${move.note?.slice(0, 500) ?? null}, attempts = ${move.attempts ?? before.attempts}, looks = ${move.looks ?? before.looks}, evidence = ${JSON.stringify(withEvidence(before.evidence, tx.now, move.evidence))}::jsonb,
      result = coalesce(${move.result === undefined ? null : JSON.stringify(move.result)}::jsonb, result), sent_at = ${move.sentAt ?? before.sent_at}, settled_at = ${isOver(move.state) ? tx.now : null}, settled_by = ${move.settledBy ?? null}
    where id = ${before.id} returning *`);
}

/** From now on it is asked for by whoever presses it once more, and counts in their day. */
export function takeOverMember(tx: Tx, before: MemberActionRow, approvalId: string | null): Promise<MemberActionRow> {
  return tx.one<MemberActionRow>(sql`update memberships.action set asked_by = ${tx.actor.id}, asked_by_kind = ${tx.actor.kind}, asked_at = ${tx.now}, approval_id = ${approvalId} where id = ${before.id} returning *`);
}

/** Whether something else is under way for the same subscription or member. */
export async function memberUnderWay(tx: Tx, of: Pick<MemberActionRow, 'subscription_id' | 'member_id'>, exceptId: string | null = null, atPlaceOnly = false): Promise<boolean> {
  const states = atPlaceOnly ? ['sending', 'unknown'] : ['asked', 'sending', 'unknown'];
  return (await tx.maybe(sql`
    select 1 from memberships.action where (subscription_id = ${of.subscription_id} or member_id = ${of.member_id}) and state = any (${states}) and (${exceptId}::uuid is null or id <> ${exceptId}) limit 1`)) !== undefined;
}

/** Where a subscription or member is kept outside. */
export async function memberAtPlace(tx: Tx, of: Pick<MemberActionRow, 'subscription_id' | 'member_id'>): Promise<MemberAtPlace | null> {
  const row = of.subscription_id === null
    ? await tx.maybe<PlaceRow>(sql`select brand_id, source, source_id, person_source_id, email from memberships.member where id = ${of.member_id}`)
    : await tx.maybe<PlaceRow>(sql`select brand_id, source, source_id, person_source_id, email from memberships.subscription where id = ${of.subscription_id}`);
  return row ? { brandId: row.brand_id, source: row.source, sourceId: row.source_id, what: of.subscription_id === null ? 'points' : 'subscription', personSourceId: row.person_source_id, email: row.email } : null;
}

interface PlaceRow {
  brand_id: string;
  source: string;
  source_id: string;
  person_source_id: string | null;
  email: string | null;
}
