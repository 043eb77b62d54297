import type { TidingsKind } from '../contract.ts';

/** What an event of the log comes to for a service beside the shop. */
export interface Heard {
  readonly kind: TidingsKind;
  /** the thing it is about: whose it is and its numbers are looked up there */
  readonly about: { readonly what: 'return' | 'order' | 'shipment' | 'conversation' | 'customer' | 'review'; readonly id: string };
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly value: { readonly amountMinor: number; readonly currency: string } | null;
}

interface News {
  readonly name: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly silent: boolean;
}

/** The names of events that may be told. */
export const heardNames = [
  'conversations.conversation_opened', 'conversations.status_changed', 'surveys.answered', 'returns.requested', 'returns.refused', 'returns.resolved', 'orders.refunded', 'shipments.signal_raised', 'shipments.delivered', 'memberships.charge_failed', 'memberships.credit_given',
  'reviews.review_written',
] as const;

/** What is wrong with a parcel already; what may become wrong is no news for a shopper. */
const LATE = new Set(['late_handover', 'no_scan', 'promise_broken']);

/** Pure. Null for what is history, for what is none of these, and for what lacks what it should hold. */
export function tidingsOf({ name, subjectId, payload, silent }: News): Heard | null {
  if (silent) return null;
  const text = (field: string): string | null => (typeof payload[field] === 'string' && payload[field] !== '' ? payload[field] : null);
  const number = (field: string): number | null => (typeof payload[field] === 'number' ? payload[field] : null);
  const money = (field: string): Heard['value'] => {
    const [amountMinor, currency] = [number(field), text('currency')];
    return amountMinor === null || currency === null ? null : { amountMinor, currency };
  };
  const heard = (kind: TidingsKind, what: Heard['about']['what'], id: string | null, facts: Heard['facts'] = {}, value: Heard['value'] = null): Heard | null => (id === null ? null : { kind, about: { what, id }, facts, value });
  switch (name) {
    case 'conversations.conversation_opened': return heard('conversation_opened', 'conversation', subjectId);
    case 'conversations.status_changed': return text('to_category') === 'resolved' ? heard('conversation_resolved', 'conversation', subjectId) : null;
    case 'surveys.answered': {
      const [kind, score] = [text('kind'), number('score')];
      return kind === null || score === null ? null : heard('satisfaction_given', 'conversation', text('conversation_id'), { survey: kind, score });
    }
    case 'returns.requested': return heard('return_opened', 'return', text('return_id'), {}, money('value_minor'));
    case 'returns.refused': return heard('return_refused', 'return', text('return_id'), {}, money('value_minor'));
    case 'returns.resolved': return heard('return_resolved', 'return', text('return_id'), {}, money('value_minor'));
    case 'orders.refunded': return heard('refund_paid', 'order', subjectId, {}, money('amount_minor'));
    case 'shipments.signal_raised': {
      const signal = text('kind');
      return signal === null || !LATE.has(signal) ? null : heard('parcel_late', 'shipment', subjectId, { signal });
    }
    case 'shipments.delivered': return heard('parcel_delivered', 'shipment', subjectId);
    case 'memberships.charge_failed': return heard('charge_failed', 'customer', text('customer_id'), {}, money('total_minor') ?? money('amount_minor'));
    case 'memberships.credit_given': return heard('credit_given', 'customer', text('customer_id') ?? subjectId, {}, money('amount_minor'));
    case 'reviews.review_written': {
      const stars = number('stars');
      return heard('review_written', 'review', text('review_id'), stars === null ? {} : { stars });
    }
    default: return null;
  }
}
