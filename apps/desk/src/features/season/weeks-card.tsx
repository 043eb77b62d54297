import { planSeasonAgain, trySeason, type Season, type SeasonPlanned, type SeasonTried } from '@keepdesk/client';
import { Button, classNames, IconButton, useClock } from '@keepdesk/ui';
import { StackedBars } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountField } from '../../shared/kit/count-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import type { SeasonSearch } from './season-search.ts';
import { className, dayName, money, plusWeeks, signedTenths, tenths } from './season-words.ts';
import { RehearsedWeeks } from './rehearsed-weeks.tsx';
import type { AboutWhy } from './why-dialog.tsx';

interface Moved {
  readonly id: string;
  readonly start_week: number;
  readonly hires: number;
}

const sources = ['regulars', 'seasonal', 'overtime', 'surge', 'short'] as const;

/** The board: weeks as columns, who is there against what is needed, and below it each class, the partner and notices as bars that can be moved. */
export function WeeksCard({ season, plan, onWhy, onSeason }: { season: Season; plan: SeasonPlanned; onWhy: (about: AboutWhy) => void; onSeason: (search: SeasonSearch) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [moved, setMoved] = useState<Moved | null>(null);
  const tried = useQuery({ queryKey: ['seasons', 'try', season.id, season.version.number, moved], queryFn: () => trySeason(season.id, { version: season.version.number, classes: moved ? [moved] : [] }), enabled: moved !== null, staleTime: 60_000 });
  const shown = moved !== null && tried.data ? tried.data.plan : plan;
  const count = shown.weeks.length;
  const values = (of: (week: SeasonPlanned['weeks'][number]) => number): number[] => shown.weeks.map(of);
  const series = { regulars: values((week) => week.regulars - week.teaching), seasonal: values((week) => week.seasonal), overtime: values((week) => week.overtime), surge: values((week) => week.surge), short: values((week) => week.short) };
  return (
    <Card>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('season.chart')}>
        <div className="flex flex-col gap-1 p-0.5" style={{ minWidth: `${count * 46}px` }}>
          <StackedBars
            title={t('season.chart')} note={t('season.chartNote')} labelName={t('season.week')} labels={shown.weeks.map((week) => dayName(locale, week.from))} format={(value) => tenths(locale, value)}
            series={sources.map((id) => ({ name: t(`season.sources.${id}`), values: series[id], ...(id === 'short' ? { look: 'missing' as const } : {}) }))} line={{ name: t('season.required'), values: values((week) => week.needed) }}
          />
          <Net season={season} plan={shown} isPlan={shown === plan} onWhy={onWhy} />
          <RehearsedWeeks season={season} count={count} />
          <Lanes season={season} plan={plan} moved={moved} onMove={setMoved} />
        </div>
      </div>
      {moved === null ? null : <Loaded found={tried} title={t('season.failed')}><Yours season={season} moved={moved} tried={tried.data} onMove={setMoved} onBack={() => setMoved(null)} onSeason={onSeason} /></Loaded>}
    </Card>
  );
}

const columns = (count: number): { gridTemplateColumns: string } => ({ gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` });

/** What is over or missing each week; pressed, it says why. */
function Net({ season, plan, isPlan, onWhy }: { season: Season; plan: SeasonPlanned; isPlan: boolean; onWhy: (about: AboutWhy) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <ul aria-label={t('season.net')} className="grid" style={columns(plan.weeks.length)}>
      {plan.weeks.map((week) => {
        const value = signedTenths(locale, week.spare - week.short);
        return (
          <li key={week.week} className="flex justify-center">
            <button type="button" disabled={!isPlan} aria-label={t('season.netOf', { week: dayName(locale, week.from), value })} onClick={() => onWhy({ week: week.week })} className={classNames('tabular h-7 w-full rounded-control text-12 hover:bg-hover pointer-coarse:h-10', week.short > 0.05 ? 'font-semibold text-danger' : 'text-quiet', week.week === season.now_week && 'underline')}>
              {value}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Lanes({ season, plan, moved, onMove }: { season: Season; plan: SeasonPlanned; moved: Moved | null; onMove: (moved: Moved) => void }) {
  const { t } = useTranslation();
  const count = plan.weeks.length;
  const partner = plan.chosen.surge.flatMap((people, week) => (people > 0 ? [week] : []));
  const most = Math.max(0, ...plan.chosen.surge);
  return (
    <div className="flex flex-col gap-1">
      {plan.chosen.classes.map(({ id, hires }) => {
        const start = season.asked.classes?.find((one) => one.id === id)?.start_week ?? 0;
        const now = moved?.id === id ? moved : { id, start_week: start, hires };
        return now.hires > 0 || moved?.id === id ? <ClassLane key={id} season={season} now={now} count={count} isMoved={moved?.id === id} onMove={onMove} /> : null;
      })}
      {partner.length === 0 ? null : (
        <div className="grid" style={columns(count)}>
          <span className="truncate rounded-control border border-line bg-hover px-2 py-1 text-12" style={{ gridColumn: `${(partner[0] ?? 0) + 1} / ${(partner.at(-1) ?? 0) + 2}` }}>{`${t('season.partner')} · ${most}`}</span>
        </div>
      )}
    </div>
  );
}

/** A class as a bar: training, nesting, on their own. Arrow keys and a drag move it by weeks. */
function ClassLane({ season, now, count, isMoved, onMove }: { season: Season; now: Moved; count: number; isMoved: boolean; onMove: (moved: Moved) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const row = useRef<HTMLDivElement>(null);
  const dragged = useRef<{ x: number; week: number } | null>(null);
  const terms = season.asked.seasonal;
  const name = className(t, now.id);
  const moveTo = (week: number): void => {
    const start = Math.max(0, Math.min(count - 1, week));
    if (start !== now.start_week) onMove({ ...now, start_week: start });
  };
  const weekAt = (x: number): number => (dragged.current === null ? now.start_week : dragged.current.week + Math.round((x - dragged.current.x) / ((row.current?.clientWidth ?? 1) / count)));
  const parts = [['training', terms?.train_weeks ?? 0], ['nesting', terms?.nesting_weeks ?? 0], ['production', Math.max(0, Math.min(count, terms?.ends_week ?? count) - now.start_week - (terms?.train_weeks ?? 0) - (terms?.nesting_weeks ?? 0))]] as const;
  return (
    <div ref={row} className="grid items-center" style={columns(count)}>
      <button
        type="button" style={{ gridColumn: `${now.start_week + 1} / ${count + 1}` }}
        className={classNames('relative flex h-8 min-w-0 cursor-grab touch-pan-y items-stretch overflow-hidden rounded-control border text-left text-12 pointer-coarse:h-10', isMoved ? 'border-accent' : 'border-line')}
        onKeyDown={(event) => { if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') { event.preventDefault(); moveTo(now.start_week + (event.key === 'ArrowRight' ? 1 : -1)); } }}
        onPointerDown={(event) => { dragged.current = { x: event.clientX, week: now.start_week }; event.currentTarget.setPointerCapture(event.pointerId); }}
        onPointerUp={(event) => { const week = weekAt(event.clientX); dragged.current = null; moveTo(week); }} onPointerCancel={() => { dragged.current = null; }}
      >
        <span className="sr-only">{t('season.lane', { name, people: now.hires, week: dayName(locale, plusWeeks(season.asked.from, now.start_week)) })}</span>
        {parts.map(([stage, weeks], at) => (weeks <= 0 ? null : (
          <span key={stage} aria-hidden="true" style={{ flexGrow: weeks, flexBasis: 0 }} className={classNames('min-w-0 truncate px-1.5 py-1', stage === 'training' ? 'bg-pressed' : stage === 'nesting' ? 'bg-warning-soft' : 'bg-accent-soft')}>
            {at === 0 ? `${name} · ${now.hires}` : t(`season.stages.${stage}`)}
          </span>
        )))}
      </button>
    </div>
  );
}

function Yours({ season, moved, tried, onMove, onBack, onSeason }: { season: Season; moved: Moved; tried: SeasonTried | undefined; onMove: (moved: Moved) => void; onBack: () => void; onSeason: (search: SeasonSearch) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = className(t, moved.id);
  const week = dayName(locale, plusWeeks(season.asked.from, moved.start_week));
  const count = season.asked.demand.weeks.length;
  const asked = { ...season.asked, classes: (season.asked.classes ?? []).map((one) => (one.id === moved.id ? { ...one, start_week: moved.start_week } : one)), held: { ...season.asked.held, classes: { ...season.asked.held?.classes, [moved.id]: moved.hires } } };
  const keep = useChange(() => planSeasonAgain(season.id, asked, t('season.yoursText', { name, people: moved.hires, week })).then((kept) => onSeason({ season: kept.id })), null, [['seasons']]);
  const tooLate = moved.start_week - (season.asked.seasonal?.recruiting_weeks ?? 0) < season.now_week;
  const cost = tried?.cost_more ?? 0;
  const amount = money(locale, season.currency, Math.abs(cost));
  const short = tried?.short_more ?? 0;
  return (
    <section aria-label={t('season.yours')} className="flex flex-col gap-3 rounded-control border border-accent p-4">
      <h3 className="text-14 font-semibold">{t('season.yours')}</h3>
      <p className="text-13">{t('season.yoursText', { name, people: moved.hires, week })}</p>
      <p role="status" className="text-16 font-semibold">
        {tried === undefined ? t('season.reckoning') : `${t(Math.abs(cost) < 50 ? 'season.costSame' : cost > 0 ? 'season.costMore' : 'season.costLess', { cost: amount })}. ${t(Math.abs(short) < 0.05 ? 'season.shortSame' : short > 0 ? 'season.shortMore' : 'season.shortLess', { weeks: tenths(locale, Math.abs(short)) })}.`}
      </p>
      {tooLate ? <p className="text-13 text-warning">{t('season.tooLate')}</p> : null}
      <div className="flex flex-wrap items-end gap-2">
        <IconButton label={t('season.earlier')} onPress={() => onMove({ ...moved, start_week: Math.max(0, moved.start_week - 1) })}><ChevronLeft size={16} /></IconButton>
        <IconButton label={t('season.later')} onPress={() => onMove({ ...moved, start_week: Math.min(count - 1, moved.start_week + 1) })}><ChevronRight size={16} /></IconButton>
        <span className="w-40"><CountField key={moved.id} label={t('season.people', { name })} value={moved.hires} most={10_000} onValue={(hires) => hires !== moved.hires && onMove({ ...moved, hires })} /></span>
        <Button look="primary" busy={keep.isPending} onPress={() => keep.mutate(undefined)}>{t('season.keepYours')}</Button>
        <Button onPress={onBack}>{t('season.back')}</Button>
      </div>
    </section>
  );
}
