import { endAway, loadAway, undoAway, type AwayEnded, type AwayShifts } from '@keepdesk/client';
import { Button, numberFormat, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../kit/resource.ts';
import { Card } from '../../kit/section.tsx';

const key = ['schedule', 'away'] as const;
const seenIn = [['schedule'], ['today']];

/** Shifts nobody will come to, as whoever has them is away, ended with a press and given back with another. Nothing is shown while there are none. */
export function AwayCard() {
  const { t } = useTranslation();
  const toaster = useToaster();
  const found = useQuery({ queryKey: key, queryFn: loadAway, refetchInterval: 60_000 });
  const undo = useChange(async (id: string) => {
    const { given_back: given, kept_out: out } = await undoAway(id);
    toaster.show({ tone: out > 0 ? 'danger' : 'plain', text: [given > 0 || out === 0 ? t('schedule.stands.back', { count: given }) : '', out > 0 ? t('schedule.stands.out', { count: out }) : ''].filter(Boolean).join(' ') });
  }, null, seenIn);
  const end = useChange(async (one: AwayShifts) => {
    const { ended_id: id } = await endAway({ person_id: one.person.id, leave_id: one.leave_id });
    toaster.show({ text: t('schedule.stands.ended', { count: id === null ? 0 : one.shifts.length }), ...(id === null ? {} : { action: { name: t('schedule.stands.undo'), onAction: () => undo.mutate(id) } }) });
  }, null, seenIn);
  if (found.isError) return <p className="text-13 text-danger">{t('schedule.stands.failed')}</p>;
  if (!found.data || (found.data.standing.length === 0 && found.data.ended.length === 0)) return null;
  const { standing, ended } = found.data;
  return (
    <Card>
      <div className="max-w-3xl">
        <h2 className="text-16 font-semibold">{t('schedule.stands.title')}</h2>
        <p className="text-13 text-quiet">{t('schedule.stands.intro')}</p>
      </div>
      {standing.length === 0 ? null : (
        <ul aria-label={t('schedule.stands.title')} className="flex flex-col divide-y divide-line">
          {standing.map((one) => (
            <li key={`${one.person.id} ${one.leave_id ?? one.why}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 first:pt-0 last:pb-0">
              <Who one={one} said={t('schedule.stands.stand', { count: one.shifts.length })} />
              <Button size="sm" look="primary" busy={end.isPending} onPress={() => end.mutate(one)}>{t('schedule.stands.end')}</Button>
            </li>
          ))}
        </ul>
      )}
      {ended.length === 0 ? null : (
        <details>
          <summary className="text-13 font-medium">{t('schedule.stands.lately', { count: ended.length })}</summary>
          <ul className="mt-1 flex flex-col divide-y divide-line">
            {ended.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
                <Who one={one} said={one.ended_by === null ? '' : t('schedule.stands.by', { name: one.ended_by })} />
                <Button size="sm" look="quiet" busy={undo.isPending} onPress={() => undo.mutate(one.id)}>{t('schedule.stands.undo')}</Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

/** Who is away, why and how long, and how much of their work it is. */
function Who({ one, said }: { one: AwayShifts | AwayEnded; said: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const day = (text: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
  const [from, to] = [one.from === null ? null : day(one.from), one.to === null ? null : day(one.to)];
  const days = from !== null && to !== null ? (from === to ? from : t('schedule.stands.days', { from, to })) : from !== null ? t('schedule.stands.since', { from }) : to !== null ? t('schedule.stands.until', { to }) : '';
  const hours = one.shifts.reduce((sum, shift) => sum + Date.parse(shift.to) - Date.parse(shift.from), 0) / 3_600_000;
  return (
    <div className="min-w-0 flex-1 text-14">
      <p className="font-medium">{[t(`schedule.stands.${one.why}`, { name: one.person.name }), said].filter(Boolean).join(': ')}</p>
      <p className="text-13 text-quiet tabular">{[days, one.kind === null ? '' : t(`schedule.agree.kinds.${one.kind}`), t('schedule.stands.hours', { hours: numberFormat(locale, { maximumFractionDigits: 1 }).format(hours) })].filter(Boolean).join(' · ')}</p>
    </div>
  );
}
