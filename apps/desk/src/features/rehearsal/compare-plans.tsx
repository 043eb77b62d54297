import type { PlayedScenario, RehearsalAnswer } from '@keepdesk/client';
import { classNames, Table, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { differenceOf, figures, planName, valueOf, within, type Figure } from './rehearsal-words.ts';

/** Figures of all plans beside each other: how far chance alone reaches below each, and what a plan changes with whether that is sure. */
export function ComparePlans({ answer }: { answer: RehearsalAnswer }) {
  const { t } = useTranslation();
  const shown = figures.filter((one) => (one.id !== 'delay_cost' || answer.has_delay_cost) && (one.id !== 'labour_cost' || answer.has_labour_cost));
  return (
    <section aria-label={t('rehearsal.compared')} className="flex flex-col gap-2">
      <h2 className="text-16 font-semibold">{t('rehearsal.compared')}</h2>
      <p className="text-13 text-quiet">{t('rehearsal.comparedText', { count: answer.asked.replications })}</p>
      <Table
        label={t('rehearsal.compared')}
        keyOf={(figure) => figure.id}
        rows={[...shown]}
        columns={[
          { id: 'figure', name: t('rehearsal.figure'), cell: (figure) => <><span className="font-medium">{t(`rehearsal.figures.${figure.id}`)}</span><span className="block text-12 text-quiet max-sm:hidden">{t(`rehearsal.figureText.${figure.id}`)}</span></> },
          ...answer.scenarios.map((plan) => ({ id: plan.name, name: planName(t, plan.name), align: 'end' as const, className: 'whitespace-nowrap tabular', cell: (figure: Figure) => <Cell plan={plan} figure={figure} currency={answer.currency} /> })),
        ]}
      />
    </section>
  );
}

function Cell({ plan, figure, currency }: { plan: PlayedScenario; figure: Figure; currency: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const say = (value: number | null | undefined): string => valueOf(locale, figure.unit, value, currency);
  const between = plan.intervals[figure.id];
  return (
    <>
      {say(plan.figures[figure.id])}
      {between ? <span className="block text-12 text-quiet">{t('rehearsal.between', { low: say(within(figure.unit, between[0])), high: say(within(figure.unit, between[1])) })}</span> : null}
      <Difference plan={plan} figure={figure} currency={currency} />
    </>
  );
}

/** What a plan changes against the first; that it could be nothing is said in words, not by colour alone. */
function Difference({ plan, figure, currency }: { plan: PlayedScenario; figure: Figure; currency: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const value = plan.difference?.figures[figure.id];
  if (plan.difference === null || value == null) return null;
  const between = plan.difference.intervals[figure.id];
  const isSure = between != null && (between[0] > 0 || between[1] < 0);
  const isGood = figure.more === 'neither' ? null : value > 0 === (figure.more === 'good');
  return (
    <span className={classNames('block text-12 font-medium', !isSure || isGood === null ? 'text-quiet' : isGood ? 'text-positive' : 'text-danger')}>
      {isSure ? t(isGood === null ? 'rehearsal.changes' : isGood ? 'rehearsal.better' : 'rehearsal.worse', { value: differenceOf(t, locale, figure.unit, value, currency) }) : t('rehearsal.unsure', { value: differenceOf(t, locale, figure.unit, value, currency) })}
    </span>
  );
}
