import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { CustomerRecord, DisputeRecord } from '../../../connections/index.ts';
import { amountOf, currencyOf, idOf } from './stripe-money.ts';
import type { Told } from './translate.ts';
import { isTest } from './translate-payment.ts';

/** Who was deleted is told with hardly a field, and told of no more. */
export function readCustomer(customer: VendorJson, told: Told): CustomerRecord[] {
  if (customer.flag('deleted') || told.kind === 'customer.deleted') return [];
  return [{ type: 'customer', sourceId: customer.need('id'), email: customer.text('email'), phone: customer.text('phone') ?? customer.at('shipping').text('phone'), name: customer.text('name') ?? customer.at('shipping').text('name') ?? '', locale: customer.texts('preferred_locales')[0] ?? null }];
}

const STATES: Readonly<Record<string, DisputeRecord['state']>> = {
  warning_needs_response: 'warning', warning_under_review: 'under_review', warning_closed: 'closed', needs_response: 'needs_answer', under_review: 'under_review', won: 'won', lost: 'lost', charge_refunded: 'closed', prevented: 'closed',
};

/** A state that Stripe adds is shown as one that wants an answer rather than hidden. Versions before 2014-12 gave disputes no id: they went by their charge. */
export function readDispute(dispute: VendorJson, told: Told): DisputeRecord[] {
  const currency = currencyOf(dispute);
  const at = dispute.needTime('created');
  const paymentSourceId = idOf(dispute, 'payment_intent') ?? idOf(dispute, 'charge');
  return [{
    type: 'dispute', sourceId: dispute.text('id') ?? `of ${paymentSourceId}`, paymentSourceId, orderSourceId: dispute.at('metadata').anyText('order_id', 'orderId'), state: meant(STATES, dispute.text('status')) ?? 'needs_answer', reason: dispute.text('reason') ?? 'general',
    amountMinor: Math.abs(amountOf(dispute, 'amount', currency) ?? 0), currency, answerBy: dispute.at('evidence_details').time('due_by') ?? dispute.time('evidence_due_by'), at, changedAt: told.changedAt ?? at, test: isTest(dispute),
  }];
}
