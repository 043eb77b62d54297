import { askOwnLeave, previewLeave, type Leave, type LeaveAnswer, type MyWeek } from '@keepdesk/client';
import { Button, Field, Select, Skeleton, useClock, useToaster } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { Callout, type CalloutTone } from '../../shared/kit/callout.tsx';
import { DayField } from '../../shared/kit/day-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { alreadySaid, useTask } from '../../shared/kit/task.ts';
import { answerWords, dayIn, daysWords, plusDays, shiftWords, weekKey } from './week-words.ts';

const kinds = ['holiday', 'unpaid', 'sick', 'training', 'other'] as const;
const tones: Record<LeaveAnswer['answer'], CalloutTone> = { granted: 'positive', refused: 'danger', ask: 'warning' };
/** A person could not grant these either. */
const final = ['overlap', 'not_employed'];

/** Asks for leave: what the rules say is there before anything is sent. */
export function LeaveDialog({ week, onClose }: { week: MyWeek; onClose: () => void }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const { locale } = useClock();
  const earliest = plusDays(dayIn(week.time_zone, week.now), week.notice_days);
  const start = week.from > earliest ? week.from : earliest;
  const [asked, setAsked] = useState<{ from: string; to: string; kind: Leave['kind'] }>({ from: start, to: start, kind: 'holiday' });
  const [reason, setReason] = useState('');
  const ordered = asked.to >= asked.from;
  const found = useQuery({ queryKey: [...weekKey, 'preview', asked], queryFn: () => previewLeave(asked), enabled: ordered, placeholderData: keepPreviousData, gcTime: 0, staleTime: 0 });
  const answer = found.isPlaceholderData ? undefined : found.data;
  const ask = useChange((askPerson: boolean) => askOwnLeave({ ...asked, reason, ask_person: askPerson }), null, [weekKey]);
  const { busy, run } = useTask(async () => {
    const made = await ask.mutateAsync(answer?.answer !== 'granted');
    toaster.show({ tone: made.state === 'refused' ? 'danger' : 'plain', text: t(`mine.leave.done.${made.state === 'granted' ? 'granted' : 'asked'}`, { days: daysWords(locale, made) }) });
    onClose();
  }, alreadySaid);
  return (
    <AskDialog title={t('mine.leave.ask')} onClose={onClose} doName={answer?.answer === 'granted' ? t('mine.leave.take') : t('mine.leave.askPerson')} busy={busy} ready={ordered && answer !== undefined && !found.isFetching && !(answer.answer === 'refused' && final.includes(answer.code))} onDo={run}>
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField label={t('schedule.agree.leaveFrom')} day={asked.from} onDay={(from) => setAsked({ ...asked, from, to: asked.to < from ? from : asked.to })} />
        <DayField label={t('schedule.agree.leaveTo')} day={asked.to} onDay={(to) => setAsked({ ...asked, to })} />
        <Select label={t('schedule.agree.leaveKind')} value={asked.kind} onChange={(id) => setAsked({ ...asked, kind: kinds.find((one) => one === id) ?? 'other' })} choices={kinds.map((id) => ({ id, name: t(`schedule.agree.kinds.${id}`) }))} />
        <Field label={t('schedule.agree.leaveWhy')} value={reason} onChange={setReason} />
      </div>
      <div className="mt-4 flex min-h-24 flex-col gap-3">
        {!ordered ? <Callout tone="warning" polite title={t('mine.leave.order')} /> : <Loaded found={found} title={t('mine.leave.unknown')}>{answer === undefined ? <Skeleton className="h-16 rounded-card" /> : <Answer answer={answer} week={week} onOther={(days) => setAsked({ ...asked, ...days })} />}</Loaded>}
      </div>
    </AskDialog>
  );
}

function Answer({ answer, week, onOther }: { answer: LeaveAnswer; week: MyWeek; onOther: (days: { from: string; to: string }) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <>
      <Callout tone={tones[answer.answer]} polite title={t(`mine.leave.answers.${answer.answer}`)}><p>{answerWords(t, locale, week.time_zone, answer)}</p></Callout>
      {answer.shifts.length === 0 ? <p className="text-13 text-quiet">{t('mine.leave.noShifts')}</p> : <p className="text-13 text-quiet">{t('mine.leave.ends', { shifts: answer.shifts.map((one) => shiftWords(locale, week.time_zone, one)).join('; ') })}</p>}
      {answer.others.length === 0 ? null : (
        <div className="flex flex-col gap-1.5">
          <p className="text-13 font-medium">{t('mine.leave.others')}</p>
          <div className="flex flex-wrap gap-2">{answer.others.map((one) => <Button key={one.from} size="sm" onPress={() => onOther(one)}>{daysWords(locale, one)}</Button>)}</div>
        </div>
      )}
    </>
  );
}
