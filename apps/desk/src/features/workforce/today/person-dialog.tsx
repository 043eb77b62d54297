import { grantException, removeException, type Today, type TodayPerson } from '@keepdesk/client';
import { Button, Dialog, Field, useClock } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';
import { clock, momentName, percent, whole } from '../plan-words.ts';
import { stateName, todayKey } from './today-words.ts';

/** Somebody's day in figures, each time they were elsewhere than planned, and which of these counts as kept. */
export function PersonDialog({ person, day, brandId, onClose }: { person: TodayPerson; day: Today; brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const time = (at: string): string => momentName(locale, day.time_zone, at, clock);
  const take = (next: Today): void => void client.setQueryData([...todayKey, brandId], next);
  const grant = useChange((one: { from: string; to: string }) => grantException({ brand_id: brandId, person_id: person.id, from: one.from, to: one.to, reason }).then(take), t('today.excepted'), []);
  const remove = useChange((id: string) => removeException(brandId, id).then(take), t('today.exceptionGone'), []);
  return (
    <Dialog title={person.name} isOpen onClose={onClose}>
      <dl className="grid grid-cols-2 gap-3 text-13">
        <div><dt className="text-quiet">{t('today.adherence')}</dt><dd className="text-16 font-semibold tabular">{percent(locale, person.adherence)}</dd><dd className="text-12 text-quiet">{t('today.adherenceIs', { kept: whole(locale, person.kept_minutes), planned: whole(locale, person.planned_minutes) })}</dd></div>
        <div><dt className="text-quiet">{t('today.conformance')}</dt><dd className="text-16 font-semibold tabular">{percent(locale, person.conformance)}</dd><dd className="text-12 text-quiet">{t('today.conformanceIs')}</dd></div>
      </dl>
      <h3 className="mt-4 text-14 font-semibold">{t('today.elsewhere')}</h3>
      {person.out.length === 0 ? <p className="text-13 text-quiet">{t('today.neverElsewhere')}</p> : (
        <>
          <Field label={t('today.why')} help={t('today.whyHelp')} value={reason} onChange={setReason} />
          <ul className="mt-2 flex flex-col divide-y divide-line">
            {person.out.map((one) => (
              <li key={one.from} className="flex flex-wrap items-center justify-between gap-2 py-2 text-13">
                <span>{t('today.wasOut', { from: time(one.from), to: time(one.to), actual: stateName(t, one.actual), planned: stateName(t, one.planned) })}</span>
                <Button size="sm" isDisabled={reason.trim() === ''} busy={grant.isPending} onPress={() => grant.mutate(one)}>{t('today.countsAsKept')}</Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {person.exceptions.length === 0 ? null : (
        <ul aria-label={t('today.exceptions')} className="mt-3 flex flex-col divide-y divide-line">
          {person.exceptions.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-2 py-2 text-13">
              <span>{`${time(one.from)} – ${time(one.to)}: `}<bdi>{one.reason}</bdi></span>
              <Button size="sm" look="quiet" busy={remove.isPending} onPress={() => remove.mutate(one.id)}>{t('today.takeBack')}</Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
