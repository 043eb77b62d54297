import type { EscalationKind, Signal } from './matrix.ts';

const minutes = (count: number): number => count * 60;
const hours = (count: number): number => count * 3600;
const reason = (...values: string[]): Signal => ({ signal: 'reason', values, from_confidence: 0.6 });

type Row = Pick<EscalationKind, 'key' | 'name' | 'signals' | 'take_seconds' | 'seconds' | 'hours' | 'attach' | 'forbids' | 'priority'> & Partial<EscalationKind>;
const row = (kind: Row): EscalationKind => ({ on: true, gather: null, team_id: null, person_id: null, hands_over: false, ...kind });

/**
 * What a brand begins with. What hurts people or comes from a court, a newspaper or a bank is taken around the clock and
 * left alone by every program; single defects and claims are everyday work, so they are raised by hand or in numbers.
 */
export const startingMatrix: readonly EscalationKind[] = [
  row({ key: 'safety', name: 'Safety', signals: [{ signal: 'urgent_because', values: ['safety'] }], take_seconds: minutes(15), seconds: hours(4), hours: 'always', attach: ['What happened, and to whom', 'Product and batch', 'Photos'], forbids: ['reply', 'close', 'money'], priority: 'urgent' }),
  row({ key: 'legal_threat', name: 'Legal threat', signals: [{ signal: 'intent', values: ['sue'] }], take_seconds: hours(1), seconds: hours(24), hours: 'business', attach: ['What is threatened, and until when', 'Everything we promised so far'], forbids: ['reply', 'close', 'money'], priority: 'high' }),
  row({ key: 'press', name: 'Press', signals: [{ signal: 'intent', values: ['press'] }], take_seconds: minutes(30), seconds: hours(8), hours: 'always', attach: ['Who asks, and for which medium', 'Their deadline'], forbids: ['reply', 'close'], priority: 'high' }),
  row({ key: 'fraud', name: 'Fraud', signals: [{ signal: 'urgent_because', values: ['fraud'] }, reason('fraud.not_me')], take_seconds: minutes(30), seconds: hours(8), hours: 'always', attach: ['Order and payment concerned', 'Whether it has left'], forbids: ['reply', 'close', 'money'], priority: 'urgent' }),
  row({ key: 'chargeback', name: 'Chargeback', signals: [{ signal: 'intent', values: ['dispute'] }, reason('fraud.chargeback')], take_seconds: hours(2), seconds: hours(24), hours: 'business', attach: ['Order and payment concerned', 'Proof of delivery', 'Until when the bank wants an answer'], forbids: ['money', 'close'], priority: 'high' }),
  row({ key: 'refund_exception', name: 'Refund exception', signals: [{ signal: 'refund_waits' }], take_seconds: hours(1), seconds: hours(8), hours: 'business', attach: ['Why the rule should not hold here'], forbids: ['money'], priority: null }),
  row({ key: 'vip', name: 'VIP', signals: [{ signal: 'vip', from_urgency: 0.5 }], take_seconds: minutes(30), seconds: hours(8), hours: 'business', attach: [], forbids: ['reply', 'close'], priority: 'high' }),
  row({ key: 'angry', name: 'Angry customer', signals: [{ signal: 'feeling', at_most: -0.6, asked_before: true }], take_seconds: hours(1), seconds: hours(8), hours: 'business', attach: ['What went wrong, in one sentence', 'What we offer'], forbids: ['reply', 'close'], priority: 'high' }),
  row({ key: 'checkout_bug', name: 'Checkout bug', signals: [reason('checkout')], gather: { count: 3, within_seconds: hours(1) }, take_seconds: minutes(10), seconds: hours(4), hours: 'always', attach: ['Device and browser', 'What was seen', 'Since when'], forbids: [], priority: 'urgent' }),
  row({ key: 'product_defect', name: 'Product defect', signals: [reason('warranty.defect')], gather: { count: 5, within_seconds: hours(24) }, take_seconds: hours(4), seconds: hours(48), hours: 'business', attach: ['Product and batch', 'Photos', 'How many are concerned'], forbids: [], priority: null }),
  row({ key: 'missed_deadlines', name: 'Missed deadlines', signals: [{ signal: 'deadline_missed' }], gather: { count: 10, within_seconds: hours(1) }, take_seconds: minutes(15), seconds: hours(8), hours: 'business', attach: ['What keeps the team'], forbids: [], priority: null }),
  row({ key: 'warranty', name: 'Warranty', signals: [], take_seconds: hours(8), seconds: hours(72), hours: 'business', attach: ['Day of purchase', 'Photos of the fault'], forbids: ['money'], priority: null }),
];
