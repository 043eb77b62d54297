import { loadPlanned, type Planned } from '@keepdesk/client';
import { EmptyState, Select, Skeleton, Tabs, useNow, Waiting } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarRange } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../shared/kit/brand-field.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { usePlannedBrand } from '../../shared/layout/planned-brand.ts';
import { WorkforceNav } from '../../shared/layout/workforce-nav.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { ForecastTab } from './forecast-tab.tsx';
import { MakeForecast } from './make-forecast.tsx';
import { dayIn, mondayOf, plusDays, type PlanSearch } from './plan-search.ts';
import { StaffingTab } from './staffing-tab.tsx';

export const planKey = ['plan'] as const;

/** What is expected of each channel of a brand, and how many are needed for it. */
export function WorkforcePage() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = usePlannedBrand();
  const found = useQuery({ queryKey: [...planKey, brandId, 'channels'], queryFn: () => loadPlanned(brandId), enabled: brandId !== '', refetchInterval: (query) => (query.state.data?.making ? 2000 : false) });
  return (
    <PageFrame title={t('plan.title')} note={t('plan.intro')}>
      <WorkforceNav />
      <Loaded found={found} title={t('plan.failed')}>
        {found.data === undefined ? <Skeletons /> : <Plan planned={found.data} brandId={brandId} onBrand={setBrandId} />}
      </Loaded>
    </PageFrame>
  );
}

function Plan({ planned, brandId, onBrand }: { planned: Planned; brandId: string; onBrand: (id: string) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useNow();
  const search = useSearch({ from: '/desk/workforce' });
  const ask = (more: PlanSearch): void => void navigate({ to: '/workforce', replace: true, search: { ...search, ...more } });
  const channel = planned.channels.find((one) => one.channel === search.channel) ?? planned.channels[0];
  const today = dayIn(planned.time_zone, now);
  const week = search.week ?? plusDays(mondayOf(today), 7);
  const about = channel && { planned, channel, today, week, onWeek: (next: string) => ask({ week: next }) };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-2 max-sm:grid max-sm:grid-cols-2">
        <BrandField value={brandId} onChange={onBrand} className="w-48 max-sm:w-full" />
        {channel ? <Select label={t('plan.channel')} value={channel.channel} onChange={(id) => ask({ channel: id })} choices={planned.channels.map((one) => ({ id: one.channel, name: channelName(t, one.channel) }))} className="w-44 max-sm:w-full" /> : null}
      </div>
      {about === undefined ? (
        <EmptyState icon={<CalendarRange size={20} />} title={t('plan.nothing')} className="rounded-card border border-line bg-raised">{t('plan.nothingText')}</EmptyState>
      ) : about.channel.made_at === null ? (
        <First planned={planned} days={about.channel.days_of_history} />
      ) : (
        <Tabs
          label={t('plan.title')}
          selected={search.tab ?? 'forecast'}
          onSelect={(id) => ask({ tab: id === 'staffing' ? 'staffing' : 'forecast' })}
          tabs={[{ id: 'forecast', name: t('plan.forecast'), content: <ForecastTab key={`${brandId} ${about.channel.channel}`} {...about} range={search.range ?? 'near'} onRange={(range) => ask({ range })} /> }, { id: 'staffing', name: t('plan.staffing'), content: <StaffingTab key={`${brandId} ${about.channel.channel}`} {...about} /> }]}
        />
      )}
    </div>
  );
}

/** Before the first forecast: it can be made now, or says how much is missing. */
function First({ planned, days }: { planned: Planned; days: number }) {
  const { t } = useTranslation();
  const enough = days >= planned.least_days;
  return (
    <EmptyState icon={<CalendarRange size={20} />} title={t('plan.firstTitle')} className="rounded-card border border-line bg-raised" {...(enough ? { action: <MakeForecast planned={planned} primary /> } : {})}>
      {enough ? t('plan.firstText', { days }) : t('plan.tooFew', { days, least: planned.least_days })}
    </EmptyState>
  );
}

function Skeletons() {
  return (
    <Waiting className="flex flex-col gap-4">
      <Skeleton className="h-14 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
      <Skeleton className="h-48 rounded-card" />
    </Waiting>
  );
}
