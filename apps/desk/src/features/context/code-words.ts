import type { CodeCheck } from '@keepdesk/client';
import { dateFormat, formatMoney } from '@keepdesk/ui';
import type { TFunction } from 'i18next';

const known = ['misspelt', 'empty_basket', 'nothing_fits', 'too_few_pieces', 'not_enough_for_offer', 'below_minimum', 'other_code', 'country', 'currency', 'who_unknown', 'not_yet', 'not_for_customer', 'not_first_order', 'used_by_customer', 'over', 'used_up', 'off', 'unknown'] as const;
const list = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : '');

/** One reason with its numbers, in a sentence one can say to the customer. */
export function reasonWords(t: TFunction, { code, facts }: CodeCheck['because'][number], currency: string, locale: string): string {
  const which = known.find((one) => one === code);
  if (which === undefined) return code;
  const money = (name: string): string => formatMoney({ amount_minor: Number(facts[name] ?? 0), currency }, locale);
  const day = (name: string): string => (typeof facts[name] === 'string' ? dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(facts[name])) : '');
  const plain = Object.fromEntries(Object.entries(facts).filter(([, value]) => typeof value === 'string' || typeof value === 'number')) as Record<string, string | number>;
  switch (which) {
    case 'below_minimum': return t('code.because.below_minimum', { needs: money('needs_minor'), has: money('has_minor'), more: money('more_minor') });
    case 'nothing_fits': return list(facts.only) === '' ? t('code.because.excluded', { not: list(facts.not) }) : t('code.because.nothing_fits', { only: list(facts.only) });
    case 'other_code': return t('code.because.other_code', { others: list(facts.others) });
    case 'country': return t('code.because.country', { has: String(facts.has), only: list(facts.only) });
    case 'not_for_customer': return t('code.because.not_for_customer', { only: list(facts.only) });
    case 'not_yet': return t('code.because.not_yet', { from: day('from') });
    case 'over': return t('code.because.over', { until: day('until') });
    default: return t(`code.because.${which}`, plain);
  }
}
