import { loadHandleTime, type ForecastHandle, type PlannedChannel } from '@keepdesk/client';
import { Skeleton, useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { momentName, percent, signed, tenths, whole } from './plan-words.ts';

/** A weekday or an hour is told where it differs by so much. */
const TOLD = 0.02;
/** A Monday: the names of weekdays begin there. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** How long contacts took and are expected to take, what of it is weekday and hour, and how far it was off. */
export function HandleCard({ brandId, channel }: { brandId: string; channel: PlannedChannel }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['plan', brandId, 'handle', channel.channel, channel.made_at], queryFn: () => loadHandleTime(brandId, channel.channel) });
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('plan.took.title')}</h2>
        <p className="text-13 text-quiet">{t('plan.took.intro')}</p>
      </div>
      <Loaded found={found} title={t('plan.failed')}>
        {found.data === undefined ? <Skeleton className="h-48 rounded-card" /> : found.data.expected === null ? <p className="text-13 text-quiet">{t('plan.took.none')}</p> : <Expected handle={found.data} expected={found.data.expected} channel={channel.channel} />}
      </Loaded>
    </Card>
  );
}

function Expected({ handle, expected, channel }: { handle: ForecastHandle; expected: NonNullable<ForecastHandle['expected']>; channel: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const minutes = (seconds: number): string => tenths(locale, seconds / 60);
  const inMinutes = (seconds: number | null): number | null => (seconds === null ? null : seconds / 60);
  const pair = (low: number | null, high: number | null): readonly [number, number] | null => (low === null || high === null ? null : [low / 60, high / 60]);
  const zone = handle.time_zone;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-16 font-semibold">{t('plan.took.headline', { channel: channelName(t, channel), minutes: minutes(expected.seconds) })}</p>
      {handle.said_seconds === null ? null : <p>{t('plan.took.said', { minutes: minutes(handle.said_seconds) })}</p>}
      <LineChart
        title={t('plan.took.chart', { channel: channelName(t, channel) })} note={t('plan.took.chartNote')} labelName={t('plan.at')} labels={handle.days.map((day) => momentName(locale, zone, day.at, { day: 'numeric', month: 'short' }))} gridAt={(at) => momentName('en', zone, handle.days[at]?.at ?? '', { weekday: 'short' }) === 'Mon'}
        series={[
          { name: t('plan.expected'), values: handle.days.map((day) => inMinutes(day.mean)), band: handle.days.map((day) => pair(day.low_80, day.high_80)), outer: handle.days.map((day) => pair(day.low_95, day.high_95)) },
          { name: t('plan.took.took'), values: handle.days.map((day) => inMinutes(day.seconds)) },
        ]}
        format={(value) => tenths(locale, value)} height={220}
      />
      <Differences expected={expected} />
      <OffBy handle={handle} />
      <p className="text-12 text-quiet">{`${t('plan.took.from', { contacts: whole(locale, expected.contacts), days: expected.days })} ${expected.half_life_days === null ? t('plan.took.alike') : t('plan.took.halfLife', { days: expected.half_life_days })}`}</p>
    </div>
  );
}

/** Weekdays and hours in which contacts take longer or go quicker than usual. */
function Differences({ expected }: { expected: NonNullable<ForecastHandle['expected']> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const told = [
    ...expected.weekdays.map((factor, day) => ({ name: weekday.format(new Date(MONDAY + day * DAY_MS)), factor })),
    ...expected.hours.map((factor, at) => ({ name: hour.formatRange(new Date(MONDAY + at * 3_600_000), new Date(MONDAY + (at + 1) * 3_600_000)), factor })),
  ].filter(({ factor }) => Math.abs(factor - 1) >= TOLD);
  if (told.length === 0) return <p>{t('plan.took.same')}</p>;
  return (
    <div>
      <p>{t('plan.took.differ')}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 tabular">{told.map(({ name, factor }) => <li key={name}>{`${name}: ${signed(locale, factor - 1)}`}</li>)}</ul>
    </div>
  );
}

const names: Readonly<Record<number, 'night' | 'week' | 'four'>> = { 0: 'night', 7: 'week', 28: 'four' };

function OffBy({ handle }: { handle: ForecastHandle }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const leads = handle.leads.filter((one) => one.days > 0);
  if (leads.length === 0) return <p className="text-13 text-quiet">{t('plan.noneMeasured')}</p>;
  return <ul className="text-13">{leads.map((one) => <li key={one.lead_days}>{t('plan.took.off', { inForce: t('plan.lead'), lead: t(`plan.leads.${names[one.lead_days] ?? 'night'}`), off: percent(locale, one.off), eight: percent(locale, one.eight_weeks), count: one.days })}</li>)}</ul>;
}
