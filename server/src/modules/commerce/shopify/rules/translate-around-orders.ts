import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { DisputeRecord, PaymentRecord, PlaceContext, RefundRecord, ReturnRecord, SubscriptionRecord } from '../../../connections/index.ts';

const idOf = (item: VendorJson): string => (item.text('admin_graphql_api_id') ?? item.need('id')).split('/').pop()?.split('?')[0] ?? item.need('id');

export const isTransaction = (item: VendorJson): boolean => item.has('id', 'order_id', 'kind', 'amount') && item.hasAny('gateway', 'authorization', 'status');

const TAKEN: Readonly<Record<string, PaymentRecord['state']>> = { sale: 'paid', capture: 'paid', authorization: 'authorised', void: 'cancelled' };

/** One step of a payment; captures and refunds name the step they follow (`parent_id`), which the payment goes by. */
export function readTransaction(item: VendorJson, context: PlaceContext): (PaymentRecord | RefundRecord)[] {
  const currency = item.currency('currency') ?? context.currency ?? 'USD';
  const at = item.needTime('processed_at', 'created_at');
  const [sourceId, orderSourceId, parent] = [idOf(item), item.text('order_id'), item.text('parent_id')];
  const [status, amountMinor, test] = [item.text('status')?.toLowerCase() ?? 'success', Math.abs(item.money('amount', currency) ?? 0), item.flag('test')];
  if (item.need('kind').toLowerCase() === 'refund') {
    return [{ type: 'refund', sourceId, orderSourceId, paymentSourceId: parent, amountMinor, currency, state: status === 'success' ? 'done' : status === 'pending' ? 'pending' : 'failed', reason: item.text('message'), at, test }];
  }
  const card = item.at('payment_details');
  const last = /(\d{4})$/.exec(card.text('credit_card_number') ?? '')?.[1] ?? null;
  const stands = status === 'success' ? (meant(TAKEN, item.need('kind').toLowerCase()) ?? 'pending') : status === 'pending' ? 'pending' : 'failed';
  return [{
    type: 'payment', sourceId: parent ?? sourceId, orderSourceId, orderNumber: null, email: null, state: stands, amountMinor, refundedMinor: 0, currency, method: [card.text('credit_card_company') ?? item.text('gateway'), last].filter(Boolean).join(' ') || null, problem: stands === 'failed' ? item.anyText('message', 'error_code') : null,
    at, changedAt: at, test,
  }];
}

export const isDispute = (item: VendorJson): boolean => item.has('id', 'amount', 'status', 'reason') && item.hasAny('evidence_due_by', 'initiated_at') && item.currency('currency') !== null;

const DISPUTES: Readonly<Record<string, DisputeRecord['state']>> = { needs_response: 'needs_answer', under_review: 'under_review', charge_refunded: 'closed', accepted: 'lost', won: 'won', lost: 'lost' };

export function readDispute(item: VendorJson): DisputeRecord {
  const currency = item.currency('currency') ?? 'USD';
  const at = item.time('initiated_at') ?? new Date(0);
  return {
    type: 'dispute', sourceId: idOf(item), paymentSourceId: null, orderSourceId: item.text('order_id'), state: item.text('type') === 'inquiry' && item.text('status') === 'needs_response' ? 'warning' : (meant(DISPUTES, item.text('status')) ?? 'needs_answer'), reason: item.need('reason'),
    amountMinor: Math.abs(item.money('amount', currency) ?? 0), currency, answerBy: item.time('evidence_due_by'), at, changedAt: item.time('finalized_on', 'evidence_sent_on') ?? at,
  };
}

export const isReturn = (item: VendorJson): boolean => item.has('id', 'status') && item.hasAny('return_line_items', 'total_return_line_items') && item.object('order') !== null;

const RETURNS: Readonly<Record<string, ReturnRecord['state']>> = { requested: 'review', open: 'approved', approved: 'approved', declined: 'refused', closed: 'resolved', canceled: 'cancelled', cancelled: 'cancelled' };

export function readReturn(item: VendorJson): ReturnRecord {
  const at = item.time('created_at', 'updated_at') ?? new Date(0);
  return {
    type: 'return', sourceId: idOf(item), number: item.text('name'), orderSourceId: idOf(item.at('order')), orderNumber: item.at('order').text('name'), email: null, state: meant(RETURNS, item.need('status').toLowerCase()) ?? 'review',
    lines: item.list('return_line_items').map((line) => ({
      sourceId: line.has('id') ? idOf(line) : '', orderLineSourceId: line.at('fulfillment_line_item', 'line_item').text('id'), sku: line.at('fulfillment_line_item', 'line_item').text('sku'), title: line.at('fulfillment_line_item', 'line_item').text('title') ?? '', quantity: line.whole('quantity') ?? 1,
      reason: line.text('return_reason'), outcome: null,
    })),
    currency: null, refundMinor: null, creditMinor: null, exchangeMinor: null, carrier: null, trackingNumber: null, labelUrl: null, note: item.at('decline').text('note') ?? item.list('return_line_items').map((line) => line.text('customer_note')).find(Boolean) ?? null, at, changedAt: item.time('updated_at') ?? at,
  };
}

export const isContract = (item: VendorJson): boolean => item.has('id', 'status') && item.object('billing_policy') !== null;

const CONTRACTS: Readonly<Record<string, SubscriptionRecord['state']>> = { active: 'active', paused: 'paused', cancelled: 'cancelled', expired: 'expired', failed: 'past_due' };
const UNITS = new Set(['day', 'week', 'month', 'year']);

/** A webhook tells the contract without its lines: those are read. */
export function readContract(item: VendorJson): SubscriptionRecord {
  const policy = item.at('billing_policy');
  const unit = policy.text('interval')?.toLowerCase() ?? null;
  const at = item.time('created_at') ?? new Date(0);
  return {
    type: 'subscription', sourceId: idOf(item), customerSourceId: item.text('customer_id'), email: null, state: meant(CONTRACTS, item.need('status').toLowerCase()) ?? 'active', lines: [], currency: item.currency('currency_code') ?? 'USD', totalMinor: null,
    every: unit !== null && UNITS.has(unit) ? { unit: unit as 'day' | 'week' | 'month' | 'year', count: policy.whole('interval_count') ?? 1 } : null, nextChargeAt: item.time('next_billing_date'), cancelledAt: null, cancelReason: null, at, changedAt: item.time('updated_at') ?? at,
  };
}
