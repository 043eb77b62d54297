import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ChargeRecord, PlaceContext } from '../../../connections/index.ts';

export const isCharge = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('total_price', 'status') && item.hasAny('scheduled_at', 'charge_attempts', 'address_id', 'processed_at') && !item.has('charge_id');

const STATES: Readonly<Record<string, ChargeRecord['state']>> = {
  success: 'paid', paid: 'paid', queued: 'planned', skipped: 'skipped', error: 'failed', failed: 'failed', refunded: 'refunded', partially_refunded: 'partially_refunded', pending: 'pending', pending_manual_payment: 'pending', cancelled: 'cancelled',
};

export function readCharge(charge: VendorJson, context: PlaceContext): ChargeRecord {
  const currency = charge.currency('currency', 'presentment_currency') ?? context.currency ?? 'USD';
  const createdAt = charge.time('created_at', 'scheduled_at', 'processed_at') ?? context.readAt ?? new Date(0);
  const customer = charge.at('customer');
  const lines = charge.list('line_items');
  const ids = lines.flatMap((line) => (line.text('purchase_item_type') === 'onetime' ? [] : [line.anyText('purchase_item_id', 'subscription_id')])).filter((id): id is string => id !== null && id !== '0');
  return {
    type: 'charge', sourceId: charge.need('id'), subscriptionSourceIds: [...new Set(ids)], customerSourceId: customer.text('id') ?? charge.text('customer_id'), email: customer.text('email') ?? charge.text('email'), orderSourceId: charge.at('external_order_id').text('ecommerce') ?? charge.text('shopify_order_id'),
    state: meant(STATES, charge.text('status')?.toLowerCase() ?? null) ?? 'pending', totalMinor: charge.money('total_price', currency) ?? 0, refundedMinor: Math.abs(charge.money('total_refunds', currency) ?? 0), currency, dueAt: charge.time('scheduled_at', 'processed_at') ?? createdAt,
    problem: charge.anyText('error', 'error_type'), tries: charge.whole('charge_attempts') ?? charge.whole('number_times_tried') ?? 0, nextTryAt: charge.time('retry_date'), changedAt: charge.time('updated_at', 'processed_at', 'last_charge_attempt') ?? createdAt,
  };
}
