import { loadPlan, stopPlan, type SchedulePlanWhole } from '@keepdesk/client';
import { Button, numberFormat, ProgressBar, useClock } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { OutcomeCard } from './outcome-card.tsx';

/** The draft that is shown: searched for, with its best price so far; failed, with why; or what it came to. */
export function usePlan(id: string | null) {
  const client = useQueryClient();
  const found = useQuery({ queryKey: ['schedule', 'plan', id], queryFn: () => loadPlan(id ?? ''), enabled: id !== null, refetchInterval: (query) => (query.state.data?.state === 'drafting' ? 700 : false) });
  const state = found.data?.state;
  useEffect(() => {
    // What was searched for is there, or there is none: whoever shows it asks again.
    if (state !== undefined && state !== 'drafting') void client.invalidateQueries({ queryKey: ['schedule'], predicate: (query) => query.queryKey[1] !== 'plan' });
  }, [client, state]);
  return found;
}

export function PlanState({ plan, zone }: { plan: SchedulePlanWhole; zone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const stop = useChange(() => stopPlan(plan.id), null, [['schedule', 'plan', plan.id]]);
  const number = (value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  if (plan.state === 'failed') {
    const known = (['too_many_skills', 'search_broke'] as const).find((one) => one === plan.problem);
    return <Callout tone="danger" title={t('schedule.failedPlan.title')}>{known === undefined ? plan.problem : t(`schedule.failedPlan.${known}`)}</Callout>;
  }
  if (plan.state !== 'drafting') return plan.outcome === null ? null : <OutcomeCard outcome={plan.outcome} zone={zone} />;
  return (
    <Card>
      <ProgressBar label={t('schedule.search.title')} {...(plan.progress === null ? {} : { fraction: plan.progress.used })} words={plan.progress === null ? t('schedule.search.start') : t('schedule.search.words', { hours: number(plan.progress.short_hours), price: number(plan.progress.price) })} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-13 text-quiet">{t('schedule.search.none')}</p>
        <Button busy={stop.isPending} onPress={() => stop.mutate(undefined)}>{t('schedule.search.stop')}</Button>
      </div>
    </Card>
  );
}
