import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, SubscriptionRecord } from '../../../connections/index.ts';

export const isSubscription = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('price') && item.hasAny('order_interval_unit', 'order_interval_frequency', 'charge_interval_frequency');

const UNITS = new Set(['day', 'week', 'month', 'year']);
const STATES: Readonly<Record<string, SubscriptionRecord['state']>> = { active: 'active', onetime: 'active', cancelled: 'cancelled', canceled: 'cancelled', expired: 'expired', paused: 'paused', inactive: 'paused' };

export function readSubscription(subscription: VendorJson, context: PlaceContext): SubscriptionRecord {
  const currency = subscription.currency('presentment_currency', 'currency') ?? context.currency ?? 'USD';
  const [unitPriceMinor, quantity] = [subscription.money('price', currency) ?? 0, subscription.whole('quantity') ?? 1];
  const unit = subscription.text('order_interval_unit')?.toLowerCase().replace(/s$/, '') ?? null;
  const count = subscription.whole('charge_interval_frequency') ?? subscription.whole('order_interval_frequency');
  const at = subscription.time('created_at') ?? context.readAt ?? new Date(0);
  const told = meant(STATES, subscription.text('status')?.toLowerCase() ?? 'active') ?? 'active';
  const state = told === 'active' && subscription.flag('max_retries_reached') ? 'past_due' : told;
  const variant = subscription.text('variant_title');
  const title = subscription.anyText('product_title', 'sku') ?? 'Subscription';
  return {
    type: 'subscription', sourceId: subscription.need('id'), customerSourceId: subscription.text('customer_id') ?? subscription.at('customer').text('id'), email: subscription.text('email') ?? subscription.at('customer').text('email'), state,
    lines: [{ sourceId: subscription.need('id'), sku: subscription.text('sku'), title: variant === null || variant === 'Default Title' ? title : `${title} – ${variant}`, quantity, unitPriceMinor }],
    currency, totalMinor: unitPriceMinor * quantity, every: unit !== null && UNITS.has(unit) && count !== null && count > 0 ? { unit: unit as 'day' | 'week' | 'month' | 'year', count } : null,
    nextChargeAt: state === 'cancelled' || state === 'expired' ? null : subscription.time('next_charge_scheduled_at'), cancelledAt: subscription.time('cancelled_at'), cancelReason: subscription.joined('cancellation_reason', 'cancellation_reason_comments'),
    at, changedAt: subscription.time('updated_at') ?? at,
  };
}
