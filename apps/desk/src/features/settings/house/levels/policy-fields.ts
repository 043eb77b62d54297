import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../../shared/forms/form-dialog.tsx';
import { useCalendarName, useCalendars } from '../../../../shared/parts/hours/calendar-names.ts';
import { useConditionFields } from './conditions.ts';
import { lengthFault, LONGEST_LEAD, LONGEST_TARGET } from './length-fault.ts';
import { ALWAYS, metrics, USUAL_HOURS } from './policy-values.ts';

const LONGEST_NAME = 80;

/** What the form of a policy asks for. */
export function usePolicyFields(brandId: string): FormField[] {
  const { t } = useTranslation();
  const lists = useConditionFields(brandId);
  const hours = useHoursChoices(brandId);
  const length = (typed: string): string | undefined => lengthFault(t, typed, LONGEST_TARGET);
  const lead = (typed: string): string | undefined => lengthFault(t, typed, LONGEST_LEAD);
  const name = (typed: string): string | undefined => (typed.trim().length > LONGEST_NAME ? t('service.longName', { count: LONGEST_NAME }) : undefined);
  const percent = (typed: string): string | undefined => (/^\d{1,3}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 100 ? undefined : t('levels.noPercent'));
  const time = (typed: string): string | undefined => (/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.trim()) ? undefined : t('levels.noTime'));
  return [
    { kind: 'text', name: 'name', label: t('settings.name'), error: name },
    { kind: 'choice', name: 'hours', label: t('service.countedIn'), help: t('service.countedInHelp'), choices: hours },
    ...metrics.map((metric): FormField => ({ kind: 'text', name: metric, label: t(`clocks.${metric}`), optional: true, error: length, ...(metric === 'first_reply' ? { help: t('levels.lengthHelp') } : {}) })),
    { kind: 'yes', name: 'by_reason', label: t('levels.byReason'), help: t('levels.byReasonHelp'), when: { field: 'hours', isNot: ALWAYS } },
    { kind: 'text', name: 'marketplace', label: t('levels.marketplace'), help: t('levels.marketplaceHelp'), optional: true, error: length, when: { field: 'hours', isNot: ALWAYS } },
    { kind: 'text', name: 'cut_off', label: t('levels.cutOff'), help: t('levels.cutOffHelp'), optional: true, error: time },
    { kind: 'choice', name: 'cut_off_metric', label: t('levels.cutOffWhat'), choices: metrics.map((id) => ({ id, name: t(`clocks.${id}`) })), when: { field: 'cut_off', isNot: '' } },
    { kind: 'text', name: 'cut_off_lead', label: t('levels.cutOffLead'), optional: true, error: lead, when: { field: 'cut_off', isNot: '' } },
    { kind: 'text', name: 'promised', label: t('levels.promised'), help: t('levels.promisedHelp'), optional: true, error: lead },
    ...lists,
    { kind: 'number', name: 'owner', label: t('levels.owner'), error: percent },
    { kind: 'number', name: 'lead', label: t('levels.lead'), error: percent },
    { kind: 'yes', name: 'snooze_pauses', label: t('levels.snooze') },
  ];
}

/** The brand's calendars, and around the clock. */
function useHoursChoices(brandId: string): { id: string; name: string }[] {
  const { t } = useTranslation();
  const { rows } = useCalendars(brandId);
  const nameOf = useCalendarName();
  return [...rows.map((calendar) => ({ id: calendar.is_usual ? USUAL_HOURS : calendar.id, name: nameOf(calendar) })), { id: ALWAYS, name: t('service.always') }];
}
