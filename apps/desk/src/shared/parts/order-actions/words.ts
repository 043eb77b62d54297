import type { OrderAction } from '@keepdesk/client';
import type { Tone } from '@keepdesk/ui';
import type { TFunction } from 'i18next';

const reasons = [
  'already_cancelled', 'already_shipped', 'nothing_shipped', 'not_paid', 'nothing_left', 'more_than_left', 'not_positive', 'unknown_line', 'more_than_ordered', 'no_lines', 'shipping_unknown',
  'address_incomplete', 'more_than_order', 'shop_cannot', 'changed_meanwhile', 'action_under_way', 'same_waits', 'country_unknown', 'address_unchanged', 'past_cut_off', 'no_change', 'a_line_already', 'nothing_would_be_left', 'paid_unknown',
] as const;

/** Why something is not possible, in words; null where there are none for it. */
export function whyNot(t: TFunction, because: string | null): string | null {
  const known = reasons.find((one) => one === because);
  return known ? t(`act.because.${known}`) : null;
}

export const stateTones: Record<OrderAction['state'], Tone> = { waiting_approval: 'warning', asked: 'info', sending: 'info', unknown: 'warning', done: 'positive', failed: 'danger', refused: 'danger', withdrawn: 'plain' };

const said = ['asked', 'approved', 'refused', 'sent', 'answered', 'silence', 'looked', 'reported', 'settled', 'withdrawn', 'not_possible', 'unreachable', 'again'] as const;

export function evidenceName(t: TFunction, what: string): string {
  const known = said.find((one) => one === what);
  return known ? t(`act.said.${known}`) : what;
}

/** Whole minor units of what somebody typed as an amount ("12,50"); null when it is none. */
export function minorOf(text: string, digits: number): number | null {
  const match = /^\s*(\d{1,10})(?:[.,](\d*))?\s*$/.exec(text);
  if (!match) return null;
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return null;
  return Number(`${match[1]}${fraction.padEnd(digits, '0')}`);
}

/** The other way round, as a field begins with it. */
export function typedOf(minor: number, digits: number): string {
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
