import { offerSwap, type MyWeek, type Shift } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormValues } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { shiftWords, weekKey } from './week-words.ts';

/** Offers a shift: as a gift or for another, to anybody or to somebody. */
export function OfferDialog({ shift, week, onClose }: { shift: Shift; week: MyWeek; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const offer = useChange((values: FormValues) => offerSwap({ shift_id: shift.id, kind: values.kind === 'exchange' ? 'exchange' : 'give', to_person_id: values.to === '-' ? null : String(values.to), note: String(values.note ?? '') }), t('mine.swap.done.offered'), [weekKey]);
  return (
    <FormDialog
      title={t('mine.swap.offerTitle', { shift: shiftWords(locale, week.time_zone, shift) })} doName={t('mine.swap.offer')} isOpen onClose={onClose} onSubmit={(values) => offer.mutateAsync(values)}
      fields={[
        { name: 'kind', kind: 'choice', label: t('mine.swap.kind'), choices: [{ id: 'give', name: t('mine.swap.kinds.give') }, { id: 'exchange', name: t('mine.swap.kinds.exchange') }] },
        { name: 'to', kind: 'choice', label: t('mine.swap.to'), choices: [{ id: '-', name: t('mine.swap.anybody') }, ...week.colleagues.map((one) => ({ id: one.id, name: one.name }))] },
        { name: 'note', kind: 'text', label: t('mine.swap.note'), optional: true },
      ]}
    />
  );
}
