import { formatHundredths, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../../shared/forms/form-dialog.tsx';
import { conditionIds, reasonIds } from '../../../../shared/parts/returns/words.ts';
import type { When } from './when-values.ts';

/** What a form asks of a condition: nothing has to be filled in. */
export function useWhenFields(): FormField[] {
  const { t } = useTranslation();
  const help = t('ret.policy.when.help');
  return [
    { kind: 'text', name: 'categories', label: t('ret.policy.when.categories'), help, optional: true },
    { kind: 'text', name: 'tags', label: t('ret.policy.when.tags'), optional: true },
    { kind: 'text', name: 'skus', label: t('ret.policy.when.skus'), optional: true },
    { kind: 'text', name: 'countries', label: t('ret.policy.when.countries'), optional: true },
    { kind: 'text', name: 'tiers', label: t('ret.policy.when.tiers'), optional: true },
    { kind: 'several', name: 'reasons', label: t('ret.policy.when.reasons'), choices: reasonIds.map((id) => ({ id, name: t(`ret.reason.${id}`) })), optional: true },
    { kind: 'several', name: 'conditions', label: t('ret.policy.when.conditions'), choices: conditionIds.map((id) => ({ id, name: t(`ret.condition.${id}`) })), optional: true },
    { kind: 'text', name: 'paid_from', label: t('ret.policy.when.paidFrom'), optional: true },
    { kind: 'text', name: 'paid_below', label: t('ret.policy.when.paidBelow'), optional: true },
    { kind: 'text', name: 'discount', label: t('ret.policy.when.discount'), optional: true },
  ];
}

/** A condition in one line. */
export function useWhenWords(): (when: When) => string {
  const { t } = useTranslation();
  const { locale } = useClock();
  // A policy holds for orders in any currency: the figure stands for itself.
  const plain = (minor: number) => formatHundredths(minor, locale);
  return (when) => {
    const parts = [
      ...[when.categories, when.tags, when.skus, when.countries, when.tiers].filter((list) => list !== undefined).map((list) => list.join(', ')),
      when.reasons?.map((id) => t(`ret.reason.${id}`)).join(', ') ?? '', when.conditions?.map((id) => t(`ret.condition.${id}`)).join(', ') ?? '',
      when.paid_from_minor === undefined ? '' : t('ret.policy.says.paidFrom', { amount: plain(when.paid_from_minor) }), when.paid_below_minor === undefined ? '' : t('ret.policy.says.paidBelow', { amount: plain(when.paid_below_minor) }),
      when.discount_from_percent === undefined ? '' : t('ret.policy.says.discount', { percent: when.discount_from_percent }),
    ].filter(Boolean);
    return parts.length === 0 ? t('ret.policy.everything') : parts.join(' · ');
  };
}
