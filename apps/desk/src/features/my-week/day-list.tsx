import type { MyWeek, Shift } from '@keepdesk/client';
import { Button, classNames, Pill, useClock, useNow } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { dayIn, dayWords, hours, spanWords, timeIn, number } from './week-words.ts';

/** The week as a list of days, by the clock of where they work. */
export function DayList({ week, onOffer }: { week: MyWeek; onOffer: (shift: Shift) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const today = dayIn(week.time_zone, now.toISOString());
  return (
    <section aria-label={t('mine.days')} className="rounded-card border border-line bg-raised">
      <ul className="divide-y divide-line">
        {week.days.map(({ day, shifts, leave }) => (
          <li key={day} data-day={day} className={classNames('flex flex-col gap-2 px-4 py-3', day === today && 'bg-selected')}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <h3 className="text-14 font-medium">{dayWords(locale, day, { weekday: 'long', day: 'numeric', month: 'short' })}{day === today ? <span className="text-quiet">{` · ${t('mine.todayMark')}`}</span> : null}</h3>
              {leave.map((one) => <Pill key={one.id} tone={one.state === 'granted' ? 'positive' : 'warning'}>{`${t(`schedule.agree.kinds.${one.kind}`)} · ${t(`mine.leave.states.${one.state}`)}`}</Pill>)}
            </div>
            {shifts.length === 0 ? (leave.some((one) => one.state === 'granted') ? null : <p className="text-13 text-quiet">{t('mine.free')}</p>) : shifts.map((one) => <ShiftRow key={one.id} shift={one} week={week} now={now} onOffer={onOffer} />)}
          </li>
        ))}
      </ul>
      <p className="border-t border-line px-4 py-3 text-13 text-quiet">{t('mine.hours', { planned: hours(locale, week.planned_minutes), contract: hours(locale, week.contract_minutes ?? 0) })}</p>
    </section>
  );
}

function ShiftRow({ shift, week, now, onOffer }: { shift: Shift; week: MyWeek; now: Date; onOffer: (shift: Shift) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const zone = week.time_zone;
  const long = (Date.parse(shift.to) - Date.parse(shift.from)) / 3_600_000;
  const lies = week.swaps.some((one) => one.own && one.shift.id === shift.id && (one.state === 'open' || one.state === 'waiting'));
  const may = Date.parse(shift.from) > now.getTime() && !lies && shift.activities.every((one) => one.kind === 'break' || one.kind === 'lunch');
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="min-w-0">
        <p className="text-16 tabular">{spanWords(locale, zone, shift)}<span className="text-13 text-quiet">{` · ${t('mine.long', { hours: number(locale, long) })}`}</span></p>
        <p className="text-13 text-quiet tabular">{shift.activities.map((one) => `${t(`schedule.activity.${one.kind}`)} ${timeIn(locale, zone, one.from)}–${timeIn(locale, zone, one.to)}`).join(' · ')}</p>
      </div>
      {lies ? <Pill tone="info">{t('mine.swap.offered')}</Pill> : null}
      {may ? <Button size="sm" look="quiet" onPress={() => onOffer(shift)}>{t('mine.swap.offer')}</Button> : null}
    </div>
  );
}
