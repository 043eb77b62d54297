import { cancelRehearsal, deleteRehearsal, loadRehearsal, markBaseline, rehearsalSheet, type PlayedScenario, type RehearsalAnswer } from '@keepdesk/client';
import { Button, ProgressBar, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FileDown, Flag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { AssumptionsTable } from './assumptions-table.tsx';
import { allBecause } from './because-words.ts';
import { CameBeside } from './came-beside.tsx';
import { ComparePlans } from './compare-plans.tsx';
import { GroupsTable } from './groups-table.tsx';
import { HeatMap } from './heat-map.tsx';
import { dayIn, dayName } from './day-words.ts';
import { percent, planName, span, tenths, whole, within } from './rehearsal-words.ts';
import { SeasonWeeks } from './season-weeks.tsx';
import { ScrubbedDay } from './scrubbed-day.tsx';
import { WorstIntervals } from './worst-intervals.tsx';

const hasBegun = (answer: RehearsalAnswer): boolean => Date.parse(answer.scenarios[0]?.course.at[0] ?? '') < Date.now();
const goesOn = (answer: RehearsalAnswer | undefined): boolean => answer?.state === 'waiting' || answer?.state === 'running';

/** One rehearsal: how far it is, then what each plan came to; plans show as soon as they are played. */
export function RehearsalAnswerView({ id, onGone }: { id: string; onGone: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['plan', 'rehearsal', id], queryFn: () => loadRehearsal(id), refetchInterval: (query) => (goesOn(query.state.data) ? 700 : false) });
  return <Loaded found={found} title={t('rehearsal.failed')}>{found.data === undefined ? null : <Answer answer={found.data} onGone={onGone} />}</Loaded>;
}

function Answer({ answer, onGone }: { answer: RehearsalAnswer; onGone: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const last = new Date(Date.parse(`${answer.from}T00:00:00Z`) + (answer.days - 1) * 86_400_000).toISOString().slice(0, 10);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-20 font-semibold"><bdi>{answer.name}</bdi></h2>
          <p className="text-13 text-quiet">{answer.days === 1 ? dayName(locale, answer.from) : `${dayName(locale, answer.from)} – ${dayName(locale, last)}`}{answer.made_by === null ? '' : ` · ${answer.made_by}`}{answer.asked.season === undefined ? null : <> · <bdi>{t('rehearsal.weeks.ofSeason', { name: answer.asked.season.name, version: answer.asked.season.version })}</bdi></>}</p>
        </div>
        <Actions answer={answer} onGone={onGone} />
      </div>
      <State answer={answer} />
      {answer.scenarios.length === 0 ? null : (
        <>
          <Headlines answer={answer} />
          <ComparePlans answer={answer} />
          <Detail answer={answer} />
        </>
      )}
      {answer.scenarios.length > 0 && (answer.baseline || hasBegun(answer)) ? <CameBeside answer={answer} /> : null}
      {answer.assumptions.length === 0 ? null : (
        <section aria-label={t('rehearsal.assumptions')} className="flex flex-col gap-2">
          <h2 className="text-16 font-semibold">{t('rehearsal.assumptions')}</h2>
          <AssumptionsTable rows={answer.assumptions} />
        </section>
      )}
    </div>
  );
}

function Actions({ answer, onGone }: { answer: RehearsalAnswer; onGone: () => void }) {
  const { t } = useTranslation();
  const mark = useChange(() => markBaseline(answer.id, !answer.baseline), null, [['plan']]);
  const drop = useChange(async () => { await deleteRehearsal(answer.id); onGone(); }, t('rehearsal.deleted'), [['plan']]);
  const cancel = useChange(() => cancelRehearsal(answer.id), null, [['plan']]);
  if (goesOn(answer)) return <Button busy={cancel.isPending} onPress={() => cancel.mutate(undefined)}>{t('rehearsal.cancel')}</Button>;
  return (
    <div className="flex flex-wrap gap-2">
      {answer.state === 'done' ? (
        <>
          <Button icon={<Flag size={14} />} busy={mark.isPending} onPress={() => mark.mutate(undefined)}>{t(answer.baseline ? 'rehearsal.unmark' : 'rehearsal.mark')}</Button>
          <Button icon={<FileDown size={14} />} onPress={() => window.location.assign(rehearsalSheet(answer.id))}>{t('rehearsal.sheet')}</Button>
        </>
      ) : null}
      <Button look="quiet" icon={<Trash2 size={14} />} busy={drop.isPending} onPress={() => drop.mutate(undefined)}>{t('rehearsal.delete')}</Button>
    </div>
  );
}

function State({ answer }: { answer: RehearsalAnswer }) {
  const { t } = useTranslation();
  const { done, of } = answer.progress;
  if (answer.state === 'waiting') return <ProgressBar label={t('rehearsal.waiting')} />;
  if (answer.state === 'running') return <ProgressBar label={t('rehearsal.running')} fraction={of === 0 ? 0 : done / of} words={t('rehearsal.playsOf', { done, of })} />;
  if (answer.state === 'cancelled') return <Callout tone="info">{t('rehearsal.cancelled', { done, of })}</Callout>;
  if (answer.state === 'failed') return <Callout tone="danger" title={t('rehearsal.couldNot')}><span lang="en">{answer.problem?.message}</span></Callout>;
  return null;
}

/** Each plan in one sentence; what one should hear first stands below it. */
function Headlines({ answer }: { answer: RehearsalAnswer }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t('rehearsal.inShort')} className="grid gap-3 md:grid-cols-2">
      {answer.scenarios.map((plan) => (
        <li key={plan.name} className="flex flex-col gap-2 rounded-card border border-line bg-raised p-4">
          <h3 className="text-14 font-semibold">{planName(t, plan.name)}</h3>
          <p><Headline plan={plan} /></p>
          {answer.has_delay_cost ? <WaitingCost plan={plan} /> : null}
          <Remarks plan={plan} />
          {plan.opening ? <Opening of={plan.opening} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** What one should hear first; what was kept before remarks had codes is English. */
function Remarks({ plan }: { plan: PlayedScenario }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const said = allBecause(t, locale, plan.remarks);
  return <>{(said ?? plan.says).map((text) => <Callout key={text} tone="warning"><span lang={said === null ? 'en' : undefined}>{text}</span></Callout>)}</>;
}

function Headline({ plan }: { plan: PlayedScenario }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const between = plan.intervals['service_level'];
  return <>{t(between ? 'rehearsal.headline' : 'rehearsal.headlineOnce', { arrived: whole(locale, plan.arrived), level: percent(locale, plan.figures['service_level']), low: percent(locale, between && within('share', between[0])), high: percent(locale, between && within('share', between[1])), p90: span(locale, plan.figures['wait_p90_seconds']), end: whole(locale, plan.figures['waiting_at_end'] ?? 0) })}</>;
}

/** What waiting costs, and how much less or more than in the first plan where that is sure. */
function WaitingCost({ plan }: { plan: PlayedScenario }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [cost, change, between] = [plan.figures['delay_cost'], plan.difference?.figures['delay_cost'], plan.difference?.intervals['delay_cost']];
  if (cost == null) return null;
  const isSure = change != null && between != null && (between[0] > 0 || between[1] < 0);
  return <p>{isSure ? t(change < 0 ? 'rehearsal.waitingCostLess' : 'rehearsal.waitingCostMore', { cost: whole(locale, cost), change: whole(locale, Math.abs(change)) }) : t('rehearsal.waitingCost', { cost: whole(locale, cost) })}</p>;
}

function Opening({ of }: { of: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const say = (name: string): string => tenths(locale, of[name] ?? 0);
  return <p className="text-13 text-quiet">{t('rehearsal.opening', { waiting: say('waiting'), inTime: say('answered_in_time'), late: say('answered_late'), left: say('still_waiting') })}</p>;
}

/** One plan and one day of it, looked at closely. */
function Detail({ answer }: { answer: RehearsalAnswer }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [name, setName] = useState('as_planned');
  const [chosen, setDay] = useState(answer.from);
  const plan = answer.scenarios.find((one) => one.name === name) ?? answer.scenarios[0];
  if (plan === undefined) return null;
  const days = [...new Set(plan.course.at.map((at) => dayIn(answer.time_zone, at)))];
  const day = days.includes(chosen) ? chosen : (days[0] ?? '');
  // Of more than four weeks the course is by the day: there is no day to go through.
  const isByInterval = answer.days <= 28;
  return (
    <section aria-label={t('rehearsal.closely')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <h2 className="mr-auto text-16 font-semibold">{t('rehearsal.closely')}</h2>
        {answer.scenarios.length > 1 ? <Select label={t('rehearsal.plan')} value={plan.name} onChange={setName} choices={answer.scenarios.map((one) => ({ id: one.name, name: planName(t, one.name) }))} className="w-56 max-sm:w-full" /> : null}
        {days.length > 1 && isByInterval ? <Select label={t('rehearsal.day')} value={day} onChange={setDay} choices={days.map((id) => ({ id, name: dayName(locale, id) }))} className="w-40 max-sm:w-full" /> : null}
      </div>
      {(plan.weeks ?? []).length > 0 ? <SeasonWeeks answer={answer} plan={plan} /> : null}
      {isByInterval ? <ScrubbedDay key={`${plan.name} ${day}`} plan={plan} day={day} timeZone={answer.time_zone} /> : null}
      {isByInterval ? <HeatMap plan={plan} day={day} timeZone={answer.time_zone} /> : null}
      <GroupsTable plan={plan} hasDelayCost={answer.has_delay_cost} />
      <WorstIntervals plan={plan} timeZone={answer.time_zone} />
    </section>
  );
}
