import { contactsPerOrderCsv, loadBehindOrders, loadContactsPerOrder, loadReports, type OrderRow, type OrderRows, type OrdersAsked } from '@keepdesk/client';
import { Button, EmptyState, Select, Skeleton, useClock, Waiting } from '@keepdesk/ui';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileDown, PackageSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { BehindDialog } from '../../../shared/figures/behind-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';
import { PageFrame } from '../../../shared/layout/page-frame.tsx';
import { periodIds } from '../presets.ts';
import { PER_ORDER, ReportTabs } from '../report-tabs.tsx';
import { askedOf, bys, type OrderSearch } from './order-search.ts';
import { OrderTable } from './order-table.tsx';
import { rate, rowName, whole } from './order-words.ts';
import { ReasonsDialog } from './reasons-dialog.tsx';
import { SilenceCard } from './silence-card.tsx';

type Drilled = { asked: OrdersAsked & { key?: string }; name: string };

/** Which orders draw contacts, what that costs above the brand's own rate, and where silence does. */
export function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/reports/orders' });
  const [brandId, setBrandId] = useChosenBrand();
  const saved = useQuery({ queryKey: ['reports', 'saved'], queryFn: loadReports });
  const asked = askedOf(brandId, search);
  const found = useInfiniteQuery({
    queryKey: ['reports', 'per-order', asked], queryFn: ({ pageParam }) => loadContactsPerOrder(asked, pageParam), initialPageParam: '', getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData, enabled: brandId !== '', refetchInterval: (query) => (query.state.data?.pages[0]?.catching_up ? 10_000 : false),
  });
  const first = found.data?.pages[0];
  return (
    <PageFrame title={t('reports.perOrder')} note={first ? <Covers rows={first} /> : t('perOrder.intro')} actions={<Button icon={<FileDown size={14} />} onPress={() => window.location.assign(contactsPerOrderCsv(asked))}>{t('reports.asCsv')}</Button>}>
      <ReportTabs saved={saved.data?.data ?? []} chosen={PER_ORDER} onGo={(id) => void navigate({ to: '/reports', search: { report: id } })} />
      <Filters brandId={brandId} onBrand={setBrandId} search={search} />
      <Loaded found={found} title={t('perOrder.failed')}>
        {first === undefined ? <Skeletons /> : <Answer asked={asked} first={first} rows={found.data?.pages.flatMap((page) => page.data) ?? []} {...(found.hasNextPage ? { onMore: () => void found.fetchNextPage() } : {})} />}
      </Loaded>
    </PageFrame>
  );
}

function Filters({ brandId, onBrand, search }: { brandId: string; onBrand: (id: string) => void; search: OrderSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { reasons } = useChoices();
  const ask = (more: OrderSearch): void => void navigate({ to: '/reports/orders', replace: true, search: { ...search, ...more } });
  const { reason: _reason, ...rest } = search;
  return (
    <div className="flex flex-wrap items-end gap-2 max-sm:grid max-sm:grid-cols-2 print:hidden">
      <BrandField value={brandId} onChange={onBrand} className="w-48 max-sm:w-full" />
      <Select label={t('reports.by')} value={search.by ?? 'product'} onChange={(by) => ask({ by })} choices={bys.map((id) => ({ id, name: t(`perOrder.by.${id}`) }))} className="w-44 max-sm:w-full" />
      <Select label={t('perOrder.placed')} value={search.period ?? 'last_90_days'} onChange={(period) => ask({ period })} choices={periodIds.map((id) => ({ id, name: t(`reports.periods.${id}`) }))} className="w-44 max-sm:w-full" />
      {search.by === 'reason' ? null : (
        <Select label={t('reports.dimension.reason')} value={search.reason ?? 'all'} onChange={(id) => (id === 'all' ? void navigate({ to: '/reports/orders', replace: true, search: rest }) : ask({ reason: id }))} choices={[{ id: 'all', name: t('reports.all') }, ...reasons.filter((one) => one.brand_id === brandId).map((one) => ({ id: one.id, name: one.name }))]} className="w-52 max-sm:w-full" />
      )}
    </div>
  );
}

function Answer({ asked, first, rows, onMore }: { asked: OrdersAsked; first: OrderRows; rows: readonly OrderRow[]; onMore?: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  const [why, setWhy] = useState<{ row: OrderRow; name: string } | null>(null);
  if (first.total.orders === 0) {
    return <EmptyState icon={<PackageSearch size={20} />} title={t('perOrder.nothing')} className="rounded-card border border-line bg-raised">{t(first.catching_up ? 'perOrder.catchingUp' : 'perOrder.nothingText')}</EmptyState>;
  }
  const leader = rows.find((row) => row.stands_out && (row.excess?.low ?? 0) > 0);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="text-16 font-semibold">{leader?.excess ? t('perOrder.leads', { name: rowName(t, locale, asked.by, leader), excess: whole(locale, leader.excess.value), low: whole(locale, leader.excess.low), high: whole(locale, leader.excess.high) }) : t(asked.by === 'reason' ? 'perOrder.byReason' : 'perOrder.noneLeads')}</p>
        <p className="text-13 text-quiet">{t('perOrder.whole', { contacts: whole(locale, first.total.contacts), orders: whole(locale, first.total.orders), rate: rate(locale, first.total.per_100?.value ?? 0), low: rate(locale, first.total.per_100?.low ?? 0), high: rate(locale, first.total.per_100?.high ?? 0) })}</p>
        {first.catching_up ? <p className="text-13 text-quiet">{t('perOrder.catchingUp')}</p> : null}
      </div>
      <OrderTable by={asked.by} rows={rows} total={first.total} label={t('perOrder.table')} onDrill={(row, name) => setDrilled({ asked: { ...asked, key: row.key }, name })} {...(asked.by === 'reason' ? {} : { onReasons: (row: OrderRow, name: string) => setWhy({ row, name }) })} />
      {onMore ? <Button className="self-start" onPress={onMore}>{t('perOrder.more')}</Button> : null}
      <p className="text-12 text-quiet">{t('perOrder.note')}</p>
      <SilenceCard asked={asked} />
      {why ? <ReasonsDialog asked={asked} row={why.row} name={why.name} onDrill={(within, name) => setDrilled({ asked: within, name })} onClose={() => setWhy(null)} /> : null}
      {drilled ? <BehindDialog title={`${t('perOrder.contacts')} · ${drilled.name}`} asked={drilled.asked} load={() => loadBehindOrders(drilled.asked)} onClose={() => setDrilled(null)} /> : null}
    </div>
  );
}

/** The days orders were placed on, both ends in it, and whose clock they are told by. */
function Covers({ rows }: { rows: OrderRows }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const span = day.formatRange(new Date(`${rows.period.from}T00:00:00Z`), new Date(Date.parse(`${rows.period.to}T00:00:00Z`) - 1));
  return <>{t('perOrder.covers', { span, zone: rows.time_zone.replaceAll('_', ' ') })}</>;
}

function Skeletons() {
  return (
    <Waiting className="flex flex-col gap-4">
      <Skeleton className="h-12 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
      <Skeleton className="h-48 rounded-card" />
    </Waiting>
  );
}
