import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { Type } from 'typebox';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { putCharge } from '../commands/put-charge.ts';
import { putLoyalty } from '../commands/put-loyalty.ts';
import { putSubscription } from '../commands/put-subscription.ts';
import { ChargeUpsert, LoyaltyUpsert, Subscription, SubscriptionUpsert, Tiers, type ChargeUpsertInput, type LoyaltyUpsertInput, type SubscriptionUpsertInput } from '../contract.ts';
import { showSubscriptions } from '../queries/show-subscriptions.ts';
import { subscriptionFor } from '../store/subscriptions.ts';

const write = { permission: 'memberships.write' };
const Written = Type.Object({ id: Type.String(), applied: Type.Boolean() });

/** What places without a connection of their own tell by the API. */
export function putRoutes(app: App): void {
  app.write({ method: 'PUT', url: '/api/v1/subscriptions', summary: 'Write a subscription as its place knows it now, by source id', access: write, body: SubscriptionUpsert, response: Subscription }, async (tx, { body }) => {
    const { id } = await putSubscription(tx, subscriptionFrom(body, tx.now));
    return (await showSubscriptions(tx, [await subscriptionFor(tx, id)]))[0] as never;
  });
  app.write({ method: 'PUT', url: '/api/v1/charges', summary: 'Write a charge of subscriptions, past or planned, by source id', access: write, body: ChargeUpsert, response: Written }, (tx, { body }) => putCharge(tx, chargeFrom(body, tx.now)));
  app.write({ method: 'PUT', url: '/api/v1/loyalty', summary: 'Write what a customer has in a loyalty programme', access: write, body: LoyaltyUpsert, response: Written }, (tx, { body }) => putLoyalty(tx, loyaltyFrom(body, tx.now)));
  app.write({ method: 'PUT', url: '/api/v1/loyalty-tiers', summary: 'Write what the tiers of a brand give', access: { permission: 'memberships.settings' }, body: Tiers, response: Tiers }, async (tx, { body }) => writeTiers(tx, body));
}

async function writeTiers(tx: Tx, { brand_id, tiers }: { brand_id: string; tiers: { name: string; benefits: string[] }[] }): Promise<{ brand_id: string; tiers: { name: string; benefits: string[] }[] }> {
  await tx.run(sql`delete from memberships.tier where brand_id = ${brand_id} and name <> all (${tiers.map((tier) => tier.name)})`);
  for (const tier of tiers) await tx.run(sql`insert into memberships.tier (brand_id, name, benefits) values (${brand_id}, ${tier.name}, ${tier.benefits}) on conflict (brand_id, name) do update set benefits = excluded.benefits`);
  return { brand_id, tiers };
}

const moment = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** Later changes would be taken for older ones. */
function changed(text: string | undefined, now: Date): Date {
  const at = text === undefined ? now : new Date(text);
  if (at.getTime() > now.getTime() + 86_400_000) throw invalid('changed_at is still to come: later changes would be taken for older ones.', [{ field: 'changed_at', message: 'must not be in the future' }]);
  return at;
}

function subscriptionFrom(body: SubscriptionUpsertInput, now: Date): Parameters<typeof putSubscription>[1] {
  if ([body.total, ...body.lines.map((line) => line.unit_price)].some((money) => money && money.currency !== body.currency)) throw invalid('All amounts of a subscription are in its currency.', [{ field: 'currency', message: body.currency }]);
  return {
    brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, customerSourceId: body.customer_source_id ?? null, email: body.email ?? null, state: body.state ?? 'active', currency: body.currency, totalMinor: body.total?.amount_minor ?? null, every: body.every ?? null,
    lines: body.lines.map((line) => ({ sourceId: line.source_id, sku: line.sku ?? null, title: line.title, quantity: line.quantity, unitPriceMinor: line.unit_price.amount_minor })),
    nextChargeAt: moment(body.next_charge_at), cancelledAt: moment(body.cancelled_at), cancelReason: body.cancel_reason ?? null, at: new Date(body.started_at), changedAt: changed(body.changed_at, now),
  };
}

function chargeFrom(body: ChargeUpsertInput, now: Date): Parameters<typeof putCharge>[1] {
  return {
    brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, subscriptionSourceIds: body.subscription_source_ids, customerSourceId: body.customer_source_id ?? null, email: body.email ?? null, orderSourceId: body.order_source_id ?? null, state: body.state, totalMinor: body.total.amount_minor,
    refundedMinor: body.refunded?.amount_minor ?? 0, currency: body.total.currency, dueAt: new Date(body.due_at), problem: body.problem ?? null, tries: body.tries ?? 0, nextTryAt: moment(body.next_try_at), changedAt: changed(body.changed_at, now),
  };
}

function loyaltyFrom(body: LoyaltyUpsertInput, now: Date): Parameters<typeof putLoyalty>[1] {
  return { brandId: body.brand_id, source: body.source ?? 'api', customerSourceId: body.customer_source_id ?? null, email: body.email ?? null, points: body.points, tier: body.tier ?? null, pointsExpireAt: moment(body.points_expire_at), changedAt: changed(body.changed_at, now) };
}
