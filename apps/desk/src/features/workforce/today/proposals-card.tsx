import { doProposal, undoDayAction, type DayProposal, type Today } from '@keepdesk/client';
import { Button, formatMoney, Pill, useClock, useToaster } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card } from '../../../shared/kit/section.tsx';
import { channelName } from '../../../shared/words/channel.ts';
import { clock, momentName, percent, tenths } from '../plan-words.ts';
import { activityName, todayKey } from './today-words.ts';

const seenIn = [todayKey];

/** What can be done about the rest of the day, the cheapest first; and what was done. */
export function ProposalsCard({ day, brandId }: { day: Today; brandId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toaster = useToaster();
  const undo = useChange((id: string) => undoDayAction(id).then((next) => client.setQueryData([...todayKey, brandId], next)), t('today.undone'), seenIn);
  const act = useChange((one: DayProposal) => doProposal(brandId, one.key).then((next) => {
    client.setQueryData([...todayKey, brandId], next);
    const [done] = next.actions;
    toaster.show({ text: t('today.done'), ...(done?.may_undo ? { action: { name: t('today.undo'), onAction: () => undo.mutate(done.id) } } : {}) });
  }), null, seenIn);
  return (
    <Card>
      <div className="max-w-3xl">
        <h2 className="text-16 font-semibold">{t('today.proposals')}</h2>
        <p className="text-13 text-quiet">{t('today.proposalsIntro')}</p>
      </div>
      {day.proposals.length === 0 ? <p className="text-13">{t(day.people.some((one) => one.plan.length > 0) ? 'today.noProposals' : 'today.nobodyPlanned')}</p> : (
        <ol aria-label={t('today.proposals')} className="flex flex-col divide-y divide-line">
          {day.proposals.map((one, at) => (
            <li key={one.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
              <What one={one} day={day} />
              <Button size="sm" look={at === 0 ? 'primary' : 'secondary'} busy={act.isPending} onPress={() => act.mutate(one)}>{t(`today.do.${one.kind}`)}</Button>
            </li>
          ))}
        </ol>
      )}
      {day.actions.length === 0 ? null : (
        <details open>
          <summary className="text-13 font-medium">{t('today.doneToday', { count: day.actions.length })}</summary>
          <ul className="mt-1 flex flex-col divide-y divide-line">
            {day.actions.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
                <What one={one.proposal} day={day} struck={one.undone_at !== null} />
                <span className="text-12 text-quiet">{one.undone_at === null ? t('today.by', { name: one.done_by ?? '–' }) : t('today.takenBack')}</span>
                {one.may_undo ? <Button size="sm" look="quiet" busy={undo.isPending} onPress={() => undo.mutate(one.id)}>{t('today.undo')}</Button> : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

/** What somebody is lent to: its brand is said where several are on the board. */
function queueName(t: TFunction, { loan }: DayProposal, day: Today): string {
  if (loan === null) return '';
  return day.queues.some((one) => one.brand_id !== loan.brand_id) ? `${loan.brand} · ${channelName(t, loan.channel)}` : channelName(t, loan.channel);
}

/** A proposal in a sentence, with its price and what it does. */
function What({ one, day, struck = false }: { one: DayProposal; day: Today; struck?: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const time = (at: string): string => momentName(locale, day.time_zone, at, clock);
  const hours = Math.abs(one.paid_hours);
  const facts = { name: one.person?.name ?? '', from: time(one.from), to: time(one.to), was: one.was === null ? '' : time(one.was), activity: activityName(t, one.activity), queue: queueName(t, one, day), hours: tenths(locale, hours) };
  const cost = one.cost_minor === null || one.currency === null ? null : formatMoney({ amount_minor: Math.abs(one.cost_minor), currency: one.currency }, locale);
  return (
    <div className="flex min-w-60 flex-1 flex-col gap-0.5">
      <p className={struck ? 'text-14 text-quiet line-through' : 'text-14 font-medium'}>{t(`today.proposal.${one.kind}`, facts)}</p>
      <p className="flex flex-wrap gap-2 text-12 text-quiet">
        {one.fewer_short > 0 ? <span>{t('today.lessMissing', { hours: tenths(locale, one.fewer_short) })}</span> : null}
        {cost === null ? null : <span>{t(one.paid_hours < 0 ? 'today.saves' : 'today.costs', { cost })}</span>}
        {one.effects.map((effect) => <Pill key={`${effect.brand} ${effect.channel}`} tone={effect.after >= effect.before ? 'positive' : 'warning'}>{t('today.effect', { channel: channelName(t, effect.channel), before: percent(locale, effect.before), after: percent(locale, effect.after) })}</Pill>)}
      </p>
    </div>
  );
}
