import { loadBehindKpi, loadInbox, loadKpis, type InboxRow, type Kpi } from '@keepdesk/client';
import { BrandChip, DeadlineRing, describeSpan, EmptyState, ErrorState, Select, Skeleton, useClock, useNow, Waiting } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Timer } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BehindDialog } from '../../shared/figures/behind-dialog.tsx';
import { wordsForRouting } from '../../shared/i18n/start.ts';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { useMay, useSession } from '../../shared/session/session.tsx';
import { deadlineAt } from '../../shared/words/deadline.ts';
import { describeProblem } from '../../shared/words/problem.ts';
import { floorPeriods, type FloorPeriod, type FloorSearch } from './floor-search.ts';
import { CampaignsCard } from './campaigns-card.tsx';
import { KpiCard } from './kpi-card.tsx';
import { useKpiName } from './kpi-name.ts';
import { writeFigure } from './kpi-words.ts';
import { PeopleAtWork } from './people/people-at-work.tsx';

const QueueBoard = lazy(() => Promise.all([import('./queues/queue-board.tsx'), wordsForRouting()]).then(([module]) => ({ default: module.QueueBoard })));

/** Later than any deadline, so that what has none comes after what has one. */
const FAR_MS = 1e13;
const DAYS: Record<FloorPeriod, number> = { today: 1, '7d': 7, '30d': 30 };

/** What is due comes first, the nearest first; then whoever has waited longest. */
function mostPressing(rows: readonly InboxRow[]): InboxRow[] {
  const rank = (row: InboxRow) => (row.due_at ? Date.parse(row.due_at) : Date.parse(row.waiting_since ?? '') + FAR_MS);
  return rows.filter((row) => row.due_at ?? row.waiting_since).sort((one, other) => rank(one) - rank(other));
}

function AtRisk({ brandId }: { brandId: string | undefined }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { brands } = useSession();
  const now = useNow();
  const open = useQuery({ queryKey: ['inbox-floor', brandId], queryFn: ({ signal }) => loadInbox({ view: 'open', limit: 200, ...(brandId ? { brand_id: brandId } : {}) }, signal), refetchInterval: 60_000 });
  const due = mostPressing(open.data?.data ?? []).slice(0, 8);
  return (
    <section aria-label={t('floor.atRisk')} className="rounded-card border border-line bg-raised">
      <h2 className="px-4 pt-3.5 pb-2 text-14 font-semibold">{t('floor.atRisk')}</h2>
      {due.length === 0 ? (
        <EmptyState icon={<Timer size={20} />} title={t('floor.noneDue')} className="py-8" />
      ) : (
        <ul className="pb-2">
          {due.map((row) => {
            const deadline = deadlineAt(row, now, t, locale);
            const brand = brands.find((one) => one.id === row.brand_id);
            return (
              <li key={row.id}>
                <Link to="/c/$number" params={{ number: String(row.number) }} className="flex h-10 items-center gap-3 px-4 text-14 text-text no-underline -outline-offset-2 hover:bg-hover hover:no-underline">
                  <span className="flex w-36 shrink-0">{deadline ? <DeadlineRing {...deadline} showWords /> : row.waiting_since ? <span className="text-12 text-quiet">{t('deadline.waits', { span: describeSpan(now.getTime() - Date.parse(row.waiting_since), locale) })}</span> : null}</span>
                  <span className="min-w-0 flex-1 truncate">{row.subject}</span>
                  {brand ? <BrandChip name={brand.name} color={brand.color} className="max-sm:hidden" /> : null}
                  <span className="w-28 truncate text-right text-13 text-quiet">{row.assignee?.name ?? t('action.nobody')}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Trend({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = useKpiName()(kpi);
  const [first, second] = kpi.series;
  const hourly = first !== undefined && second !== undefined && Date.parse(second.at) - Date.parse(first.at) < 86_400_000;
  const timeZone = kpi.period.time_zone ?? 'UTC';
  const step = new Intl.DateTimeFormat(locale, { timeZone, ...(hourly ? { hour: '2-digit', minute: '2-digit' } : { weekday: 'short', day: 'numeric' }) });
  return (
    <section className="rounded-card border border-line bg-raised p-4">
      <LineChart
        title={name}
        note={t(hourly ? 'floor.chartNoteHour' : 'floor.chartNote', { zone: timeZone.replaceAll('_', ' ') })}
        labels={kpi.series.map(({ at }) => step.format(new Date(at)))}
        labelName={t(hourly ? 'floor.hour' : 'floor.day')}
        series={[{ name, values: kpi.series.map(({ value }) => value) }]}
        format={(value) => writeFigure(value, kpi.unit, locale)}
        {...(kpi.target == null ? {} : { target: { value: kpi.target, name: t('floor.targetName') } })}
      />
    </section>
  );
}

/** What a figure rests on; what stands now can also be worked on in the inbox. */
function BehindKpi({ kpi, onClose }: { kpi: Kpi; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useKpiName()(kpi);
  const inInbox = kpi.drilldown_query ? (
    <p className="pt-3 text-13">
      <Link to="/inbox" search={{ view: 'all', q: kpi.drilldown_query }}>
        {t('floor.inInbox')}
      </Link>
    </p>
  ) : null;
  return <BehindDialog title={name} asked={kpi.drilldown} load={() => loadBehindKpi(kpi)} marked={kpi.unit === 'ratio'} note={inInbox} onClose={onClose} />;
}

/** The floor in one glance: the figures, what is due, and how the days went. */
export function FloorPage() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const mayPeople = useMay('facts.people');
  const mayQueues = useMay('routing.read');
  const search = useSearch({ from: '/desk/floor' });
  const navigate = useNavigate({ from: '/floor' });
  const period = search.period ?? '7d';
  // A brand of somebody else's link that one may not see is no choice here.
  const brand = brands.find((one) => one.id === search.brand)?.id;
  const go = (change: FloorSearch, replace = true): void => void navigate({ replace, search: { period, ...(brand ? { brand } : {}), ...change } });
  const found = useQuery({
    queryKey: ['kpis', period, brand],
    queryFn: () => loadKpis({ days: DAYS[period], brand_id: brand }),
    refetchInterval: 60_000,
  });
  const kpis = found.data?.data ?? [];
  const shown = kpis.find((kpi) => kpi.key === search.show);
  const trends = kpis.filter((kpi) => kpi.series.filter((step) => step.value !== null).length > 2).slice(0, 4);
  return (
    <PageFrame
      title={t('nav.floor')}
      note={t('floor.live')}
      actions={
        <div className="flex gap-2">
          {brands.length > 1 ? (
            <Select
              label={t('floor.brand')}
              hideLabel
              value={brand ?? 'all'}
              onChange={(id) => go({ brand: id === 'all' ? undefined : id })}
              className="w-44"
              choices={[{ id: 'all', name: t('floor.allBrands') }, ...brands.map((one) => ({ id: one.id, name: one.name }))]}
            />
          ) : null}
          <Select label={t('floor.period')} hideLabel value={period} onChange={(id) => go({ period: id })} className="w-60" choices={floorPeriods.map((id) => ({ id, name: t(`floor.periods.${id}`) }))} />
        </div>
      }
    >
      <CampaignsCard brandId={brand} />
      {found.isError ? (
        <ErrorState title={t('floor.failed')} onRetry={() => void found.refetch()}>
          {describeProblem(t, found.error)}
        </ErrorState>
      ) : found.isPending ? (
        <Waiting className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,44%),1fr))] gap-3">
          {Array.from({ length: 6 }, (_, at) => (
            <Skeleton key={at} className="h-36 rounded-card" />
          ))}
        </Waiting>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,44%),1fr))] gap-3">
          {kpis.map((kpi) => (
            <KpiCard key={kpi.key} kpi={kpi} onShow={() => go({ show: kpi.key }, false)} />
          ))}
        </div>
      )}
      <AtRisk brandId={brand} />
      {mayQueues ? (
        <Suspense fallback={null}>
          <QueueBoard />
        </Suspense>
      ) : null}
      {mayPeople ? <PeopleAtWork /> : null}
      <div className="grid gap-3 lg:grid-cols-2">
        {trends.map((kpi) => (
          <Trend key={kpi.key} kpi={kpi} />
        ))}
      </div>
      {shown ? <BehindKpi kpi={shown} onClose={() => go({})} /> : null}
    </PageFrame>
  );
}
