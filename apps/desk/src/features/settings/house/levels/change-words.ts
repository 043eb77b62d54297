import type { ServiceLevelsChange, ServiceLevelsCheck, ServicePolicy } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useCalendarName, useCalendars } from '../../../../shared/parts/hours/calendar-names.ts';
import { lengthOf } from '../../../../shared/words/length.ts';

/** What a version changed, each in a sentence. */
export function useChangeWords(brandId: string): (change: ServiceLevelsChange) => string {
  const { t } = useTranslation();
  const { rows } = useCalendars(brandId);
  const nameOf = useCalendarName();
  const calendar = (id: string | null): string => {
    const found = rows.find((one) => one.id === (id ?? brandId));
    return found ? nameOf(found) : t('service.goneCalendar');
  };
  const length = (seconds: number | null): string => (seconds === null ? t('service.none') : lengthOf(seconds));
  return (change) => {
    const { policy } = change;
    switch (change.what) {
      case 'renamed':
        return t('service.change.renamed', { policy, from: change.from });
      case 'moved':
        return t('service.change.moved', { policy, from: change.from, to: change.to });
      case 'exceptions':
        return t('service.change.exceptions', { policy, from: change.from, to: change.to });
      case 'owner':
      case 'lead':
        return t(`service.change.${change.what}`, { policy, from: change.from, to: change.to });
      case 'target':
        return t('service.change.target', { policy, metric: change.hours === 'always' ? t('service.alwaysMetric', { metric: t(`clocks.${change.metric}`) }) : t(`clocks.${change.metric}`), from: length(change.from), to: length(change.to) });
      case 'by_reason':
        return t(change.on ? 'service.change.byReasonOn' : 'service.change.byReasonOff', { policy });
      case 'snooze':
        return t(change.on ? 'service.change.snoozeOn' : 'service.change.snoozeOff', { policy });
      case 'calendar':
        return t('service.change.calendar', { policy, from: calendar(change.from), to: calendar(change.to) });
      default:
        return t(`service.change.${change.what}`, { policy });
    }
  };
}

const problems = ['no_targets', 'target_twice', 'exception_target_twice', 'lead_before_owner', 'no_cut_off', 'no_calendar', 'id_twice'] as const;
/** part of a policy → field of its form */
const places: Readonly<Record<string, string>> = { targets: 'first_reply', warn_lead_percent: 'lead', cut_off: 'cut_off', calendar_id: 'hours' };

/** What the service found wrong with one policy, by the field of its form, in the person's language. */
export function useFaultWords(): (found: ServiceLevelsCheck, policy: ServicePolicy) => Record<string, string> {
  const { t } = useTranslation();
  return ({ faults }, policy) =>
    Object.fromEntries(
      faults.filter((fault) => fault.policy_id === policy.id).map((fault) => {
        const problem = problems.find((one) => one === fault.problem);
        return [places[fault.field.replace(/^policies\[\d+\]\./, '')] ?? '', problem ? t(`service.fault.${problem}`, { percent: Number(fault.at_least ?? 0), exception: Number(fault.exception ?? 0) + 1 }) : fault.message];
      }),
    );
}
