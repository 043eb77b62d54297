import { loadDemoProgress, type DemoProgress } from '@keepdesk/client';
import { ProgressBar } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMaySession } from '../session/session.tsx';

const LOOK_MS = 2000;
const isMade = (known: DemoProgress | undefined): boolean => known?.schedule.made !== false;

/** In the demo's first minutes: how much of its past is written, and when there is something to see here. What is made meanwhile shows by itself. */
export function DemoPast() {
  const { t } = useTranslation();
  const isDemo = useMaySession().data?.demo === true;
  const { data } = useQuery({ queryKey: ['demo-past'], queryFn: loadDemoProgress, enabled: isDemo, refetchInterval: (query) => (isMade(query.state.data) ? false : LOOK_MS) });
  useShownAnew(data);
  if (data === undefined || isMade(data)) return null;
  const coming = data.forecast.made ? data.schedule : data.forecast;
  const words = data.days < coming.with_days ? t('plan.demo.days', { days: data.days, of: coming.with_days }) : t(`plan.demo.${data.forecast.made ? 'scheduling' : 'foretelling'}`);
  return (
    <div className="max-w-2xl rounded-card border border-line bg-raised p-4">
      <ProgressBar label={t(`plan.demo.${data.forecast.made ? 'beforeSchedule' : 'beforeForecast'}`)} fraction={Math.min(1, data.days / coming.with_days)} words={words} />
      <p className="mt-2 text-13 text-quiet">{t('plan.demo.text')}</p>
    </div>
  );
}

/** Pages that were empty ask again once there is something. */
function useShownAnew(known: DemoProgress | undefined): void {
  const client = useQueryClient();
  const made = known && Number(known.forecast.made) + Number(known.schedule.made);
  const before = useRef(made);
  useEffect(() => {
    const isNew = before.current !== undefined && made !== before.current;
    before.current = made;
    if (isNew) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo-past' });
  }, [client, made]);
}
