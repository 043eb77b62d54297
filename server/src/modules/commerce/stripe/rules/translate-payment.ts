import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PaymentRecord, RefundRecord } from '../../../connections/index.ts';
import { amountOf, currencyOf, idOf } from './stripe-money.ts';
import type { Told } from './translate.ts';

/** A charge and the intent it came of are one payment, known by the intent where there is one. */
const paymentId = (charge: VendorJson): string => idOf(charge, 'payment_intent') ?? charge.need('id');

export function readCharge(charge: VendorJson, told: Told): (PaymentRecord | RefundRecord)[] {
  const currency = currencyOf(charge);
  const [amountMinor, refundedMinor] = [amountOf(charge, 'amount', currency) ?? 0, amountOf(charge, 'amount_refunded', currency) ?? 0];
  const at = charge.time('created') ?? told.changedAt ?? new Date(0);
  const billing = charge.at('billing_details');
  return [{
    type: 'payment', sourceId: paymentId(charge), ...orderOf(charge), email: billing.text('email') ?? charge.text('receipt_email'), state: stateOfCharge(charge, amountMinor, refundedMinor), amountMinor, refundedMinor, currency,
    method: methodOf(charge), problem: charge.anyText('failure_message', 'failure_code'), at, changedAt: told.changedAt ?? at, test: isTest(charge),
  }, ...charge.at('refunds').list('data').flatMap((refund) => readRefund(refund))];
}

/** Older versions say `paid` and `captured` where newer ones say `status`. */
function stateOfCharge(charge: VendorJson, amountMinor: number, refundedMinor: number): PaymentRecord['state'] {
  const status = charge.text('status') ?? (charge.flag('paid') ? 'succeeded' : 'failed');
  if (status === 'failed') return 'failed';
  if (status === 'pending') return 'pending';
  if (charge.flag('refunded') || (refundedMinor > 0 && refundedMinor >= amountMinor)) return charge.has('captured') && !charge.flag('captured') ? 'cancelled' : 'refunded';
  if (refundedMinor > 0) return 'partially_refunded';
  return charge.has('captured') && !charge.flag('captured') ? 'authorised' : 'paid';
}

const INTENTS: Readonly<Record<string, PaymentRecord['state']>> = { succeeded: 'paid', requires_capture: 'authorised', canceled: 'cancelled' };

export function readIntent(intent: VendorJson, told: Told): PaymentRecord[] {
  const currency = currencyOf(intent);
  const at = intent.time('created') ?? told.changedAt ?? new Date(0);
  const charge = intent.object('latest_charge') ?? intent.at('charges').list('data')[0] ?? null;
  const error = intent.at('last_payment_error');
  const [amountMinor, refundedMinor] = [amountOf(intent, 'amount', currency) ?? 0, charge === null ? 0 : (amountOf(charge, 'amount_refunded', currency) ?? 0)];
  const stands = meant(INTENTS, intent.text('status')) ?? (error.hasAny('message', 'code', 'decline_code') ? 'failed' : 'pending');
  return [{
    type: 'payment', sourceId: intent.need('id'), ...orderOf(intent), email: intent.text('receipt_email') ?? charge?.at('billing_details').text('email') ?? null, state: stands === 'paid' && charge !== null ? stateOfCharge(charge, amountMinor, refundedMinor) : stands,
    amountMinor, refundedMinor, currency, method: charge === null ? null : methodOf(charge), problem: error.anyText('message', 'code'), at, changedAt: told.changedAt ?? at, test: isTest(intent),
  }];
}

/** A session that took money; one that only keeps a card or starts a subscription has no payment of its own. */
export function readSession(session: VendorJson, told: Told): PaymentRecord[] {
  const sourceId = idOf(session, 'payment_intent');
  const currency = session.currency('currency');
  const status = session.text('payment_status');
  if (sourceId === null || currency === null || !session.has('amount_total') || status === 'no_payment_required') return [];
  const at = session.time('created') ?? told.changedAt ?? new Date(0);
  return [{
    type: 'payment', sourceId, ...orderOf(session), email: session.at('customer_details').text('email') ?? session.text('customer_email'), state: status === 'paid' ? 'paid' : 'pending', amountMinor: amountOf(session, 'amount_total', currency) ?? 0, refundedMinor: 0, currency,
    method: null, problem: null, at, changedAt: told.changedAt ?? at, test: isTest(session),
  }];
}

const REFUNDS: Readonly<Record<string, NonNullable<RefundRecord['state']>>> = { succeeded: 'done', pending: 'pending', requires_action: 'pending', failed: 'failed', canceled: 'cancelled' };

export function readRefund(refund: VendorJson): RefundRecord[] {
  const currency = currencyOf(refund);
  return [{
    type: 'refund', sourceId: refund.need('id'), orderSourceId: orderOf(refund).orderSourceId, paymentSourceId: idOf(refund, 'payment_intent') ?? idOf(refund, 'charge'), amountMinor: Math.abs(amountOf(refund, 'amount', currency) ?? 0), currency,
    state: meant(REFUNDS, refund.text('status') ?? 'succeeded') ?? 'pending', reason: refund.anyText('reason', 'failure_reason'), at: refund.needTime('created'), ...(refund.has('livemode') ? { test: isTest(refund) } : {}),
  }];
}

/** Shops write the order they take the money for into `metadata`. */
function orderOf(item: VendorJson): { orderSourceId: string | null; orderNumber: string | null } {
  const metadata = item.at('metadata');
  return { orderSourceId: metadata.anyText('order_id', 'orderId', 'order'), orderNumber: metadata.anyText('order_number', 'orderNumber', 'order_name') ?? item.text('client_reference_id') };
}

function methodOf(charge: VendorJson): string | null {
  const details = charge.at('payment_method_details');
  const kind = details.text('type') ?? charge.at('source').text('object');
  const card = details.object('card') ?? (kind === 'card' ? charge.object('source') : null);
  const [brand, last] = [card?.text('brand') ?? null, card?.text('last4') ?? null];
  return brand === null ? kind?.replaceAll('_', ' ') ?? null : [`${brand.charAt(0).toUpperCase()}${brand.slice(1)}`, last].filter(Boolean).join(' ');
}

export const isTest = (item: VendorJson): boolean => item.has('livemode') && !item.flag('livemode');
