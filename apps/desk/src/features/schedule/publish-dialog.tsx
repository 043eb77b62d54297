import { loadPlanDiff, publishPlan, type PlanDiff, type Shift } from '@keepdesk/client';
import { Checkbox, numberFormat, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { alreadySaid, useTask } from '../../shared/kit/task.ts';
import { clockOf } from './shift-times.ts';

/** Who gains, loses and changes what, before anybody is told. */
export function PublishDialog({ planId, onDone, onClose }: { planId: string; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const [despite, setDespite] = useState(false);
  const found = useQuery({ queryKey: ['schedule', 'diff', planId], queryFn: () => loadPlanDiff(planId), gcTime: 0, staleTime: 0 });
  const publish = useChange((version: number) => publishPlan(planId, { version, despite }), null, [['schedule']]);
  const broken = found.data?.problems.length ?? 0;
  const { busy, run } = useTask(async () => {
    if (found.data === undefined) return;
    await publish.mutateAsync(found.data.version);
    toaster.show({ text: t('schedule.publish.done') });
    onDone();
  }, alreadySaid);
  return (
    <AskDialog title={t('schedule.publish.title')} width="wide" onClose={onClose} doName={t('schedule.publish.do')} busy={busy} ready={found.data !== undefined && (broken === 0 || despite)} onDo={run}>
      <Loaded found={found} title={t('schedule.failed')}>{found.data === undefined ? null : <Changes diff={found.data} />}</Loaded>
      {broken > 0 ? <div className="mt-4"><Checkbox isSelected={despite} onChange={setDespite} help={t('schedule.publish.despiteHelp', { count: broken })}>{t('schedule.publish.despite')}</Checkbox></div> : null}
    </AskDialog>
  );
}

function Changes({ diff }: { diff: PlanDiff }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const number = (minutes: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(minutes / 60);
  return (
    <div className="flex flex-col gap-3 text-14" role="region" aria-label={t('schedule.publish.title')} tabIndex={0}>
      <p className="text-13 text-quiet">{[diff.people.length === 0 ? t('schedule.publish.none') : t('schedule.publish.told'), t('schedule.publish.unchanged', { count: diff.unchanged }), diff.begun > 0 ? t('schedule.publish.begun', { count: diff.begun }) : ''].filter(Boolean).join(' ')}</p>
      <ul className="flex flex-col divide-y divide-line">
        {diff.people.map((one) => {
          const said = (shift: Shift): string => `${new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', timeZone: one.time_zone }).format(new Date(shift.from))} ${clockOf(shift.from, one.time_zone)}–${clockOf(shift.to, one.time_zone)}`;
          return (
            <li key={one.person_id} className="flex flex-col gap-1 py-2">
              <p className="flex flex-wrap justify-between gap-x-4"><bdi className="font-medium">{one.name}</bdi><span className="text-12 text-quiet tabular">{t('schedule.publish.hours', { before: number(one.minutes_before), after: number(one.minutes_after) })}</span></p>
              {one.gains.length > 0 ? <Line name={t('schedule.publish.gains')} text={one.gains.map(said).join(' · ')} look="text-positive" /> : null}
              {one.loses.length > 0 ? <Line name={t('schedule.publish.loses')} text={one.loses.map(said).join(' · ')} look="text-danger" /> : null}
              {one.changes.length > 0 ? <Line name={t('schedule.publish.changes')} text={one.changes.map(({ before, after }) => t('schedule.publish.to', { before: said(before), after: said(after) })).join(' · ')} look="text-warning" /> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const Line = ({ name, text, look }: { name: string; text: string; look: string }) => <p className="text-13 tabular"><span className={`font-medium ${look}`}>{`${name}: `}</span>{text}</p>;
