import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';
import { memberOffers } from '../commands/ask-action.ts';
import type { MembershipsView } from '../contract.ts';
import type { MemberAtPlace } from '../ports.ts';
import { judgeSubscription, subscriptionActions, type SubscriptionAction, type SubscriptionState, type SubscriptionWish } from '../rules/judge-subscription.ts';
import { memberUnderWay, type MemberActionRow } from '../store/actions.ts';
import { chargesOf, stateOf, type MemberRow, type SubscriptionRow } from '../store/subscriptions.ts';
import { creditOf } from './credit-of.ts';
import { showMemberActions } from './show-actions.ts';
import { showSubscriptions } from './show-subscriptions.ts';

/** What a customer has with the brand beside orders, and what may be done to it now. */
export async function membershipsOf(tx: Tx, customerId: string): Promise<MembershipsView> {
  const people = await customersBehind(tx, customerId);
  const subscriptions = await tx.rows<SubscriptionRow>(sql`select * from memberships.subscription where customer_id = any (${people}) order by started_at desc limit 20`);
  const members = await tx.rows<MemberRow>(sql`select * from memberships.member where customer_id = any (${people}) order by changed_at desc limit 10`);
  const actions = await showMemberActions(tx, await tx.rows<MemberActionRow>(sql`
    select * from memberships.action where subscription_id = any (${subscriptions.map((row) => row.id)}) or member_id = any (${members.map((row) => row.id)}) order by asked_at desc limit 40`));
  const views = await showSubscriptions(tx, subscriptions);
  const charges = await chargesOf(tx, subscriptions, 6);
  return {
    subscriptions: await Promise.all(views.map(async (view, place) => {
      const row = subscriptions[place] as SubscriptionRow;
      return { ...view, offers: await offersOf(tx, row, stateOf(row, charges)), actions: actions.filter((action) => action.subscription_id === view.id).slice(0, 10) };
    })),
    members: await Promise.all(members.map(async (row) => ({
      id: row.id, source: row.source, points: row.points, tier: row.tier, benefits: await benefitsOf(tx, row), points_expire_at: row.points_expire_at?.toISOString() ?? null,
      can_adjust: (await memberOffers(tx, placeOf(row, 'points'))).some((offer) => offer.kind === 'adjust_points' && offer.ready), actions: actions.filter((action) => action.member_id === row.id).slice(0, 10),
    }))),
    credit: await creditOf(tx, customerId),
  };
}

const placeOf = (row: { brand_id: string; source: string; source_id: string }, what: MemberAtPlace['what']): MemberAtPlace => ({ brandId: row.brand_id, source: row.source, sourceId: row.source_id, what, personSourceId: null, email: null });

async function offersOf(tx: Tx, row: SubscriptionRow, state: SubscriptionState): Promise<MembershipsView['subscriptions'][number]['offers']> {
  const offers = await memberOffers(tx, { ...placeOf(row, 'subscription'), personSourceId: row.person_source_id, email: row.email });
  const busy = await memberUnderWay(tx, { subscription_id: row.id, member_id: null });
  return subscriptionActions.flatMap((kind) => {
    const offer = offers.find((one) => one.kind === kind);
    if (!offer) return [];
    const because = busy ? 'action_under_way' : offer.ready ? hindrance(state, kind, tx.now) : 'place_cannot';
    return [{ kind, possible: because === null, because, missing: offer.ready ? null : offer.because }];
  });
}

/** Why an action of this kind is impossible whatever its details; null when it may be possible. */
function hindrance(state: SubscriptionState, kind: SubscriptionAction, now: Date): string | null {
  const later = new Date((state.nextChargeAt !== null && state.nextChargeAt > now ? state.nextChargeAt : now).getTime() + 3 * 86_400_000);
  const line = state.lines[0];
  const wishes: Record<SubscriptionAction, SubscriptionWish> = {
    skip: { kind: 'skip' }, change_date: { kind: 'change_date', on: later }, pause: { kind: 'pause', until: null }, resume: { kind: 'resume', on: later }, cancel: { kind: 'cancel', why: 'other' },
    swap: { kind: 'swap', line: line?.sourceId ?? '', instead: { variantSourceId: '', sku: '', title: '', unitPriceMinor: -1, currency: state.currency } },
  };
  const verdict = judgeSubscription(state, wishes[kind], now);
  return verdict.allowed ? null : verdict.because;
}

async function benefitsOf(tx: Tx, row: MemberRow): Promise<string[]> {
  if (row.tier === null) return [];
  return (await tx.maybe<{ benefits: string[] }>(sql`select benefits from memberships.tier where brand_id = ${row.brand_id} and name = ${row.tier}`))?.benefits ?? [];
}
