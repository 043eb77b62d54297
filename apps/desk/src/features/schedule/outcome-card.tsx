import type { PlanOutcome } from '@keepdesk/client';
import { Button, numberFormat, Table, useClock } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { clockOf, dayOf } from './shift-times.ts';
import { limitWords, reasonWords } from './shift-words.ts';

const FEW = 8;

/** What a search came to, how its price comes about, why anything is short, and which contracts cannot be kept. */
export function OutcomeCard({ outcome, zone }: { outcome: PlanOutcome; zone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [all, setAll] = useState(false);
  const number = (value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const when = (at: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(at));
  const worst = outcome.shortages.toSorted((a, b) => b.hours - a.hours).slice(0, all ? undefined : FEW);
  const short = outcome.short_hours > 0.05;
  return (
    <Card>
      <div className="max-w-3xl text-14">
        <h2 className="text-16 font-semibold">{t('schedule.outcome.title')}</h2>
        <p>{short ? t('schedule.outcome.short', { short: number(outcome.short_hours), need: number(outcome.need_hours) }) : t('schedule.outcome.covered', { need: number(outcome.need_hours) })}</p>
        <p className="text-13 text-quiet">{`${outcome.bound_because === 'nothing' ? t('schedule.outcome.boundNone') : t('schedule.outcome.bound', { hours: number(outcome.bound_hours), because: t(`schedule.outcome.because.${outcome.bound_because}`) })} ${t(`schedule.outcome.ended.${outcome.ended}`, { steps: numberFormat(locale, {}).format(outcome.steps) })}`}</p>
        {outcome.left_out.length > 0 ? <p className="text-13 text-quiet">{t('schedule.outcome.leftOut', { names: outcome.left_out.join(', ') })}</p> : null}
        {outcome.mended.length > 0 ? <p className="text-13 text-quiet">{t('schedule.outcome.mended', { names: outcome.mended.map((one) => one.name).join(', ') })}</p> : null}
      </div>
      <details className="text-13">
        <summary className="cursor-pointer font-medium">{t('schedule.outcome.price', { price: number(outcome.price) })}</summary>
        <dl className="mt-2 grid max-w-xl grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular" aria-label={t('schedule.outcome.priceOf')}>
          <dt>{t('schedule.outcome.parts.short', { hours: number(outcome.short_hours), price: number(outcome.short_hour_price) })}</dt><dd className="text-right">{number(outcome.short_price)}</dd>
          <dt>{t('schedule.outcome.parts.even')}</dt><dd className="text-right">{number(outcome.even_price)}</dd>
          <dt>{t('schedule.outcome.parts.people')}</dt><dd className="text-right">{number(outcome.people_price)}</dd>
        </dl>
      </details>
      {outcome.shortages.length === 0 ? <p className="text-13 text-quiet">{t('schedule.outcome.whyNone')}</p> : (
        <details className="text-13">
          <summary className="cursor-pointer font-medium">{t('schedule.outcome.why')}</summary>
          <div className="mt-2 flex flex-col gap-2">
            <Table
              label={t('schedule.outcome.why')} rows={worst} keyOf={(row) => `${row.from} ${row.queues.map((one) => one.brand + one.channel).join()}`}
              columns={[
                { id: 'when', name: t('schedule.outcome.when'), cell: (row) => <span className="tabular">{`${when(row.from)} – ${dayOf(row.from, zone) === dayOf(row.to, zone) ? clockOf(row.to, zone) : when(row.to)}`}</span> },
                { id: 'what', name: t('schedule.outcome.what'), wideOnly: true, cell: (row) => row.queues.map((one) => `${one.brand}, ${channelName(t, one.channel)}`).join(' · ') },
                { id: 'hours', name: t('schedule.outcome.hours'), align: 'end', cell: (row) => number(row.hours) },
                { id: 'why', name: t('schedule.outcome.reasons'), cell: (row) => (row.able === 0 ? t('schedule.outcome.unable') : `${t('schedule.outcome.ableThere', { there: row.there, able: row.able })} ${row.because.map((one) => t('schedule.becauseOf', { count: one.people.length, why: reasonWords(t, one.why) })).join(', ')}`) },
              ]}
            />
            {outcome.shortages.length > FEW && !all ? <Button look="quiet" size="sm" className="self-start" onPress={() => setAll(true)}>{t('schedule.outcome.all', { count: outcome.shortages.length })}</Button> : null}
          </div>
        </details>
      )}
      {outcome.conflicts.length === 0 ? null : (
        <>
          <h3 className="text-14 font-semibold">{t('schedule.outcome.conflicts')}</h3>
          <ul className="flex flex-col gap-1 text-13">
            {outcome.conflicts.map((one) => <li key={`${one.person_id} ${one.week}`}>{`${t('schedule.outcome.conflict', { name: one.name, week: one.week, contract: number(one.contract_minutes / 60), most: number(one.most_minutes / 60) })} ${one.limits.map((limit) => limitWords(t, limit)).join(', ')}.`}</li>)}
          </ul>
        </>
      )}
      <details className="text-13">
        <summary className="cursor-pointer font-medium">{t('schedule.outcome.people')}</summary>
        <div className="mt-2">
          <Table
            label={t('schedule.outcome.people')} caption={t('schedule.outcome.fair')} rows={outcome.people} keyOf={(row) => row.person_id}
            columns={[
              { id: 'name', name: t('schedule.outcome.columns.name'), cell: (row) => <bdi>{row.name}</bdi>, sort: (row) => row.name },
              { id: 'hours', name: t('schedule.outcome.columns.hours'), align: 'end', cell: (row) => t('schedule.hours', { done: number(row.minutes / 60), contract: number(row.contract_minutes / 60) }), sort: (row) => row.minutes },
              ...(['nights', 'weekends', 'earlies', 'wishes'] as const).map((id) => ({ id, name: t(`schedule.outcome.columns.${id}`), align: 'end' as const, wideOnly: id !== 'weekends', cell: (row: PlanOutcome['people'][number]) => number(row[id]), sort: (row: PlanOutcome['people'][number]) => row[id] })),
            ]}
          />
        </div>
      </details>
    </Card>
  );
}
