import type { Dispute, MemberAction, Memberships, Payment } from '@keepdesk/client';
import type { Tone } from '@keepdesk/ui';
import type { TFunction } from 'i18next';

const reasons = ['ended', 'not_paused', 'paused', 'past_due', 'charge_under_way', 'no_next_charge', 'no_rhythm', 'date_past', 'date_far', 'same_date', 'no_such_line', 'same_product', 'other_currency', 'why_missing', 'place_cannot', 'changed_meanwhile', 'action_under_way', 'nothing', 'too_many', 'below_zero', 'over', 'too_late', 'answered', 'under_way', 'empty'] as const;

/** Why something is not possible, in words; null where there are none for it. */
export function whyNot(t: TFunction, because: string | null): string | null {
  const known = reasons.find((one) => one === because);
  return known ? t(`member.because.${known}`) : null;
}

export const subscriptionTones: Record<Memberships['subscriptions'][number]['state'], Tone> = { active: 'positive', paused: 'info', past_due: 'danger', cancelled: 'plain', expired: 'plain' };
export const chargeTones: Record<string, Tone> = { planned: 'plain', pending: 'info', paid: 'positive', failed: 'danger', skipped: 'plain', refunded: 'info', partially_refunded: 'info', cancelled: 'plain' };
export const actionTones: Record<MemberAction['state'], Tone> = { waiting_approval: 'warning', asked: 'info', sending: 'info', unknown: 'warning', done: 'positive', failed: 'danger', refused: 'danger', withdrawn: 'plain' };
export const paymentTones: Record<Payment['state'], Tone> = { pending: 'warning', authorised: 'warning', paid: 'positive', failed: 'danger', cancelled: 'plain', partially_refunded: 'info', refunded: 'info' };
export const disputeTones: Record<Dispute['state'], Tone> = { warning: 'warning', needs_answer: 'danger', under_review: 'info', won: 'positive', lost: 'danger', closed: 'plain' };

/** "every month", "every 2 weeks" */
export function rhythmWords(t: TFunction, every: { unit: 'day' | 'week' | 'month' | 'year'; count: number }): string {
  return t(`member.every.${every.unit}`, { count: every.count });
}
