import { withdrawSwap, type MyWeek, type Swap } from '@keepdesk/client';
import { Button, Pill, useClock, type Tone } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { TakeDialog } from './take-dialog.tsx';
import { shiftWords, weekKey } from './week-words.ts';

const tones: Record<Swap['state'], Tone> = { open: 'info', waiting: 'warning', done: 'positive', refused: 'danger', withdrawn: 'plain', begun: 'plain', gone: 'plain' };

/** What colleagues offer, and what became of one's own offers. */
export function SwapsCard({ week }: { week: MyWeek }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [taking, setTaking] = useState<Swap | null>(null);
  const withdraw = useChange((id: string) => withdrawSwap(id), t('mine.swap.done.withdrawn'), [weekKey]);
  return (
    <Card>
      <h2 className="text-16 font-semibold">{t('mine.swap.title')}</h2>
      {week.swaps.length === 0 ? <p className="text-13 text-quiet">{t('mine.swap.none')}</p> : (
        <ul className="flex flex-col divide-y divide-line">
          {week.swaps.map((one) => (
            <li key={one.id} data-swap={one.id} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 flex-1 text-14 font-medium tabular">{shiftWords(locale, week.time_zone, one.shift)}</span>
                {one.own || one.state !== 'open' ? <Pill tone={tones[one.state]}>{t(`mine.swap.states.${one.state}`)}</Pill> : null}
              </div>
              <p className="text-13 text-quiet">{[who(one), t(`mine.swap.kinds.${one.kind}`), one.note, one.because].filter(Boolean).join(' · ')}</p>
              <span>
                {one.own && (one.state === 'open' || one.state === 'waiting') ? <Button size="sm" look="quiet" busy={withdraw.isPending} onPress={() => withdraw.mutate(one.id)}>{t('mine.swap.withdraw')}</Button> : null}
                {!one.own && one.state === 'open' ? <Button size="sm" onPress={() => setTaking(one)}>{t('mine.swap.look')}</Button> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {taking === null ? null : <TakeDialog swap={taking} week={week} onClose={() => setTaking(null)} />}
    </Card>
  );

  function who(one: Swap): string {
    if (!one.own) return t('mine.swap.from', { name: one.by.name });
    if (one.taken_by !== null) return t('mine.swap.takenBy', { name: one.taken_by.name });
    return one.to === null ? t('mine.swap.anybody') : t('mine.swap.toName', { name: one.to.name });
  }
}
