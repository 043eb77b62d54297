import { loadSwapAnswers, takeSwap, type MyWeek, type Swap, type SwapAnswer } from '@keepdesk/client';
import { Select, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { alreadySaid, useTask } from '../../shared/kit/task.ts';
import { ruleWords } from '../../shared/words/labour-words.ts';
import { number, shiftWords, weekKey } from './week-words.ts';

/** Takes what a colleague offers, with what the rules say of it for both. */
export function TakeDialog({ swap, week, onClose }: { swap: Swap; week: MyWeek; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const toaster = useToaster();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery({ queryKey: [...weekKey, 'answers', swap.id], queryFn: () => loadSwapAnswers(swap.id), gcTime: 0, staleTime: 0 });
  const answers = found.data?.data ?? [];
  const answer = swap.kind === 'give' ? answers[0] : (answers.find((one) => one.shift?.id === chosen) ?? answers.find((one) => one.answer === 'yes') ?? answers[0]);
  const take = useChange(() => takeSwap(swap.id, answer?.shift?.id ?? null), null, [weekKey]);
  const { busy, run } = useTask(async () => {
    const made = await take.mutateAsync(undefined);
    toaster.show({ text: t(made.state === 'waiting' ? 'mine.swap.done.waiting' : 'mine.swap.done.taken') });
    onClose();
  }, alreadySaid);
  return (
    <AskDialog title={t('mine.swap.takeTitle', { name: swap.by.name })} onClose={onClose} doName={t('mine.swap.take')} busy={busy} ready={answer?.answer === 'yes'} onDo={run}>
      <p className="mb-3 text-16 tabular">{shiftWords(locale, week.time_zone, swap.shift)}</p>
      <Loaded found={found} title={t('mine.swap.unknown')}>
        <div className="flex flex-col gap-3">
          {swap.kind === 'exchange' && answers.length > 0 ? <Select label={t('mine.swap.inReturn')} value={answer?.shift?.id ?? null} onChange={setChosen} choices={answers.flatMap((one) => (one.shift === null ? [] : [{ id: one.shift.id, name: shiftWords(locale, week.time_zone, one.shift), note: t(`mine.swap.answers.${one.answer}`) }]))} /> : null}
          {answer === undefined ? <Callout tone="warning" title={t('mine.swap.nothingToGive')} /> : <Answer answer={answer} swap={swap} />}
        </div>
      </Loaded>
    </AskDialog>
  );
}

function Answer({ answer, swap }: { answer: SwapAnswer; swap: Swap }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (answer.answer === 'yes') return <Callout tone="positive" polite title={t('mine.swap.legal')}>{answer.needs_planner ? <p>{t('mine.swap.planner')}</p> : null}</Callout>;
  return (
    <Callout tone="danger" polite title={t('mine.swap.illegal')}>
      <ul className="mt-1 flex flex-col gap-1">
        {answer.problems.map((one) => (
          <li key={`${one.person_id} ${one.rule} ${one.found}`}>
            <span className="font-medium">{`${one.person_id === swap.by.id ? swap.by.name : t('mine.swap.you')}: `}</span>
            {one.kind === 'skills' ? t('mine.swap.lacks', { names: one.names.join(', ') }) : ruleWords(t, one, (value) => number(locale, value))}
            {one.source === '' ? null : <span className="block text-12 text-quiet">{one.source}</span>}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
