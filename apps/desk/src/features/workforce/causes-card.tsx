import { loadCauses, type ForecastCauses, type PlannedChannel } from '@keepdesk/client';
import { Button, Select, Skeleton, Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { HelpCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { CausesDialog } from './causes-dialog.tsx';
import { dayName, more, percent, tenths, whole } from './plan-words.ts';

type Day = ForecastCauses['days'][number];
type Row = Day['causes'][number];
const DAYS_SHOWN = 14;

/** Why days ahead differ from usual ones: what stands today, what each of it adds, and how far that is believed. */
export function CausesCard({ brandId, channel }: { brandId: string; channel: PlannedChannel }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['plan', brandId, 'causes', channel.channel, channel.made_at], queryFn: () => loadCauses(brandId, channel.channel) });
  const causes = found.data;
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('plan.causes.title')}</h2>
        <p className="text-13 text-quiet">{t('plan.causes.intro')}</p>
      </div>
      <Loaded found={found} title={t('plan.failed')}>
        {causes === undefined ? <Skeleton className="h-32 rounded-card" /> : causes.state !== 'reckoned' ? <p className="text-13 text-quiet">{t(`plan.causes.${causes.state}`)}</p> : <Reckoned causes={causes} channel={channel.channel} />}
      </Loaded>
    </Card>
  );
}

/** The day that is moved most, so that what matters is seen first. */
const mostMoved = (days: readonly Day[]): string => days.slice(0, DAYS_SHOWN).toSorted((a, b) => Math.abs(b.mean - b.series) - Math.abs(a.mean - a.series) || a.date.localeCompare(b.date))[0]?.date ?? '';

function Reckoned({ causes, channel }: { causes: ForecastCauses; channel: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [chosen, choose] = useState<string | null>(null);
  const [asking, ask] = useState(false);
  const date = chosen ?? mostMoved(causes.days);
  const day = causes.days.find((one) => one.date === date) ?? causes.days[0];
  if (day === undefined) return null;
  const long = (of: string): string => dayName(locale, of, { weekday: 'long', day: 'numeric', month: 'short' });
  return (
    <div className="flex flex-col gap-3">
      <Sentences causes={causes} day={day} />
      <div className="flex flex-wrap items-end gap-3">
        <Select label={t('plan.causes.day')} value={day.date} onChange={choose} choices={causes.days.slice(0, DAYS_SHOWN).map((one) => ({ id: one.date, name: `${long(one.date)} (${more(locale, one.mean - one.series)})` }))} className="w-72 max-sm:w-full" />
        <Button icon={<HelpCircle size={14} />} onPress={() => ask(true)}>{t('plan.causes.derive')}</Button>
      </div>
      <Table
        label={t('plan.causes.table', { day: long(day.date) })} rows={day.causes.filter((one) => one.expected + one.usual >= 0.05)} keyOf={(row) => row.cause}
        caption={t('plan.causes.comes', { channel: channelName(t, channel), series: whole(locale, day.series), mean: whole(locale, day.mean) })}
        columns={[
          { id: 'cause', name: t('plan.causes.cause'), cell: (row: Row) => t(`plan.causes.names.${row.cause}`) },
          { id: 'units', name: t('plan.causes.units'), align: 'end', className: 'tabular', wideOnly: true, cell: (row: Row) => whole(locale, row.units) },
          { id: 'expected', name: t('plan.expected'), align: 'end', className: 'tabular', cell: (row: Row) => tenths(locale, row.expected) },
          { id: 'band', name: t('plan.causes.band'), align: 'end', className: 'tabular text-quiet', wideOnly: true, cell: (row: Row) => `${tenths(locale, row.low)} – ${tenths(locale, row.high)}` },
          { id: 'usual', name: t('plan.causes.usual'), align: 'end', className: 'tabular', cell: (row: Row) => tenths(locale, row.usual) },
          { id: 'extra', name: t('plan.causes.extra'), align: 'end', className: 'tabular', cell: (row: Row) => <b>{more(locale, row.extra)}</b> },
        ]}
      />
      <Belief causes={causes} />
      {asking ? <CausesDialog causes={causes} day={day} onClose={() => ask(false)} /> : null}
    </div>
  );
}

/** What stands today in one sentence each, with what it adds on the day that is looked at. */
function Sentences({ causes: { stock }, day }: { causes: ForecastCauses; day: Day }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (stock === null) return null;
  const extra = (...of: readonly Row['cause'][]): string => more(locale, day.causes.filter((one) => of.includes(one.cause)).reduce((sum, one) => sum + one.extra, 0));
  const on = dayName(locale, day.date, { weekday: 'long', day: undefined, month: undefined });
  const lines = [
    { id: 'parcels', there: stock.under_way + stock.late > 0, words: t('plan.causes.parcels', { count: whole(locale, stock.under_way + stock.late), late: whole(locale, stock.late), extra: extra('under_way', 'late'), day: on }) },
    { id: 'waiting', there: stock.waiting > 0, words: t('plan.causes.waiting', { count: whole(locale, stock.waiting), extra: extra('waiting', 'placed'), day: on }) },
    { id: 'delivered', there: stock.delivered > 0, words: t('plan.causes.delivered', { count: whole(locale, stock.delivered), extra: extra('delivered'), day: on }) },
    { id: 'renewals', there: stock.renewals > 0, words: t('plan.causes.renewals', { count: whole(locale, stock.renewals), extra: extra('renewals'), day: on }) },
  ];
  return <ul className="flex flex-col gap-1 text-14">{lines.filter((one) => one.there).map((one) => <li key={one.id}>{one.words}</li>)}</ul>;
}

function Belief({ causes: { believed } }: { causes: ForecastCauses }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (believed === null) return null;
  if (believed.near === 0 && believed.far === 0) return <p className="text-13 text-quiet">{t('plan.causes.unbelieved', { days: believed.days })}</p>;
  return <p className="text-13 text-quiet">{t('plan.causes.believed', { near: percent(locale, believed.near), far: percent(locale, believed.far), nearDays: believed.near_days, days: believed.days, without: percent(locale, believed.without), after: percent(locale, believed.with) })}</p>;
}
