import { decideWeekRequest, loadWeekRequests, type Shift, type WeekRequest } from '@keepdesk/client';
import { Button, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { clockOf, dayOf } from './shift-times.ts';

/** Leave that was put to a person, and swaps a planner has to agree to. Nothing is shown while nothing waits. */
export function RequestsCard({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['schedule', 'requests'], queryFn: loadWeekRequests, refetchInterval: 60_000 });
  const [refusing, setRefusing] = useState<WeekRequest | null>(null);
  const decide = useChange(({ kind, id, state, because }: { kind: WeekRequest['kind']; id: string; state: 'granted' | 'refused'; because: string }) => decideWeekRequest(kind, id, { state, because }), t('schedule.requests.decided'), [['schedule']]);
  if (found.isError) return <p className="text-13 text-danger">{t('schedule.requests.failed')}</p>;
  if (!found.data || found.data.data.length === 0) return null;
  return (
    <Card>
      <h2 className="text-16 font-semibold">{t('schedule.requests.title')}</h2>
      <ul className="flex flex-col divide-y divide-line">
        {found.data.data.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 first:pt-0 last:pb-0">
            <Said request={one} zone={zone} />
            <span className="flex gap-2">
              <Button size="sm" look="quiet" onPress={() => setRefusing(one)}>{t('schedule.requests.refuse')}</Button>
              <Button size="sm" look="primary" busy={decide.isPending} onPress={() => decide.mutate({ kind: one.kind, id: one.id, state: 'granted', because: '' })}>{t(one.kind === 'leave' ? 'schedule.requests.grant' : 'schedule.requests.agree')}</Button>
            </span>
          </li>
        ))}
      </ul>
      <FormDialog title={t('schedule.requests.refuseTitle')} doName={t('schedule.requests.refuse')} isOpen={refusing !== null} onClose={() => setRefusing(null)} onSubmit={(values) => decide.mutateAsync({ kind: refusing?.kind ?? 'leave', id: refusing?.id ?? '', state: 'refused', because: String(values.why) })} fields={[{ name: 'why', kind: 'text', label: t('schedule.requests.why') }]} />
    </Card>
  );
}

function Said({ request: { leave, swap }, zone }: { request: WeekRequest; zone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const day = (text: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
  const span = (shift: Shift): string => `${day(dayOf(shift.from, zone))}, ${clockOf(shift.from, zone)}–${clockOf(shift.to, zone)}`;
  if (leave !== null) {
    return (
      <div className="min-w-0 flex-1 text-14">
        <p className="font-medium">{t('schedule.requests.asks', { name: leave.name })}</p>
        <p className="text-13 text-quiet">{[leave.from === leave.to ? day(leave.from) : `${day(leave.from)} – ${day(leave.to)}`, t(`schedule.agree.kinds.${leave.kind}`), leave.reason].filter(Boolean).join(' · ')}</p>
        <p className="text-12 text-quiet">{[leave.judged === null ? '' : t('schedule.requests.ruled', { answer: t(`schedule.codes.${codeOf(leave.judged.code)}`) }), t('schedule.requests.ends')].filter(Boolean).join(' · ')}</p>
      </div>
    );
  }
  if (swap === null) return null;
  return (
    <div className="min-w-0 flex-1 text-14">
      <p className="font-medium">{t('schedule.requests.swaps', { by: swap.by.name, taker: swap.taken_by?.name ?? '' })}</p>
      <p className="text-13 text-quiet tabular">{[span(swap.shift), swap.taken_shift === null ? '' : t('schedule.requests.given', { shift: span(swap.taken_shift) }), swap.note].filter(Boolean).join(' · ')}</p>
    </div>
  );
}

const codes = ['granted', 'overlap', 'past', 'not_employed', 'kind', 'long', 'no_site', 'notice', 'allotment', 'coverage', 'not_foretold', 'not_reckoned'] as const;
const codeOf = (code: string): (typeof codes)[number] => codes.find((one) => one === code) ?? 'kind';
