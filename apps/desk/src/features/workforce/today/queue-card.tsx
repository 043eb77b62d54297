import type { Today, TodayQueue } from '@keepdesk/client';
import { Pill, useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../shared/kit/section.tsx';
import { channelName } from '../../../shared/words/channel.ts';
import { clock, momentName, percent, signed, tenths, whole } from '../plan-words.ts';
import { lengthWords } from './today-words.ts';

/** One channel's day: what was foretold, what came, what is expected now, and what is kept of its promise. */
export function QueueCard({ queue, day, many }: { queue: TodayQueue; day: Today; many: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const channel = channelName(t, queue.channel);
  const labels = queue.points.map((point) => momentName(locale, day.time_zone, point.at, clock));
  const expected = queue.points.map((point) => point.expected);
  const running = queue.points.findIndex((point) => point.expected !== null);
  return (
    <Card>
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="text-16 font-semibold">{many ? <><bdi>{queue.brand}</bdi>{` · ${channel}`}</> : channel}</h2>
        {queue.waiting > 0 ? <Pill>{t('today.waiting', { count: queue.waiting })}</Pill> : null}
      </header>
      <Sentence queue={queue} />
      <Silent queue={queue} timeZone={day.time_zone} />
      <HandleTime handle={queue.handle} />
      <LineChart
        title={t('today.chart', { channel })} note={t('today.chartNote')} labels={labels} labelName={t('plan.at')} gridAt={(at) => labels[at]?.endsWith(':00') === true && Number(labels[at]?.slice(0, 2)) % 4 === 0}
        series={[
          { name: t('today.now'), values: expected, band: queue.points.map((point) => (point.low === null || point.high === null ? null : [point.low, point.high])) },
          { name: t('plan.came'), values: queue.points.map((point, at) => (at < running || running < 0 ? point.came : null)) },
          ...(queue.foretold === null ? [] : [{ name: t('today.before'), values: queue.points.map((point) => point.foretold) }]),
        ]}
        format={(value) => whole(locale, value)} height={200}
      />
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(9rem,44%),1fr))] gap-3">
        <Figure name={t('today.whole')} value={whole(locale, queue.expected)} note={t('today.between', { low: whole(locale, queue.low), high: whole(locale, queue.high) })} />
        <Figure name={t('today.soFarKept')} value={percent(locale, queue.so_far)} note={t('today.promise', { share: percent(locale, queue.promise.service_level), within: lengthWords(t, locale, queue.promise.within_seconds) })} />
        <Figure name={t('today.endKept')} value={percent(locale, queue.end_of_day)} note={t('today.endNote')} warns={queue.end_of_day !== null && queue.end_of_day < queue.promise.service_level} />
      </dl>
    </Card>
  );
}

function Figure({ name, value, note, warns = false }: { name: string; value: string; note: string; warns?: boolean }) {
  return (
    <div className="flex flex-col">
      <dt className="text-12 text-quiet">{name}</dt>
      <dd className={`text-18 font-semibold tabular ${warns ? 'text-warning' : ''}`}>{value}</dd>
      <dd className="text-12 text-quiet">{note}</dd>
    </div>
  );
}

/** How long a contact takes: as planned, as it was so far, and what is reckoned with now. */
function HandleTime({ handle }: { handle: TodayQueue['handle'] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const minutes = (seconds: number): string => tenths(locale, seconds / 60);
  const planned = minutes(handle.planned_seconds);
  return <p className="text-13 text-quiet">{handle.so_far_seconds === null ? t('today.handlePlanned', { planned }) : t('today.handle', { planned, count: handle.contacts, soFar: minutes(handle.so_far_seconds), believed: percent(locale, handle.credibility), next: minutes(handle.next_seconds) })}</p>;
}

/** When nothing came although much was foretold: something may be down, and nobody is sent home for it. */
function Silent({ queue, timeZone }: { queue: TodayQueue; timeZone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const at = (moment: string): string => momentName(locale, timeZone, moment, clock);
  return queue.silent.map(({ from, to, foretold }) => <p key={from} className="text-13 text-warning">{t('today.silent', { from: at(from), to: at(to), foretold: whole(locale, foretold) })}</p>);
}

/** How the day goes, and how much of that is believed to go on. */
function Sentence({ queue }: { queue: TodayQueue }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const foretold = queue.foretold_so_far;
  if (foretold === null) return <p className="text-13 text-quiet">{t('today.notForetold', { came: whole(locale, queue.came) })}</p>;
  const share = foretold >= 1 ? signed(locale, queue.came / foretold - 1) : null;
  return (
    <div className="text-13">
      <p>{share === null ? t('today.came', { came: whole(locale, queue.came), foretold: whole(locale, foretold) }) : t('today.cameShare', { came: whole(locale, queue.came), foretold: whole(locale, foretold), share })}</p>
      <p className="text-quiet">{queue.rule.whole === 0 && queue.rule.recent === 0 ? t('today.stands', { count: queue.rule.days }) : t('today.goesOn', { share: signed(locale, queue.moved), days: queue.rule.days, whole: percent(locale, queue.rule.whole), recent: percent(locale, queue.rule.recent) })}</p>
    </div>
  );
}
