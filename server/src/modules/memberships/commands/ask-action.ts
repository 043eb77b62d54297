import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { askApproval } from '../../approvals/index.ts';
import { askedFrom, holdDay, mayAlone, type Authority } from '../../orders/index.ts';
import { memberDesks, type MemberAtPlace, type MemberOffer, type PointsConsequence, type PointsWish } from '../ports.ts';
import { givenAlone } from '../queries/given-today.ts';
import { judgePoints } from '../rules/judge-points.ts';
import { judgeSubscription, type SubscriptionConsequence, type SubscriptionWish } from '../rules/judge-subscription.ts';
import { insertMemberAction, memberActionByKey, memberAtPlace, memberUnderWay, type MemberActionRow } from '../store/actions.ts';
import { chargesOf, memberFor, stateOf, subscriptionFor } from '../store/subscriptions.ts';
import { announceMemberAction } from './announce-action.ts';

export const MEMBER_ACTION_JOB = 'memberships.carry_out';

export interface AskingMember {
  readonly conversationId: string | null;
  readonly reason: string;
  /** what was offered instead of ending it */
  readonly offered?: readonly string[];
  /** one press of a button */
  readonly key: string;
}

/** What the place of a subscription or member can be asked for; empty when no connection knows it. */
export async function memberOffers(tx: Tx, at: MemberAtPlace): Promise<readonly MemberOffer[]> {
  for (const desk of memberDesks.get()) {
    const offers = await desk.offers(tx, at);
    if (offers !== null) return offers;
  }
  return [];
}

async function readyFor(tx: Tx, at: MemberAtPlace, kind: string): Promise<void> {
  const offer = (await memberOffers(tx, at)).find((one) => one.kind === kind);
  if (!offer?.ready) throw new Refusal(422, 'place_cannot', 'The place where this is kept cannot be asked for this.', { details: [{ message: offer?.because ?? 'not_connected' }] });
}

/** What a wish for a subscription would come to. Throws a Refusal when it is not possible. */
export async function judgeAskingSubscription(tx: Tx, id: string, wish: SubscriptionWish, hold = false): Promise<{ at: MemberAtPlace; consequence: SubscriptionConsequence }> {
  const row = await subscriptionFor(tx, id, hold);
  const at = (await memberAtPlace(tx, { subscription_id: id, member_id: null })) as MemberAtPlace;
  await readyFor(tx, at, wish.kind);
  const verdict = judgeSubscription(stateOf(row, await chargesOf(tx, [row], 6)), wish, tx.now);
  if (!verdict.allowed) throw new Refusal(422, verdict.because, 'This is not possible for the subscription as it stands.', { details: [{ field: 'wish', message: verdict.because }] });
  return { at, consequence: verdict.consequence };
}

/**
 * Asks for something to be done to a subscription: written down with its line in the conversation's timeline, and carried out from
 * there. The same key again is the same action.
 */
export async function askOfSubscription(tx: Tx, id: string, wish: SubscriptionWish, asking: AskingMember): Promise<MemberActionRow> {
  const { brand_id } = await subscriptionFor(tx, id, true);
  const of = { subscription_id: id, member_id: null };
  const before = await memberActionByKey(tx, brand_id, asking.key);
  if (before) return sameOrRefused(before, of, wish.kind);
  if (await memberUnderWay(tx, of)) throw underWay();
  const { consequence } = await judgeAskingSubscription(tx, id, wish);
  return ask(tx, { brandId: brand_id, of, wish, consequence, asking: wish.kind === 'cancel' ? { ...asking, reason: asking.reason.trim() || wish.why } : asking });
}

/** What giving or taking points would come to. Throws a Refusal when it is not possible. */
export async function judgeAskingPoints(tx: Tx, id: string, wish: PointsWish, { reason, conversationId }: Pick<AskingMember, 'reason' | 'conversationId'>, hold = false): Promise<{ at: MemberAtPlace; consequence: PointsConsequence; authority: Authority }> {
  const row = await memberFor(tx, id, hold);
  const at = (await memberAtPlace(tx, { subscription_id: null, member_id: id })) as MemberAtPlace;
  await readyFor(tx, at, wish.kind);
  const verdict = judgePoints(row.points, wish.by, reason);
  if (!verdict.allowed) throw new Refusal(422, verdict.because, 'This is not possible for the points as they stand.', { details: [{ field: verdict.because === 'why_missing' ? 'reason' : 'wish', message: verdict.because }] });
  const from = conversationId === null ? undefined : await askedFrom.get()(tx, conversationId, null);
  const { authority } = await mayAlone(tx, {
    brandId: row.brand_id, kind: 'points', amountMinor: Math.abs(wish.by), todayMinor: tx.actor.id === null ? 0 : await givenAlone(tx, tx.actor.id, row.brand_id, 'points', ''), currency: null, reason, proven: null,
    from: from ?? null, customerId: row.customer_id, orderId: null,
  });
  return { at, consequence: { before: verdict.before, after: verdict.after }, authority };
}

export async function askForPoints(tx: Tx, id: string, wish: PointsWish, asking: AskingMember): Promise<MemberActionRow> {
  const { brand_id } = await memberFor(tx, id, true);
  const of = { subscription_id: null, member_id: id };
  const before = await memberActionByKey(tx, brand_id, asking.key);
  if (before) return sameOrRefused(before, of, wish.kind);
  if (await memberUnderWay(tx, of)) throw underWay();
  await holdDay(tx, brand_id, 'points');
  const { consequence, authority } = await judgeAskingPoints(tx, id, wish, asking);
  if (authority.answer === 'reason') throw invalid('Say why: your role asks for a reason.', [{ field: 'reason', message: 'reason_needed' }]);
  return ask(tx, { brandId: brand_id, of, wish, consequence, asking, because: authority.answer === 'approval' ? authority.because : null });
}

interface Made {
  readonly brandId: string;
  readonly of: Pick<MemberActionRow, 'subscription_id' | 'member_id'>;
  readonly wish: SubscriptionWish | PointsWish;
  readonly consequence: object;
  readonly asking: AskingMember;
  /** why a second person decides; null or left out: nobody has to */
  readonly because?: string | null;
}

async function ask(tx: Tx, { brandId, of, wish, consequence, asking, because = null }: Made): Promise<MemberActionRow> {
  const from = asking.conversationId === null ? undefined : await askedFrom.get()(tx, asking.conversationId, null);
  if (asking.conversationId !== null && from === undefined) throw notFound('conversation');
  if ((asking.offered ?? []).length > 10) throw invalid('At most ten offers are written down.', [{ field: 'offered', message: 'too_many' }]);
  const id = tx.id();
  const approvalId = because === null ? null : await askApproval(tx, {
    brandId, kind: 'member_action', subjectId: id, conversationId: asking.conversationId, number: from?.number ?? null, because, permission: 'orders.approve', amountMinor: null, currency: null, reason: asking.reason,
  });
  const action = await insertMemberAction(tx, { id, state: approvalId === null ? 'asked' : 'waiting_approval', approval_id: approvalId, brand_id: brandId, ...of, conversation_id: asking.conversationId, kind: wish.kind, wish, consequence, reason: asking.reason.trim(), offered: [...(asking.offered ?? [])], key: asking.key });
  await announceMemberAction(tx, action);
  await record(tx, { action: 'memberships.action_asked', subjectKind: of.subscription_id === null ? 'member' : 'subscription', subjectId: of.subscription_id ?? of.member_id ?? '', brandId, facts: { action_id: action.id, kind: action.kind, approval: approvalId !== null } });
  if (approvalId === null) await setOutMember(tx, action);
  return action;
}

/** Lets an action go to its place as soon as this transaction is committed. */
export async function setOutMember(tx: Tx, action: Pick<MemberActionRow, 'id' | 'brand_id'>): Promise<void> {
  await tx.schedule({ kind: MEMBER_ACTION_JOB, key: action.id, brandId: action.brand_id, payload: { action_id: action.id } });
}

function sameOrRefused(before: MemberActionRow, of: Pick<MemberActionRow, 'subscription_id' | 'member_id'>, kind: string): MemberActionRow {
  if (before.subscription_id !== of.subscription_id || before.member_id !== of.member_id || before.kind !== kind) throw conflict('key_used', 'This key was used for something else.');
  return before;
}

const underWay = (): Error => conflict('action_under_way', 'Something is being done to this already. Wait until it is known how that ended.');
