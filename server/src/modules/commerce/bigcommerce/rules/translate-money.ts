import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PaymentRecord, PlaceContext, RefundRecord } from '../../../connections/index.ts';

export const isRefund = (item: VendorJson): boolean => item.numericId('id') !== null && item.numericId('order_id') !== null && item.has('total_amount') && item.hasAny('items', 'payments', 'user_id');

/** A refund of v3 names no currency: it is the store's. */
export function readRefund(refund: VendorJson, context: PlaceContext): RefundRecord {
  const currency = context.currency ?? 'USD';
  const payments = refund.list('payments');
  return {
    type: 'refund', sourceId: refund.need('id'), orderSourceId: refund.text('order_id'), amountMinor: Math.abs(refund.money('total_amount', currency) ?? 0), currency,
    state: payments.length > 0 && payments.every((payment) => payment.flag('is_declined')) ? 'failed' : 'done', reason: refund.text('reason') ?? refund.list('items').map((item) => item.text('reason')).find(Boolean) ?? null,
    at: refund.time('created') ?? context.readAt ?? new Date(0),
  };
}

export const isTransaction = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('event', 'amount') && item.has('gateway') && item.currency('currency') !== null;

const TAKEN: Readonly<Record<string, PaymentRecord['state']>> = { purchase: 'paid', capture: 'paid', settled: 'paid', authorization: 'authorised', pending: 'pending', void: 'cancelled' };

/** A transaction is one step of a payment; those that point back (`reference_transaction_id`) belong to the one they point to. */
export function readTransaction(transaction: VendorJson, context: PlaceContext): (PaymentRecord | RefundRecord)[] {
  const currency = transaction.currency('currency') ?? 'USD';
  const at = transaction.time('date_created') ?? context.readAt ?? new Date(0);
  const [sourceId, orderSourceId, paymentSourceId] = [transaction.need('id'), transaction.numericId('order_id'), transaction.text('reference_transaction_id')];
  const [ok, amountMinor, test] = [transaction.text('status') !== 'error', Math.abs(transaction.money('amount', currency) ?? 0), transaction.flag('test')];
  if (transaction.text('event') === 'refund') return [{ type: 'refund', sourceId, orderSourceId, paymentSourceId, amountMinor, currency, state: ok ? 'done' : 'failed', reason: null, at, test }];
  const card = transaction.object('credit_card');
  return [{
    type: 'payment', sourceId: paymentSourceId ?? sourceId, orderSourceId, orderNumber: orderSourceId, email: null, state: ok ? (meant(TAKEN, transaction.need('event')) ?? 'pending') : 'failed', amountMinor, refundedMinor: 0, currency,
    method: card === null ? transaction.anyText('method', 'gateway') : card.joined('card_type', 'card_last4'), problem: ok ? null : (transaction.text('gateway_transaction_id') ?? 'declined'), at, changedAt: at, test,
  }];
}
