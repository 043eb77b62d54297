import { withdrawOwnLeave, type Leave, type MyWeek } from '@keepdesk/client';
import { Button, Pill, useClock, type Tone } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { answerWords, dayIn, daysWords, weekKey } from './week-words.ts';

const tones: Record<Leave['state'], Tone> = { asked: 'warning', granted: 'positive', refused: 'danger', withdrawn: 'plain' };

/** Leave that is not over, with why it was decided so. */
export function LeaveCard({ week }: { week: MyWeek }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [taking, setTaking] = useState<Leave | null>(null);
  const withdraw = useChange((id: string) => withdrawOwnLeave(id), t('mine.leave.withdrawn'), [weekKey]);
  const today = dayIn(week.time_zone, week.now);
  const why = (one: Leave): string => (one.judged !== null && one.decided_by === null && one.state !== 'asked' ? answerWords(t, locale, week.time_zone, one.judged) : one.because);
  return (
    <Card>
      <h2 className="text-16 font-semibold">{t('mine.leave.title')}</h2>
      {week.leave.length === 0 ? <p className="text-13 text-quiet">{t('mine.leave.none', { days: week.notice_days })}</p> : (
        <ul className="flex flex-col divide-y divide-line">
          {week.leave.map((one) => (
            <li key={one.id} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 flex-1 text-14 font-medium">{daysWords(locale, one)}</span>
                <Pill tone={tones[one.state]}>{t(`mine.leave.states.${one.state}`)}</Pill>
              </div>
              <p className="text-13 text-quiet">{[t(`schedule.agree.kinds.${one.kind}`), why(one)].filter(Boolean).join(' · ')}</p>
              {one.state === 'asked' || (one.state === 'granted' && one.from > today) ? <span><Button size="sm" look="quiet" onPress={() => setTaking(one)}>{t('mine.leave.withdraw')}</Button></span> : null}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog title={t('mine.leave.withdrawAsk')} isOpen={taking !== null} onClose={() => setTaking(null)} doName={t('mine.leave.withdraw')} onDo={() => withdraw.mutateAsync(taking?.id ?? '')}>{t('mine.leave.withdrawText')}</ConfirmDialog>
    </Card>
  );
}
