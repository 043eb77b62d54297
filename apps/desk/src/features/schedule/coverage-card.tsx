import { loadCoverage, type Coverage, type ScheduleAsked } from '@keepdesk/client';
import { numberFormat, Select, Skeleton, useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { clockOf } from './shift-times.ts';

/** Who is needed on contacts and who is there, of a week or a day, together or by channel. */
export function CoverageCard({ asked, version, zone, day }: { asked: ScheduleAsked; version: number | null; zone: string; day: { from: number; to: number } | null }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['schedule', 'coverage', asked, version], queryFn: () => loadCoverage(asked), placeholderData: keepPreviousData });
  return (
    <Loaded found={found} title={t('schedule.cover.failed')}>
      {found.data === undefined ? <Skeleton className="h-64 rounded-card" /> : found.data.queues.length === 0 ? <Callout tone="info" title={t('schedule.cover.none')} /> : <Shown coverage={found.data} zone={zone} day={day} />}
    </Loaded>
  );
}

function Shown({ coverage, zone, day }: { coverage: Coverage; zone: string; day: { from: number; to: number } | null }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [queue, setQueue] = useState('all');
  const number = (value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const start = Date.parse(coverage.from);
  const step = coverage.step_seconds * 1000;
  const first = day === null ? 0 : Math.max(0, Math.round((day.from - start) / step));
  const last = day === null ? coverage.required.length : Math.min(coverage.required.length, Math.round((day.to - start) / step));
  const one = coverage.queues.find((each) => `${each.brand_id} ${each.channel}` === queue);
  const needed = (one?.required ?? coverage.required).slice(first, last);
  const there = (one?.able ?? coverage.staffed).slice(first, last);
  const hours = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / 4, 0);
  const clock = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  const figures = [['needed', hours(needed)], ['there', hours(there)], ['short', one === undefined ? hours(coverage.short.slice(first, last)) : hours(needed.map((value, at) => Math.max(0, value - (there[at] ?? 0))))]] as const;
  return (
    <Card>
      <header className="flex flex-wrap items-end justify-between gap-3">
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt className="text-12 text-quiet">{t(`schedule.cover.${name}`)}</dt>
              <dd className={`text-20 font-semibold tabular ${name === 'short' && value > 0.05 ? 'text-danger' : ''}`}>{t('schedule.cover.hours', { value: number(value) })}</dd>
            </div>
          ))}
        </dl>
        <Select label={t('schedule.cover.queue')} value={queue} onChange={setQueue} className="w-64 max-sm:w-full" choices={[{ id: 'all', name: t('schedule.cover.all') }, ...coverage.queues.map((each) => ({ id: `${each.brand_id} ${each.channel}`, name: `${each.brand}, ${channelName(t, each.channel)}` }))]} />
      </header>
      <LineChart
        title={t('schedule.cover.chart')} note={t('schedule.cover.note', { zone: zone.replaceAll('_', ' ') })} height={180} labelName={t('schedule.cover.at')} labels={needed.map((_, at) => clock.format(new Date(start + (first + at) * step)))}
        gridAt={(at) => clockOf(start + (first + at) * step, zone) === '00:00'} series={[{ name: t('schedule.cover.neededShort'), values: needed }, { name: t('schedule.cover.there'), values: there }]} format={number}
      />
      {coverage.not_foretold > 0 ? <p className="text-13 text-quiet">{t('schedule.cover.notForetold')}</p> : null}
    </Card>
  );
}
