import { forecastSheet, loadForecast, type Forecast, type Planned, type PlannedChannel } from '@keepdesk/client';
import { Button, Pill, Select, Skeleton, useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { AccuracyCard } from './accuracy-card.tsx';
import { CausesCard } from './causes-card.tsx';
import { HandleCard } from './handle-card.tsx';
import { MakeForecast } from './make-forecast.tsx';
import { OverridesCard, type OverrideStart } from './overrides-card.tsx';
import { dayIn, ranges, spanOf, type Range } from './plan-search.ts';
import { clock, dayName, momentName, signed, whole } from './plan-words.ts';
import { SharesCard } from './shares-card.tsx';
import { WeekStepper } from './week-stepper.tsx';

export interface About {
  planned: Planned;
  channel: PlannedChannel;
  today: string;
  week: string;
  onWeek: (week: string) => void;
}

/** What came and what is expected, what is known better, how far it was off, and what it will be about. */
export function ForecastTab({ planned, channel, today, week, onWeek, range, onRange }: About & { range: Range; onRange: (range: Range) => void }) {
  const { t } = useTranslation();
  const asked = { brand_id: planned.brand_id, channel: channel.channel, ...spanOf(range, today, week) };
  const [start, setStart] = useState<OverrideStart | null>(null);
  const found = useQuery({ queryKey: ['plan', planned.brand_id, 'forecast', asked, channel.made_at, planned.step_seconds], queryFn: () => loadForecast(asked) });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-2">
        <Select label={t('plan.show')} value={range} onChange={(id) => onRange(ranges.find((one) => one === id) ?? 'near')} choices={ranges.map((id) => ({ id, name: t(`plan.range.${id}`) }))} className="w-64 max-sm:w-full" />
        {range === 'week' ? <WeekStepper week={week} onWeek={onWeek} /> : null}
        <span className="ml-auto flex flex-wrap items-center gap-2">
          <MakeForecast planned={planned} />
          <Button icon={<FileDown size={14} />} onPress={() => window.location.assign(forecastSheet(asked))}>{t('plan.sheet')}</Button>
        </span>
      </div>
      <Loaded found={found} title={t('plan.failed')}>
        {found.data === undefined ? <Skeleton className="h-64 rounded-card" /> : (
          <div className="flex flex-col gap-4">
            <Course forecast={found.data} channel={channel} range={range} today={today} onMove={setStart} />
            <OverridesCard planned={planned} channel={channel.channel} forecast={found.data} today={today} start={start} onStarted={() => setStart(null)} />
          </div>
        )}
      </Loaded>
      <CausesCard brandId={planned.brand_id} channel={channel} />
      <AccuracyCard brandId={planned.brand_id} channel={channel} />
      <HandleCard brandId={planned.brand_id} channel={channel} />
      <SharesCard brandId={planned.brand_id} channel={channel.channel} today={today} madeAt={channel.made_at} />
    </div>
  );
}

function Course({ forecast, channel, range, today, onMove }: { forecast: Forecast; channel: PlannedChannel; range: Range; today: string; onMove: (start: OverrideStart) => void }) {
  const { t } = useTranslation();
  const may = useMay('workforce.write');
  const { locale } = useClock();
  const zone = forecast.time_zone;
  const days = range !== 'week';
  const name = (at: string): string => momentName(locale, zone, at, days ? { day: 'numeric', month: 'short' } : { weekday: 'short', ...clock });
  const starts = forecast.points.map((point) => momentName('en-CA', zone, point.at, { year: 'numeric', month: '2-digit', day: '2-digit', ...clock }).endsWith('00:00'));
  const mondays = forecast.points.map((point, at) => starts[at] === true && (days ? momentName('en', zone, point.at, { weekday: 'short' }) === 'Mon' : true));
  const every = range === 'half' ? 4 : 1;
  const marks = new Set(mondays.flatMap((is, at) => (is ? [at] : [])).filter((_, at) => at % every === 0));
  const pair = (low: number | null, high: number | null): readonly [number, number] | null => (low === null || high === null ? null : [low, high]);
  const expected = { name: t('plan.expected'), values: forecast.points.map((point) => point.mean), band: forecast.points.map((point) => pair(point.low_80, point.high_80)), outer: forecast.points.map((point) => pair(point.low_95, point.high_95)) };
  const dates = forecast.points.map((point) => dayIn(zone, new Date(point.at)));
  const spans = forecast.named.flatMap((one) => {
    const [from, to] = [dates.findIndex((date) => date >= one.from), dates.findLastIndex((date) => date <= one.to)];
    return from < 0 || to < from ? [] : [{ from, to, name: one.name }];
  });
  const move = {
    hint: t('plan.moveHint'),
    // What has begun is known in part.
    isMovable: (at: number) => (forecast.points[at]?.mean ?? 0) > 0 && (days ? (dates[at] ?? '') > today : Date.parse(forecast.points[at]?.at ?? '') > Date.now()),
    onMove: (at: number, value: number) => {
      const [point, next] = [forecast.points[at], forecast.points[at + 1]];
      if (point === undefined) return;
      const percent = Math.max(-100, Math.min(1000, Math.round(100 * (value / (point.mean ?? 1) - 1))));
      const until = next?.at ?? new Date(Date.parse(point.at) + forecast.step_seconds * 1000).toISOString();
      onMove(days ? { from: dates[at] ?? today, to: dates[at] ?? today, percent, interval: null } : { from: point.at, to: until, percent, interval: name(point.at) });
    },
  };
  const came = { name: t('plan.came'), values: forecast.points.map((point) => point.actual) };
  return (
    <Card>
      <Headline forecast={forecast} channel={channel} range={range} today={today} />
      <LineChart
        title={t('plan.chart', { channel: channelName(t, channel.channel) })} note={t(days ? 'plan.chartNote' : 'plan.chartNoteSteps', { zone: zone.replaceAll('_', ' ') })} labels={forecast.points.map((point) => name(point.at))} labelName={t('plan.at')} gridAt={(at) => marks.has(at)}
        series={came.values.some((value) => value !== null) ? [expected, came] : [expected]} format={(value) => whole(locale, value)} height={280} spans={spans} {...(may ? { move } : {})}
      />
      <Named forecast={forecast} />
      <Silences forecast={forecast} />
      <MadeFrom forecast={forecast} />
    </Card>
  );
}

/** What it comes to, in a sentence; beside what came in as many days before. */
function Headline({ forecast, channel, range, today }: { forecast: Forecast; channel: PlannedChannel; range: Range; today: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = channelName(t, channel.channel);
  if (range === 'week') return <p className="text-16 font-semibold">{t('plan.headlineWeek', { from: momentName(locale, forecast.time_zone, forecast.points[0]?.at ?? today, { day: 'numeric', month: 'long' }), count: whole(locale, forecast.points.reduce((sum, point) => sum + (point.actual ?? point.mean ?? 0), 0)), channel: name })}</p>;
  const dayOf = (at: string): string => momentName('en-CA', forecast.time_zone, at, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const ahead = forecast.points.filter((point) => dayOf(point.at) >= today).slice(0, range === 'near' ? 28 : 182);
  const count = ahead.reduce((sum, point) => sum + (point.mean ?? 0), 0);
  const past = forecast.points.filter((point) => dayOf(point.at) < today).slice(-ahead.length);
  const before = past.reduce((sum, point) => sum + (point.actual ?? 0), 0);
  return (
    <p className="text-16 font-semibold">
      {t('plan.headline', { days: ahead.length, count: whole(locale, count), channel: name })}
      {past.length === ahead.length && before > 0 ? <span className="font-normal text-quiet">{` ${t('plan.against', { share: signed(locale, count / before - 1), days: past.length })}`}</span> : null}
    </p>
  );
}

function Named({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (forecast.named.length === 0) return <p className="text-12 text-quiet">{t('plan.noneNamed')}</p>;
  return (
    <ul aria-label={t('plan.named')} className="flex flex-wrap gap-2">
      {forecast.named.map((one) => <li key={`${one.from} ${one.name}`}><Pill>{`${one.from === one.to ? dayName(locale, one.from) : `${dayName(locale, one.from)} – ${dayName(locale, one.to)}`} · ${one.name}`}</Pill></li>)}
    </ul>
  );
}

/** Gaps told one by one; older ones are counted. */
const TOLD = 3;

/** When nothing came although something always does: who reads the chart must know that those hours were not believed. */
function Silences({ forecast: { version } }: { forecast: Forecast }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (version === null || version.silences.length === 0) return null;
  const span = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...clock, timeZone: 'UTC' });
  const older = version.silences.length - TOLD;
  return (
    <ul aria-label={t('plan.silentTitle')} className="flex flex-col gap-1">
      {version.silences.slice(-TOLD).toReversed().map(({ from, to, usual }) => <li key={from}>{t('plan.silent', { span: span.formatRange(new Date(`${from}Z`), new Date(`${to}Z`)), count: whole(locale, usual) })}</li>)}
      {older > 0 ? <li>{t('plan.silentMore', { count: older })}</li> : null}
    </ul>
  );
}

function MadeFrom({ forecast: { version } }: { forecast: Forecast }) {
  const { t, i18n } = useTranslation();
  const { locale } = useClock();
  if (version === null) return null;
  const place = version.holidays_of === null ? null : (new Intl.DisplayNames(i18n.language, { type: 'region', fallback: 'code' }).of(version.holidays_of.slice(0, 2)) ?? version.holidays_of);
  return (
    <div className="text-12 text-quiet">
      <p>
        {[t('plan.made', { at: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(version.made_at)), days: version.days_of_history }), place === null ? '' : t('plan.madeHolidays', { place }), version.campaigns === 0 ? '' : t('plan.madeCampaigns', { count: version.campaigns })].filter(Boolean).join(' ')}
      </p>
      <details className="mt-1">
        <summary className="cursor-pointer">{t('plan.model')}</summary>
        <p className="mt-1" lang="en">{version.model}</p>
      </details>
    </div>
  );
}
