import type { PlayedScenario, PlayedWeek, RehearsalAnswer } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { weekName } from './day-words.ts';
import { percent, span, valueOf, whole, within } from './rehearsal-words.ts';
import { WeeksHeat } from './weeks-heat.tsx';

/** A season's plan week by week: those that do not keep their promise first, then each in its figures, then by channel and hour. */
export function SeasonWeeks({ answer, plan }: { answer: RehearsalAnswer; plan: PlayedScenario }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const weeks = plan.weeks ?? [];
  const failing = weeks.filter((week) => week.fails.length > 0);
  const between = (week: PlayedWeek): string | null => {
    const found = week.intervals['service_level'];
    return found == null ? null : t('rehearsal.between', { low: percent(locale, within('share', found[0])), high: percent(locale, within('share', found[1])) });
  };
  return (
    <section aria-label={t('rehearsal.weeks.title')} className="flex flex-col gap-3">
      <h3 className="text-14 font-semibold">{t('rehearsal.weeks.title')}</h3>
      {failing.length === 0 ? <Callout tone="positive">{t('rehearsal.weeks.keeps')}</Callout> : (
        <Callout tone="warning" title={t('rehearsal.weeks.fails', { within: failing.length, count: weeks.length })}>
          <ul className="list-disc pl-5">
            {failing.map((week) => <li key={week.from}>{t('rehearsal.weeks.fail', { week: weekName(locale, answer.time_zone, week.from), list: failsOf(t, locale, answer, week) })}</li>)}
          </ul>
        </Callout>
      )}
      <Table
        label={t('rehearsal.weeks.title')}
        keyOf={(week) => week.from}
        rows={weeks}
        columns={[
          { id: 'week', name: t('rehearsal.weeks.week'), className: 'whitespace-nowrap', cell: (week) => weekName(locale, answer.time_zone, week.from), sort: (week) => week.from },
          { id: 'arrived', name: t('rehearsal.whats.comes'), align: 'end', wideOnly: true, className: 'tabular', cell: (week) => whole(locale, week.arrived), sort: (week) => week.arrived },
          { id: 'level', name: t('rehearsal.figures.service_level'), align: 'end', className: 'tabular whitespace-nowrap', cell: (week) => <><span className={week.fails.length > 0 ? 'font-semibold text-danger' : ''}>{percent(locale, week.figures['service_level'])}</span><span className="block text-12 text-quiet">{between(week)}</span></>, sort: (week) => week.figures['service_level'] ?? 0 },
          { id: 'p50', name: t('rehearsal.figures.wait_p50_seconds'), align: 'end', wideOnly: true, className: 'tabular whitespace-nowrap', cell: (week) => span(locale, week.figures['wait_p50_seconds']) },
          { id: 'p90', name: t('rehearsal.figures.wait_p90_seconds'), align: 'end', wideOnly: true, className: 'tabular whitespace-nowrap', cell: (week) => span(locale, week.figures['wait_p90_seconds']), sort: (week) => week.figures['wait_p90_seconds'] ?? 0 },
          { id: 'gone', name: t('rehearsal.figures.abandoned_share'), align: 'end', wideOnly: true, className: 'tabular', cell: (week) => percent(locale, week.figures['abandoned_share']) },
          { id: 'missed', name: t('rehearsal.figures.missed'), align: 'end', wideOnly: true, className: 'tabular', cell: (week) => whole(locale, week.figures['missed'] ?? 0), sort: (week) => week.figures['missed'] ?? 0 },
          { id: 'end', name: t('rehearsal.weeks.backlog'), align: 'end', className: 'tabular', cell: (week) => <>{whole(locale, week.figures['waiting_at_end'] ?? 0)}{(week.by_age['older'] ?? 0) >= 0.5 ? <span className="block text-12 text-quiet">{t('rehearsal.weeks.older', { count: Math.round(week.by_age['older'] ?? 0) })}</span> : null}</>, sort: (week) => week.figures['waiting_at_end'] ?? 0 },
          { id: 'busy', name: t('rehearsal.figures.occupancy'), align: 'end', wideOnly: true, className: 'tabular', cell: (week) => percent(locale, week.figures['occupancy']) },
          { id: 'cost', name: t('rehearsal.figures.labour_cost'), align: 'end', wideOnly: true, className: 'tabular', cell: (week) => valueOf(locale, 'money', week.figures['labour_cost'], answer.currency) },
        ]}
      />
      <WeeksHeat weeks={weeks} timeZone={answer.time_zone} />
    </section>
  );
}

function failsOf(t: TFunction, locale: string, answer: RehearsalAnswer, week: PlayedWeek): string {
  return week.fails.map((channel) => t('rehearsal.weeks.failOf', { channel: channelName(t, channel), level: percent(locale, week.by_channel[channel]?.service_level ?? null), promise: percent(locale, answer.promises[channel]?.share ?? null) })).join(', ');
}
