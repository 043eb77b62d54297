import { rehearseSeason, type Season, type SeasonComparison, type SeasonRehearsed } from '@keepdesk/client';
import { Button, Checkbox, ProgressBar, useClock } from '@keepdesk/ui';
import { useNavigate } from '@tanstack/react-router';
import { Drama } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { dayName, plusWeeks } from './season-words.ts';

const comparisons = ['nothing_decided', 'half_leave', 'peak_mode', 'more_demand'] as const;
const PLAYS = 5;
export const isPlaying = (rehearsed: SeasonRehearsed | null): boolean => rehearsed?.state === 'waiting' || rehearsed?.state === 'running';

/** Whether the plan keeps its promises once it is played: one press plays the weeks to come. */
export function RehearsedCard({ season }: { season: Season }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const hasClasses = season.plan?.chosen.classes.some(({ hires }) => hires > 0) === true;
  const offered = comparisons.filter((one) => one !== 'half_leave' || hasClasses);
  const [chosen, setChosen] = useState<readonly SeasonComparison[]>(offered.filter((one) => one === 'nothing_decided' || one === 'half_leave'));
  const start = useChange(() => rehearseSeason(season.id, { version: season.version.number, compare: offered.filter((one) => chosen.includes(one)), seed: 1, replications: PLAYS }), null, [['seasons'], ['plan']]);
  const { rehearsed } = season;
  return (
    <Card>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-2xl">
          <h2 className="text-16 font-semibold">{t('season.rehearsed.title')}</h2>
          <p className="text-13 text-quiet">{t('season.rehearsed.intro')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {rehearsed === null ? null : <Button onPress={() => void navigate({ to: '/workforce/rehearsal', search: { rehearsal: rehearsed.id } })}>{t('season.rehearsed.see')}</Button>}
          <Button look="primary" icon={<Drama size={14} />} busy={start.isPending} isDisabled={isPlaying(rehearsed)} onPress={() => start.mutate(undefined)}>{t('season.rehearsed.go')}</Button>
        </div>
      </header>
      {rehearsed === null ? null : <Outcome season={season} rehearsed={rehearsed} />}
      <div role="group" aria-label={t('season.rehearsed.compare')} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="text-13 text-quiet">{t('season.rehearsed.compare')}</span>
        {offered.map((one) => <Checkbox key={one} isSelected={chosen.includes(one)} onChange={(on) => setChosen(on ? [...chosen, one] : chosen.filter((other) => other !== one))}>{t(`rehearsal.weeks.plans.${one}`)}</Checkbox>)}
      </div>
    </Card>
  );
}

function Outcome({ season, rehearsed }: { season: Season; rehearsed: SeasonRehearsed }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { done, of } = rehearsed.progress;
  const failing = rehearsed.weeks.filter((week) => week.fails.length > 0);
  if (rehearsed.state === 'failed') return <Callout tone="danger"><span lang="en">{t('season.rehearsed.failed', { message: rehearsed.problem?.message ?? '' })}</span></Callout>;
  return (
    <>
      {isPlaying(rehearsed) ? <ProgressBar label={t('season.rehearsed.waiting')} {...(of > 0 ? { fraction: done / of } : {})} /> : null}
      {rehearsed.state === 'cancelled' ? <p className="text-13 text-quiet">{t('season.rehearsed.cancelled')}</p> : null}
      {rehearsed.weeks.length === 0 ? null : failing.length === 0 ? <Callout tone="positive">{t('rehearsal.weeks.keeps')}</Callout> : (
        <Callout tone="warning" title={t('rehearsal.weeks.fails', { within: failing.length, count: rehearsed.weeks.length })}>
          {failing.map((week) => t('rehearsal.weeks.fail', { week: dayName(locale, plusWeeks(season.asked.from, week.week)), list: week.fails.map((channel) => channelName(t, channel)).join(', ') })).join(' · ')}
        </Callout>
      )}
      {rehearsed.weeks.length === 0 ? null : rehearsed.stale.map((why) => <p key={why} className="text-13 text-warning">{t(`season.rehearsed.stale.${why}`)}</p>)}
    </>
  );
}
