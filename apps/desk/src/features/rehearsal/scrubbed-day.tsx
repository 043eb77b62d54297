import type { PlayedScenario } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intervalsOf } from './hours-of.ts';
import { clock, momentName } from './day-words.ts';
import { percent, span, tenths } from './rehearsal-words.ts';

/** A day gone through by hand: who waits, who works, who is there, at each moment. */
export function ScrubbedDay({ plan, day, timeZone }: { plan: PlayedScenario; day: string; timeZone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const places = intervalsOf(plan, day, timeZone);
  const [at, setAt] = useState(Math.floor(places.length / 2));
  const { course } = plan;
  const place = places[Math.min(at, places.length - 1)];
  if (place === undefined) return null;
  const nameOf = (one: number): string => momentName(locale, timeZone, course.at[one] ?? '', clock);
  const of = (values: readonly (number | null)[]): (number | null)[] => places.map((one) => values[one] ?? null);
  const rows = [
    { id: 'waiting', value: course.waiting[place] ?? 0, note: t('rehearsal.oldest', { length: span(locale, course.oldest_seconds[place]) }) },
    { id: 'busy', value: course.busy[place] ?? 0, note: '' },
    { id: 'people', value: course.people[place] ?? 0, note: '' },
    { id: 'arrived', value: course.arrived[place] ?? 0, note: t('rehearsal.inTime', { share: percent(locale, course.service_level[place]) }) },
  ] as const;
  const most = Math.max(1, ...places.flatMap((one) => [course.waiting[one] ?? 0, course.people[one] ?? 0, course.arrived[one] ?? 0]));
  return (
    <section aria-label={t('rehearsal.course')} className="flex flex-col gap-4 rounded-card border border-line bg-raised p-5">
      <LineChart
        title={t('rehearsal.course')} note={t('rehearsal.courseText', { zone: timeZone.replaceAll('_', ' ') })} labels={places.map(nameOf)} labelName={t('rehearsal.when')} gridAt={(one) => one === at} format={(value) => tenths(locale, value)}
        series={[{ name: t('rehearsal.now.people'), values: of(course.people) }, { name: t('rehearsal.now.busy'), values: of(course.busy) }, { name: t('rehearsal.now.waiting'), values: of(course.waiting) }]}
      />
      <label className="flex flex-col gap-1 text-13 font-medium">
        {t('rehearsal.moment', { time: nameOf(place) })}
        <input type="range" min={0} max={places.length - 1} value={Math.min(at, places.length - 1)} onChange={(event) => setAt(Number(event.target.value))} aria-valuetext={nameOf(place)} className="h-6 w-full accent-(--accent)" />
      </label>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2" aria-live="polite">
        {rows.map((row) => (
          <div key={row.id}>
            <dt className="flex justify-between text-13"><span className="text-quiet">{t(`rehearsal.now.${row.id}`)}</span><span className="font-semibold tabular">{tenths(locale, row.value)}</span></dt>
            <dd className="flex flex-col gap-1 text-12 text-quiet">
              <span className="block h-2 overflow-hidden rounded-full bg-pressed"><span className="block h-full rounded-full" style={{ width: `${(100 * row.value) / most}%`, background: 'var(--chart-1)' }} /></span>
              {row.note}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
