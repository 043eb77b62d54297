import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PaymentRecord, RefundRecord } from '../../../connections/index.ts';

const isOfOrder = (item: VendorJson): boolean => item.numericId('order_id') !== null && item.has('grand_total') && item.currency('order_currency_code', 'base_currency_code') !== null;

/** A credit memo is told from an invoice by what only it carries; where neither shows, by the name it came under. */
export function isCreditMemo(item: VendorJson, under: string, kind: string): boolean {
  return isOfOrder(item) && (item.hasAny('creditmemo_status', 'adjustment', 'adjustment_positive', 'adjustment_negative') || under === 'creditmemo' || /credit[-_ ]?memo/.test(kind));
}

export const isInvoice = (item: VendorJson): boolean => isOfOrder(item) && item.numericId('entity_id') !== null;

/** State of a credit memo (Magento\Sales\Model\Order\Creditmemo): 1 open, 2 refunded, 3 cancelled. */
export function readCreditMemo(memo: VendorJson): RefundRecord[] {
  const currency = memo.currency('order_currency_code', 'base_currency_code') ?? 'USD';
  const sourceId = memo.numericId('entity_id') ?? memo.text('increment_id');
  if (sourceId === null) return [];
  const state = memo.whole('state');
  return [{
    type: 'refund', sourceId, orderSourceId: memo.text('order_id'), amountMinor: Math.abs(memo.money('grand_total', currency) ?? 0), currency, state: state === 1 ? 'pending' : state === 3 ? 'cancelled' : 'done',
    reason: memo.list('comments')[0]?.text('comment') ?? memo.text('discount_description'), at: memo.needTime('created_at', 'updated_at'),
  }];
}

/** An invoice is how Magento says that money was taken: 1 open, 2 paid, 3 cancelled (Magento\Sales\Model\Order\Invoice). */
export function readInvoice(invoice: VendorJson): PaymentRecord {
  const currency = invoice.currency('order_currency_code', 'base_currency_code') ?? 'USD';
  const state = invoice.whole('state');
  const amountMinor = invoice.money('grand_total', currency) ?? 0;
  const refundedMinor = invoice.flag('is_used_for_refund') ? amountMinor : 0;
  const at = invoice.needTime('created_at', 'updated_at');
  return {
    type: 'payment', sourceId: invoice.need('entity_id'), orderSourceId: invoice.text('order_id'), orderNumber: null, email: null, state: state === 3 ? 'cancelled' : refundedMinor > 0 ? 'refunded' : state === 1 ? 'pending' : 'paid',
    amountMinor, refundedMinor, currency, method: null, problem: null, at, changedAt: invoice.time('updated_at') ?? at,
  };
}
