import { countNoticeIncident, declareNoticeIncident, type NewNoticeIncident } from '@keepdesk/client';
import { Button, Dialog, Field, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { noticesKey } from './notices-key.ts';

/** What happened and whom it touches, counted before a second person is asked. */
export function DeclareIncident({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState({ carrier: '', countries: '', en: '', de: '', es: '', over: '', late: '2', tag: '' });
  const [counted, setCounted] = useState<{ parcels: number; customers: number } | null>(null);
  const set = (change: Partial<typeof said>): void => setSaid({ ...said, ...change });
  const wish = wishOf(said);
  const count = useChange(() => countNoticeIncident(brandId, wish).then(setCounted), null, []);
  const declare = useChange(() => declareNoticeIncident(brandId, wish).then(onClose), t('told.published'), [noticesKey]);
  const ready = said.carrier.trim() !== '' && [said.en, said.de, said.es].some((text) => text.trim() !== '');
  return (
    <Dialog
      title={t('told.incident.declare')}
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={said.carrier.trim() === ''} busy={count.isPending} onPress={() => count.mutate(undefined)}>{t('told.incident.count')}</Button>
          <Button look="primary" isDisabled={!ready || counted === null} busy={declare.isPending} onPress={() => declare.mutate(undefined)}>{t('told.incident.ask')}</Button>
        </>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('told.incident.carrier')} value={said.carrier} onChange={(carrier) => set({ carrier })} />
        <Field label={t('told.incident.countries')} value={said.countries} onChange={(countries) => set({ countries })} />
        <TextArea label={t('told.incident.words')} rows={3} value={said.en} onChange={(en) => set({ en })} className="sm:col-span-2" />
        <TextArea label={t('told.incident.wordsDe')} rows={2} value={said.de} onChange={(de) => set({ de })} />
        <TextArea label={t('told.incident.wordsEs')} rows={2} value={said.es} onChange={(es) => set({ es })} />
        <TextArea label={t('told.incident.over')} rows={2} value={said.over} onChange={(over) => set({ over })} className="sm:col-span-2" />
        <Field label={t('told.incident.late')} type="number" value={said.late} onChange={(late) => set({ late })} />
        <Field label={t('told.incident.tag')} value={said.tag} onChange={(tag) => set({ tag })} />
      </div>
      {counted ? <p role="status" className="mt-3 text-14 font-medium">{t('told.incident.counted', counted)}</p> : null}
    </Dialog>
  );
}

function wishOf(said: { carrier: string; countries: string; en: string; de: string; es: string; over: string; late: string; tag: string }): NewNoticeIncident {
  const words = Object.fromEntries((['en', 'de', 'es'] as const).map((language) => [language, said[language].trim()]).filter(([, text]) => text !== ''));
  return {
    carrier: said.carrier.trim(), countries: said.countries.toUpperCase().split(/[^A-Z]+/).filter((code) => code.length === 2), words, late_days: Math.min(60, Math.max(1, Math.round(Number(said.late) || 1))),
    ...(said.over.trim() === '' ? {} : { over_words: { en: said.over.trim() } }), ...(said.tag.trim() === '' ? {} : { tag: said.tag.trim() }),
  };
}
