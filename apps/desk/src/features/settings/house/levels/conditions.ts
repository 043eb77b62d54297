import type { ServicePolicy } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../../shared/actions/choices.ts';
import type { FormField } from '../../../../shared/forms/form-dialog.tsx';
import { wholeName } from '../../../../shared/words/reason.ts';

const channels = ['email', 'chat', 'voice', 'social', 'marketplace', 'api'] as const;
const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const tiers = ['vip', 'standard'] as const;

/** What conversations can be chosen by, as the brand knows it: its own reasons and tags, and none that are out of use. */
export function useConditionFields(brandId: string): Extract<FormField, { kind: 'several' }>[] {
  const { t } = useTranslation();
  const { teams, tags, reasons } = useChoices();
  const several = (name: string, label: string, choices: ReadonlyArray<{ id: string; name: string }>): Extract<FormField, { kind: 'several' }> => ({ kind: 'several', name, label, choices, optional: true });
  return [
    several('channel', t('levels.channel'), channels.map((id) => ({ id, name: t(`channel.${id}`) }))),
    several('priority', t('action.priority'), priorities.map((id) => ({ id, name: t(`priority.${id}`) }))),
    several('tier', t('levels.tier'), tiers.map((id) => ({ id, name: t(`levels.tiers.${id}`) }))),
    several('reason', t('settings.reasons'), reasons.filter((reason) => reason.brand_id === brandId && !reason.retired).map((reason) => ({ id: reason.id, name: wholeName(reason, reasons) }))),
    several('team', t('people.team'), teams.map(({ id, name }) => ({ id, name }))),
    several('tag', t('settings.tags'), tags.filter((tag) => tag.brand_id === brandId).map(({ id, name }) => ({ id, name }))),
  ];
}

/** What a policy asks of conversations, in one line. */
export function useConditionWords(): (policy: Pick<ServicePolicy, 'conditions'>) => string {
  const { t } = useTranslation();
  const { teams, tags, reasons } = useChoices();
  const nameOf = (field: string, value: string): string => {
    if (field === 'priority') return t(`priority.${priorities.find((one) => one === value) ?? 'normal'}`);
    if (field === 'tier') return t(`levels.tiers.${value === 'vip' ? 'vip' : 'standard'}`);
    const channel = field === 'channel' ? channels.find((one) => one === value) : undefined;
    return channel ? t(`channel.${channel}`) : ([...reasons, ...tags, ...teams].find((one) => one.id === value)?.name ?? value.replaceAll('_', ' '));
  };
  return ({ conditions }) => {
    if (conditions.length === 0) return t('levels.everything');
    return conditions.map((one) => (one.field === 'order_total' ? `≥ ${one.amount_minor / 100}` : `${one.is === 'none_of' ? `${t('levels.not')} ` : ''}${one.values.map((value) => nameOf(one.field, value)).join(', ')}`)).join(' · ');
  };
}
