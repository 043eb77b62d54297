import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { DisputeRecord, ReturnRecord } from '../../../connections/index.ts';

export const isPaymentDispute = (item: VendorJson): boolean => item.has('paymentDisputeId');

/** A buyer's bank or eBay disputes the payment. An update that holds only ids and no amount gives nothing. */
export function readPaymentDispute(item: VendorJson): DisputeRecord[] {
  const amount = item.at('amount');
  const currency = amount.currency('currency');
  if (currency === null) return [];
  const at = item.needTime('openDate');
  const status = item.text('paymentDisputeStatus')?.toUpperCase() ?? '';
  const outcome = item.at('resolution').anyText('outcome', 'reasonForClosure')?.toUpperCase() ?? '';
  const closed = outcome.includes('SELLER') ? 'won' : outcome.includes('BUYER') ? 'lost' : 'closed';
  return [{
    type: 'dispute', sourceId: item.need('paymentDisputeId'), paymentSourceId: null, orderSourceId: item.text('orderId'), state: status === 'CLOSED' ? closed : status === 'OPEN' && item.has('sellerResponse') ? 'under_review' : 'needs_answer', reason: item.text('reason') ?? 'unknown',
    amountMinor: Math.abs(amount.money('value', currency) ?? 0), currency, answerBy: item.time('respondByDate'), at, changedAt: item.time('closedDate') ?? at,
  }];
}

/** Post-Order v2 writes moments as `{"value":"2020-…"}`. */
function momentOf(item: VendorJson, ...names: readonly string[]): Date | null {
  return names.map((name) => item.object(name)?.time('value') ?? item.time(name)).find((at) => at !== null) ?? null;
}

/** An amount is `{"value":…,"currency":…}` or wrapped once more. */
function amountIn(item: VendorJson, ...names: readonly string[]): { minor: number; currency: string } | null {
  for (const name of names) {
    const money = item.object(name);
    const currency = money?.currency('currency', 'currencyCode') ?? null;
    const minor = currency === null ? null : (money?.money('value', currency) ?? null);
    if (currency !== null && minor !== null) return { minor: Math.abs(minor), currency };
  }
  return null;
}

export const isReturn = (item: VendorJson): boolean => item.has('returnId') && item.hasAny('state', 'status', 'creationInfo', 'currentType');

const STATES: readonly (readonly [RegExp, ReturnRecord['state']])[] = [
  [/CANCEL/, 'cancelled'], [/REFUND_(?:ISSUED|SENT|TIMEOUT)|REPLACEMENT_DELIVERED|CLOSED/, 'resolved'], [/DECLIN|REJECT|DENIED/, 'refused'], [/ITEM_DELIVERED|RECEIVED/, 'received'], [/ITEM_SHIPPED|SHIPPED|IN_TRANSIT/, 'in_transit'],
  [/LABEL_(?:SENT|PROVIDED)|READY_FOR_SHIPPING/, 'label_sent'], [/ACCEPT|APPROVED|RMA|RETURN_REQUESTED_TIMEOUT/, 'approved'], [/ESCALAT|REQUEST|OPEN|PENDING|PARTIAL/, 'review'],
];

export function readReturn(item: VendorJson): ReturnRecord {
  const made = item.at('creationInfo');
  const thing = made.at('item');
  const at = momentOf(made, 'creationDate') ?? momentOf(item, 'creationDate') ?? new Date(0);
  const total = item.at('sellerTotalRefund');
  const refund = amountIn(total, 'actualRefundAmount', 'estimatedRefundAmount') ?? amountIn(item, 'totalRefundAmount', 'refundAmount');
  const word = `${item.text('status') ?? ''} ${item.text('state') ?? ''}`.toUpperCase();
  return {
    type: 'return', sourceId: item.need('returnId'), number: item.need('returnId'), orderSourceId: item.text('orderId'), orderNumber: item.text('orderId'), email: null, state: STATES.find(([words]) => words.test(word))?.[1] ?? 'review',
    lines: [{
      sourceId: thing.text('transactionId') ?? item.need('returnId'), orderLineSourceId: thing.text('transactionId'), sku: null, title: thing.anyText('itemTitle', 'itemId') ?? '', quantity: thing.whole('returnQuantity') ?? 1, reason: made.text('reason'), outcome: item.text('currentType') === 'REPLACEMENT' ? 'exchange' : 'refund',
    }],
    currency: refund?.currency ?? null, refundMinor: refund?.minor ?? null, creditMinor: null, exchangeMinor: null, carrier: null, trackingNumber: item.at('returnShipmentInfo').text('trackingNumber'), labelUrl: null, note: made.at('comments').text('content'), at,
    changedAt: momentOf(item, 'lastModifiedDate') ?? momentOf(item.at('sellerResponseDue'), 'respondByDate') ?? at,
  };
}

/** Inquiries (not received) and cases (eBay steps in) are disputes between the buyer and the shop. */
export const isClaim = (item: VendorJson): boolean => item.hasAny('inquiryId', 'caseId') && item.hasAny('inquiryStatusEnum', 'caseStatusEnum', 'claimAmount', 'creationDate', 'status', 'state');

const CLAIMS: readonly (readonly [RegExp, DisputeRecord['state']])[] = [[/SELLER_(?:WON|FAVOR)|CLOSED_IN_SELLER/, 'won'], [/BUYER_(?:WON|FAVOR)|REFUND|CLOSED_IN_BUYER/, 'lost'], [/CLOSED|CANCEL/, 'closed'], [/ON_HOLD|PENDING_REVIEW|UNDER_REVIEW|WAITING_(?:FOR_)?BUYER|CS_/, 'under_review']];

export function readClaim(item: VendorJson): DisputeRecord[] {
  const claim = amountIn(item, 'claimAmount', 'totalAmount', 'amount');
  if (claim === null) return [];
  const at = momentOf(item, 'creationDate') ?? new Date(0);
  const word = (item.anyText('inquiryStatusEnum', 'caseStatusEnum', 'status', 'state') ?? '').toUpperCase();
  return [{
    type: 'dispute', sourceId: item.need(item.has('inquiryId') ? 'inquiryId' : 'caseId'), paymentSourceId: null, orderSourceId: item.text('orderId'), state: CLAIMS.find(([words]) => words.test(word))?.[1] ?? 'needs_answer', reason: item.has('inquiryId') ? 'item_not_received' : (item.anyText('caseType', 'reason') ?? 'case'),
    amountMinor: claim.minor, currency: claim.currency, answerBy: momentOf(item, 'respondByDate', 'sellerResponseDueDate'), at, changedAt: momentOf(item, 'lastModifiedDate') ?? at,
  }];
}

export const isCancellation = (item: VendorJson): boolean => item.has('cancelId') && item.hasAny('orderId', 'legacyOrderId');
