import type { MacroStep } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../actions/choices.ts';

const categories = ['open', 'waiting', 'resolved'] as const;
const levels = ['low', 'normal', 'high', 'urgent'] as const;

/** What a step of a macro does, in words. */
export function useStepWords(): (step: MacroStep) => string {
  const { t } = useTranslation();
  const { people, teams, reasons } = useChoices();
  return ({ kind, value }) => {
    const category = categories.find((one) => one === value);
    const level = levels.find((one) => one === value);
    const named = [...people, ...teams, ...reasons].find((one) => one.id === value)?.name;
    if (kind === 'assign' && value === 'me') return t('composer.step.assignMe');
    if (kind === 'snooze') return t('composer.step.snooze', { count: Number(value) });
    return t(`composer.step.${kind}`, { what: kind === 'status' && category ? t(`category.${category}`) : kind === 'priority' && level ? t(`priority.${level}`) : (named ?? value) });
  };
}
