import { meant, VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ChargeRecord, SubscriptionRecord } from '../../../connections/index.ts';
import { amountOf, currencyOf, idOf } from './stripe-money.ts';
import type { Told } from './translate.ts';
import { isTest } from './translate-payment.ts';

const STATES: Readonly<Record<string, SubscriptionRecord['state']>> = { active: 'active', trialing: 'active', past_due: 'past_due', unpaid: 'past_due', incomplete: 'past_due', incomplete_expired: 'expired', canceled: 'cancelled', paused: 'paused' };
const UNITS = new Set(['day', 'week', 'month', 'year']);

export function readSubscription(subscription: VendorJson, told: Told): SubscriptionRecord[] {
  const items = itemsOf(subscription);
  const currency = subscription.currency('currency') ?? priceOf(items[0]).currency('currency') ?? currencyOf(subscription);
  const at = subscription.time('created', 'start_date', 'start') ?? told.changedAt ?? new Date(0);
  const state = subscription.object('pause_collection') !== null ? 'paused' : (meant(STATES, subscription.text('status')) ?? 'active');
  const prices = items.map((item) => amountOf(priceOf(item), priceOf(item).has('unit_amount') ? 'unit_amount' : priceOf(item).has('amount') ? 'amount' : priceOf(item).has('unit_amount_decimal') ? 'unit_amount_decimal' : 'amount_decimal', currency));
  const goesOn = ['active', 'past_due', 'paused'].includes(state) && !subscription.flag('cancel_at_period_end');
  return [{
    type: 'subscription', sourceId: subscription.need('id'), customerSourceId: idOf(subscription, 'customer'), email: subscription.at('customer').text('email'), state,
    lines: items.map((item, place) => ({ sourceId: item.text('id') ?? String(place + 1), sku: priceOf(item).text('lookup_key'), title: titleOf(item), quantity: item.whole('quantity') ?? 1, unitPriceMinor: prices[place] ?? 0 })),
    currency, totalMinor: prices.some((price) => price === null) ? null : items.reduce((sum, item, place) => sum + (item.whole('quantity') ?? 1) * (prices[place] ?? 0), 0), every: rhythmOf(priceOf(items[0])),
    nextChargeAt: goesOn ? (subscription.time('current_period_end') ?? items[0]?.time('current_period_end') ?? null) : null, cancelledAt: subscription.time('canceled_at', 'ended_at'),
    cancelReason: subscription.at('cancellation_details').anyText('comment', 'feedback', 'reason'), at, changedAt: told.changedAt ?? at, test: isTest(subscription),
  }];
}

/** Versions before 2017 had one plan and no items: then the subscription itself is what is bought. */
function itemsOf(subscription: VendorJson): VendorJson[] {
  const items = subscription.at('items').list('data');
  return items.length === 0 && subscription.object('plan') !== null ? [subscription] : items;
}

/** A price, or a plan of older versions. */
function priceOf(item: VendorJson | undefined): VendorJson {
  return item?.object('price') ?? item?.object('plan') ?? new VendorJson({});
}

function titleOf(item: VendorJson): string {
  const price = priceOf(item);
  return price.text('nickname') ?? price.at('product').text('name') ?? item.at('plan').text('nickname') ?? idOf(price, 'product') ?? price.text('id') ?? 'Subscription';
}

function rhythmOf(price: VendorJson): SubscriptionRecord['every'] {
  const told = price.object('recurring') ?? price;
  const unit = told.text('interval');
  return unit !== null && UNITS.has(unit) ? { unit: unit as 'day' | 'week' | 'month' | 'year', count: told.whole('interval_count') ?? 1 } : null;
}

/** An invoice is one charge of its subscriptions; one that is only foreseen (`invoice.upcoming`) has no id yet. */
export function readInvoice(invoice: VendorJson, told: Told): ChargeRecord[] {
  const currency = currencyOf(invoice);
  const subscriptionSourceIds = subscriptionsOf(invoice);
  const createdAt = invoice.time('created', 'date') ?? told.changedAt ?? new Date(0);
  const sourceId = invoice.text('id') ?? `upcoming of ${subscriptionSourceIds[0] ?? idOf(invoice, 'customer')}`;
  const [totalMinor, refundedMinor] = [amountOf(invoice, invoice.has('total') ? 'total' : 'amount_due', currency) ?? 0, amountOf(invoice, 'post_payment_credit_notes_amount', currency) ?? 0];
  const tries = invoice.whole('attempt_count') ?? 0;
  return [{
    type: 'charge', sourceId, subscriptionSourceIds, customerSourceId: idOf(invoice, 'customer'), email: invoice.text('customer_email'), orderSourceId: invoice.at('metadata').anyText('order_id', 'orderId'), state: stateOf(invoice, totalMinor, refundedMinor, tries), totalMinor, refundedMinor, currency,
    dueAt: invoice.time('due_date') ?? (invoice.has('id') ? createdAt : (invoice.time('next_payment_attempt', 'period_end') ?? createdAt)), problem: invoice.at('last_finalization_error').text('message') ?? invoice.at('payment_intent').at('last_payment_error').text('message'), tries,
    nextTryAt: invoice.time('next_payment_attempt'), changedAt: told.changedAt ?? createdAt, test: isTest(invoice),
  }];
}

function stateOf(invoice: VendorJson, totalMinor: number, refundedMinor: number, tries: number): ChargeRecord['state'] {
  if (!invoice.has('id')) return 'planned';
  const status = invoice.text('status') ?? (invoice.flag('paid') ? 'paid' : 'open');
  if (status === 'paid') return refundedMinor === 0 ? 'paid' : refundedMinor >= totalMinor ? 'refunded' : 'partially_refunded';
  return status === 'draft' ? 'planned' : status === 'void' ? 'cancelled' : status === 'uncollectible' || tries > 0 ? 'failed' : 'pending';
}

/** Where an invoice names its subscription has moved with Stripe's versions. */
function subscriptionsOf(invoice: VendorJson): string[] {
  const lines = invoice.at('lines').list('data');
  const all = [idOf(invoice, 'subscription'), idOf(invoice.at('parent').at('subscription_details'), 'subscription'), ...lines.flatMap((line) => [idOf(line, 'subscription'), idOf(line.at('parent').at('subscription_item_details'), 'subscription')])];
  return [...new Set(all.filter((id): id is string => id !== null))];
}
