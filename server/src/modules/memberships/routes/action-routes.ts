import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../../platform/http/lists.ts';
import { notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { findVariants, variantsByIds, type KnownVariant } from '../../catalogue/index.ts';
import type { Authority } from '../../orders/index.ts';
import { askForPoints, askOfSubscription, judgeAskingPoints, judgeAskingSubscription, memberOffers } from '../commands/ask-action.ts';
import { checkMemberAction, repeatMemberAction, settleMemberAction, withdrawMemberAction } from '../commands/settle-action.ts';
import { AskPoints, AskSubscription, MemberAction, memberActionStates, MemberPreview, PreviewPoints, PreviewSubscription, SettleMember, Swaps, type MemberActionView } from '../contract.ts';
import { showMemberActions } from '../queries/show-actions.ts';
import type { PointsWish } from '../ports.ts';
import type { SubscriptionWish } from '../rules/judge-subscription.ts';
import { offersInstead } from '../rules/save-flow.ts';
import { wishFrom } from '../rules/stored-wish.ts';
import { memberActionFor, memberAtPlace, type MemberActionRow } from '../store/actions.ts';
import { chargesOf, stateOf, subscriptionFor } from '../store/subscriptions.ts';

const act = { permission: 'memberships.act' };
const perAction = { access: act, params: idParams, response: MemberAction };

export function actionRoutes(app: App): void {
  app.write({ method: 'POST', url: '/api/v1/subscriptions/:id/actions/preview', summary: 'What would be done to a subscription, exactly; changes nothing', access: act, params: idParams, body: PreviewSubscription, response: MemberPreview }, async (tx, { params, body }) => {
    const wish = await wantedOf(tx, params.id, body.wish);
    return preview(() => judgeAskingSubscription(tx, params.id, wish), () => insteadOf(tx, params.id, wish));
  });
  app.write({ method: 'POST', url: '/api/v1/subscriptions/:id/actions', summary: 'Skip, move, swap, pause, resume or end a subscription; the same key twice is one action', access: act, status: 201, params: idParams, body: AskSubscription, response: MemberAction }, async (tx, { params, body }) =>
    one(tx, await askOfSubscription(tx, params.id, await wantedOf(tx, params.id, body.wish), { conversationId: body.conversation_id ?? null, reason: body.reason ?? '', offered: body.offered ?? [], key: body.key })));
  app.read({ method: 'GET', url: '/api/v1/subscriptions/:id/swaps', summary: 'Products that can be had instead, in the currency of the subscription', access: { permission: 'memberships.read' }, params: idParams, query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }), response: Swaps }, async (tx, { params, query }) => {
    const { brand_id, currency } = await subscriptionFor(tx, params.id);
    const found = await findVariants(tx, brand_id, query.q, currency);
    return { data: found.map((one) => ({ id: one.id, title: titleOf(one), sku: one.sku, price: { amount_minor: one.price_minor, currency: one.currency }, stock: one.stock })) };
  });
  app.write({ method: 'POST', url: '/api/v1/loyalty/:id/actions/preview', summary: 'What points would come to; changes nothing', access: act, params: idParams, body: PreviewPoints, response: MemberPreview }, (tx, { params, body }) => preview(() => judgeAskingPoints(tx, params.id, body.wish, { reason: body.reason ?? '', conversationId: body.conversation_id ?? null }), async () => []));
  app.write({ method: 'POST', url: '/api/v1/loyalty/:id/actions', summary: 'Give or take points; the same key twice is one action', access: act, status: 201, params: idParams, body: AskPoints, response: MemberAction }, async (tx, { params, body }) =>
    one(tx, await askForPoints(tx, params.id, body.wish as PointsWish, { conversationId: body.conversation_id ?? null, reason: body.reason ?? '', key: body.key })));
  app.read(
    { method: 'GET', url: '/api/v1/membership-actions', summary: 'Actions on subscriptions and points, newest first', access: { permission: 'memberships.read' }, query: Type.Object({ ...pageQuery, state: Type.Optional(Type.Enum([...memberActionStates, 'open'])), brand_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(MemberAction) },
    async (tx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor);
      const states: readonly string[] = query.state === undefined ? memberActionStates : query.state === 'open' ? ['asked', 'sending', 'unknown'] : [query.state];
      const rows = await tx.rows<MemberActionRow>(sql`
        select * from memberships.action where state = any (${states as string[]}) and (${query.brand_id ?? null}::uuid is null or brand_id = ${query.brand_id ?? null}) and (${after?.at ?? null}::timestamptz is null or (asked_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by asked_at desc, id desc limit ${limit + 1}`);
      const page = pageOf(rows, limit, (row) => ({ at: row.asked_at.toISOString(), id: row.id }));
      return { data: await showMemberActions(tx, page.data), next_cursor: page.next_cursor };
    },
  );
  app.read({ method: 'GET', url: '/api/v1/membership-actions/:id', summary: 'One action, with all that is known of it', access: { permission: 'memberships.read' }, params: idParams, response: MemberAction }, async (tx, { params }) => one(tx, await memberActionFor(tx, params.id)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/membership-actions/:id/check', summary: 'Look now whether it happened' }, async (tx, { params }) => one(tx, await checkMemberAction(tx, params.id)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/membership-actions/:id/settle', summary: 'Say how it ended, where the place cannot tell', body: SettleMember }, async (tx, { params, body }) => one(tx, await settleMemberAction(tx, params.id, body.happened, body.note)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/membership-actions/:id/again', summary: 'Ask once more for what surely did not happen' }, async (tx, { params }) => one(tx, await repeatMemberAction(tx, params.id)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/membership-actions/:id/withdraw', summary: 'Take back what has not left yet' }, async (tx, { params }) => one(tx, await withdrawMemberAction(tx, params.id)));
}

const titleOf = (variant: KnownVariant): string => (variant.title === '' || variant.title === variant.product ? variant.product : `${variant.product}, ${variant.title}`);

/** A wish with what a product is and costs now, whatever the asker says of it. */
async function wantedOf(tx: Tx, id: string, wish: { kind: string; line?: string; variant_id?: string }): Promise<SubscriptionWish> {
  if (wish.kind !== 'swap' || wish.variant_id === undefined) return wishFrom(wish) as SubscriptionWish;
  const [variant] = await variantsByIds(tx, (await subscriptionFor(tx, id)).brand_id, [wish.variant_id]);
  if (!variant) throw notFound('product');
  return { kind: 'swap', line: wish.line ?? '', instead: { variantSourceId: variant.source_id, sku: variant.sku, title: titleOf(variant), unitPriceMinor: variant.price_minor, currency: variant.currency } };
}

async function one(tx: Tx, row: MemberActionRow): Promise<MemberActionView> {
  return (await showMemberActions(tx, [row]))[0] as MemberActionView;
}

async function preview(judge: () => Promise<{ consequence: object; authority?: Authority }>, instead: () => Promise<string[]>) {
  try {
    const { consequence, authority } = await judge();
    return { possible: true, because: null, consequence: JSON.parse(JSON.stringify(consequence)) as Record<string, unknown>, offers_instead: await instead(), needs_approval: authority?.answer === 'approval' ? authority.because : null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error;
    return { possible: false, because: error.code, consequence: null, offers_instead: [], needs_approval: null };
  }
}

/** What may be offered instead of ending it, by the reason that was given. */
async function insteadOf(tx: Tx, id: string, wish: SubscriptionWish): Promise<string[]> {
  if (wish.kind !== 'cancel') return [];
  const row = await subscriptionFor(tx, id);
  const at = await memberAtPlace(tx, { subscription_id: id, member_id: null });
  const can = new Set(at === null ? [] : (await memberOffers(tx, at)).filter((offer) => offer.ready).map((offer) => offer.kind));
  return offersInstead(wish.why as never, stateOf(row, await chargesOf(tx, [row], 6)), can, tx.now);
}
