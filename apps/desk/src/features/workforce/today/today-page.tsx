import { loadToday, type Today } from '@keepdesk/client';
import { EmptyState, Skeleton, useClock, Waiting } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../../shared/kit/brand-field.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';
import { PageFrame } from '../../../shared/layout/page-frame.tsx';
import { usePlannedBrand } from '../../../shared/layout/planned-brand.ts';
import { WorkforceNav } from '../../../shared/layout/workforce-nav.tsx';
import { AwayCard } from '../../../shared/parts/away/away-card.tsx';
import { clock, momentName } from '../plan-words.ts';
import { PeopleCard } from './people-card.tsx';
import { ProposalsCard } from './proposals-card.tsx';
import { QueueCard } from './queue-card.tsx';
import { RibbonsCard } from './ribbons-card.tsx';
import { todayKey } from './today-words.ts';

const EVERY_MS = 20_000;

/** The day that runs: actual against plan, what can be done about the rest of it, and who is where. */
export function TodayPage() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [brandId, setBrandId] = usePlannedBrand();
  const found = useQuery({ queryKey: [...todayKey, brandId], queryFn: () => loadToday(brandId), enabled: brandId !== '', refetchInterval: EVERY_MS });
  const day = found.data;
  return (
    <PageFrame title={t('today.title')} note={day ? t('today.asOf', { at: momentName(locale, day.time_zone, day.now, clock), zone: day.time_zone.replaceAll('_', ' ') }) : t('today.intro')}>
      <WorkforceNav />
      <BrandField value={brandId} onChange={setBrandId} className="w-48 max-sm:w-full" />
      <AwayCard />
      <Loaded found={found} title={t('today.failed')}>{day === undefined ? <Skeletons /> : <Board day={day} brandId={brandId} />}</Loaded>
    </PageFrame>
  );
}

function Board({ day, brandId }: { day: Today; brandId: string }) {
  const { t } = useTranslation();
  if (day.queues.length === 0 && day.people.length === 0) return <EmptyState icon={<CalendarClock size={20} />} title={t('today.nothing')} className="rounded-card border border-line bg-raised">{t('today.nothingText')}</EmptyState>;
  return (
    <div className="flex flex-col gap-4">
      <ProposalsCard day={day} brandId={brandId} />
      <PeopleCard day={day} />
      <section aria-label={t('today.queues')} className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        {day.queues.map((queue) => <QueueCard key={`${queue.brand_id} ${queue.channel}`} queue={queue} day={day} many={new Set(day.queues.map((one) => one.brand_id)).size > 1} />)}
      </section>
      <RibbonsCard day={day} brandId={brandId} />
    </div>
  );
}

function Skeletons() {
  return (
    <Waiting className="flex flex-col gap-4">
      <Skeleton className="h-32 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
    </Waiting>
  );
}
