import type { StaffedInterval, Staffing } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { clock, momentName, tenths } from './plan-words.ts';

/** People by time of day and day, darker where more are needed; of calls and chats each number opens how it comes about. */
export function StaffingGrid({ staffing, onWhy }: { staffing: Staffing; onWhy: (interval: StaffedInterval) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const zone = staffing.time_zone;
  const dayOf = (at: string): string => momentName(locale, zone, at, { weekday: 'short', day: 'numeric' });
  const days = [...new Set(staffing.intervals.map((one) => dayOf(one.at)))];
  const rows = new Map<string, Map<string, StaffedInterval>>();
  for (const one of staffing.intervals) {
    // Where clocks go back an hour comes twice: the second stands in a row of its own.
    const shown = momentName(locale, zone, one.at, clock);
    const time = rows.get(shown)?.has(dayOf(one.at)) === true ? `${shown} (2)` : shown;
    rows.set(time, (rows.get(time) ?? new Map<string, StaffedInterval>()).set(dayOf(one.at), one));
  }
  const times = [...rows].filter(([, cells]) => [...cells.values()].some((one) => one.people > 0)).toSorted(([a], [b]) => a.localeCompare(b));
  const most = Math.max(1, ...staffing.intervals.map((one) => one.people));
  const deferred = staffing.terms.work === 'deferred';
  return (
    <section aria-label={t('plan.grid')} className="flex flex-col gap-3 rounded-card border border-line bg-raised p-5">
      <div>
        <h2 className="text-16 font-semibold">{t('plan.grid')}</h2>
        <p className="text-13 text-quiet">{t(deferred ? 'plan.gridDeferred' : 'plan.gridIntro')}</p>
      </div>
      {times.length === 0 ? <p className="text-13 text-quiet">{t('plan.nobodyNeeded')}</p> : (
        <div className="overflow-x-auto" role="region" aria-label={t('plan.grid')} tabIndex={0}>
          <table className="w-full min-w-120 table-fixed border-separate border-spacing-0.5 text-13 tabular">
            <thead>
              <tr className="text-12 text-quiet">
                <th scope="col" className="text-left font-medium">{t('plan.time')}</th>
                {days.map((day) => <th key={day} scope="col" className="text-center font-medium">{day}</th>)}
              </tr>
            </thead>
            <tbody>
              {times.map(([time, cells]) => (
                <tr key={time}>
                  <th scope="row" className="pr-2 text-left font-normal text-quiet">{time}</th>
                  {days.map((day) => <Cell key={day} one={cells.get(day)} day={day} time={time} most={most} {...(deferred ? {} : { onWhy })} />)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Cell({ one, day, time, most, onWhy }: { one: StaffedInterval | undefined; day: string; time: string; most: number; onWhy?: (interval: StaffedInterval) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (one === undefined || one.people === 0) return <td className="text-center text-quiet" title={one?.open === false ? t('plan.closed') : ''}>{one?.open === false ? '' : '0'}</td>;
  const said = tenths(locale, one.people);
  const tint = { background: `color-mix(in oklab, var(--chart-1) ${Math.round((34 * one.people) / most)}%, var(--surface-raised))` };
  if (onWhy === undefined) return <td className="rounded-control text-center" style={tint}>{said}</td>;
  return (
    <td className="p-0">
      <button type="button" style={tint} onClick={() => onWhy(one)} aria-label={t('plan.cell', { day, time, people: said })} className="h-6 w-full rounded-control px-1 text-center hover:outline hover:outline-accent">{said}</button>
    </td>
  );
}
