import type { Schedule, Shift } from '@keepdesk/client';
import { Button, Dialog, Field, numberFormat, useClock } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { ruleWords } from '../../shared/words/labour-words.ts';
import type { Cell } from './roster-grid.tsx';
import { clockOf, dayOf, typedShift } from './shift-times.ts';
import type { Draft } from './use-draft.ts';

const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** One person's day: what they work, what it breaks, and where that is written. */
export function ShiftDialog({ cell: { person, day }, schedule, draft, onClose }: { cell: Cell; schedule: Schedule; draft: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const zone = person.time_zone;
  const shift: Shift | null = schedule.shifts.find((one) => one.person_id === person.id && dayOf(one.from, zone) === day) ?? null;
  const meal = shift?.activities.find((one) => one.kind === 'lunch');
  const [typed, setTyped] = useState({
    from: shift === null ? '09:00' : clockOf(shift.from, zone), to: shift === null ? '17:30' : clockOf(shift.to, zone), lunch: shift === null ? '12:30' : meal === undefined ? '' : clockOf(meal.from, zone),
    minutes: String(meal === undefined ? 30 : Math.round((Date.parse(meal.to) - Date.parse(meal.from)) / 60_000)),
  });
  const set = (name: keyof typeof typed) => (value: string): void => setTyped({ ...typed, [name]: value });
  const ready = isClock(typed.from) && isClock(typed.to) && typed.from !== typed.to && (typed.lunch === '' || isClock(typed.lunch)) && Number(typed.minutes) >= 0 && Number(typed.minutes) <= 240;
  const keep = (): void => {
    draft.change?.({ put: [typedShift({ day, from: typed.from, to: typed.to, lunch: typed.lunch, lunchMinutes: Math.round(Number(typed.minutes)) }, person.id, zone, shift)], remove: [] });
    onClose();
  };
  const take = (): void => {
    if (shift !== null) draft.change?.({ put: [], remove: [shift.id] });
    onClose();
  };
  const problems = schedule.problems.filter((one) => one.person_id === person.id && shift !== null && one.shift_ids.includes(shift.id));
  const number = (value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return (
    <Dialog
      title={t('schedule.edit.title', { name: person.name, day: dayName })} isOpen onClose={onClose}
      actions={draft.change === null ? undefined : (
        <>
          {shift === null ? null : <Button look="quiet" onPress={take}>{t('schedule.edit.take')}</Button>}
          <Button look="primary" isDisabled={!ready} onPress={keep}>{t('schedule.edit.keep')}</Button>
        </>
      )}
    >
      <div className="flex flex-col gap-4">
        {problems.map((one) => <Callout key={`${one.rule} ${one.at}`} tone="danger" title={ruleWords(t, one, number)}><p className="text-quiet">{one.source === '' ? t('schedule.agreed') : one.source}</p></Callout>)}
        {draft.change === null ? (
          <p className="text-14 tabular">{shift === null ? t('schedule.off') : `${clockOf(shift.from, zone)}–${clockOf(shift.to, zone)}`}</p>
        ) : (
          <form className="grid grid-cols-2 gap-3" onSubmit={(event) => { event.preventDefault(); if (ready) keep(); }}>
            <Field label={t('schedule.edit.from')} type="time" value={typed.from} onChange={set('from')} />
            <Field label={t('schedule.edit.to')} type="time" value={typed.to} onChange={set('to')} />
            <Field label={t('schedule.edit.lunch')} type="time" value={typed.lunch} onChange={set('lunch')} />
            <Field label={t('schedule.edit.lunchMinutes')} type="number" value={typed.minutes} onChange={set('minutes')} />
            <button type="submit" hidden />
          </form>
        )}
        {shift === null || shift.activities.length === 0 ? null : (
          <ul className="flex flex-col gap-1 text-13 text-quiet tabular">
            {shift.activities.map((one) => <li key={one.from}>{`${t(`schedule.activity.${one.kind}`)}: ${clockOf(one.from, zone)}–${clockOf(one.to, zone)}`}</li>)}
          </ul>
        )}
        <p className="text-12 text-quiet">{`${t('schedule.edit.clock', { zone: zone.replaceAll('_', ' ') })} ${draft.change === null ? '' : t('schedule.edit.nextDay')}`}</p>
      </div>
    </Dialog>
  );
}
