import { countNoticeIncident, declareNoticeIncident, type NewNoticeIncident } from '@keepdesk/client';
import { Button, Dialog, Field, Select, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { directionOf } from '../../shared/words/language.ts';
import { noticesKey } from './notices-key.ts';
import { languageNamed, toldLanguages, type ToldLanguage } from './told-languages.ts';

/** What is said in one language: what happened, and that it is over. */
interface Said {
  words: string;
  over: string;
}

const nothing: Said = { words: '', over: '' };

/** What happened and whom it touches, counted before a second person is asked. */
export function DeclareIncident({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [lane, setLane] = useState({ carrier: '', countries: '', late: '2', tag: '' });
  const [said, setSaid] = useState<Partial<Record<ToldLanguage, Said>>>({ en: nothing });
  const [counted, setCounted] = useState<{ parcels: number; customers: number } | null>(null);
  const set = (change: Partial<typeof lane>): void => setLane({ ...lane, ...change });
  const wish = wishOf(lane, said);
  const count = useChange(() => countNoticeIncident(brandId, wish).then(setCounted), null, []);
  const declare = useChange(() => declareNoticeIncident(brandId, wish).then(onClose), t('told.published'), [noticesKey]);
  const ready = lane.carrier.trim() !== '' && Object.keys(wish.words).length > 0;
  return (
    <Dialog
      title={t('told.incident.declare')}
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={lane.carrier.trim() === ''} busy={count.isPending} onPress={() => count.mutate(undefined)}>{t('told.incident.count')}</Button>
          <Button look="primary" isDisabled={!ready || counted === null} busy={declare.isPending} onPress={() => declare.mutate(undefined)}>{t('told.incident.ask')}</Button>
        </>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('told.incident.carrier')} value={lane.carrier} onChange={(carrier) => set({ carrier })} />
        <Field label={t('told.incident.countries')} value={lane.countries} onChange={(countries) => set({ countries })} />
        <Languages said={said} onSaid={setSaid} />
        <Field label={t('told.incident.late')} type="number" value={lane.late} onChange={(late) => set({ late })} />
        <Field label={t('told.incident.tag')} value={lane.tag} onChange={(tag) => set({ tag })} />
      </div>
      {counted ? <p role="status" className="mt-3 text-14 font-medium">{t('told.incident.counted', counted)}</p> : null}
    </Dialog>
  );
}

/** English first; other languages as somebody adds them. */
function Languages({ said, onSaid }: { said: Partial<Record<ToldLanguage, Said>>; onSaid: (said: Partial<Record<ToldLanguage, Said>>) => void }) {
  const { t } = useTranslation();
  const left = toldLanguages.filter((one) => said[one.id] === undefined);
  const labels = (id: ToldLanguage): Said => {
    const language = languageNamed(id);
    return id === 'en' ? { words: t('told.incident.words'), over: t('told.incident.over') } : { words: t('told.incident.wordsIn', { language }), over: t('told.incident.overIn', { language }) };
  };
  return (
    <>
      {toldLanguages.map(({ id }) => {
        const own = said[id];
        if (own === undefined) return null;
        const say = (change: Partial<Said>): void => onSaid({ ...said, [id]: { ...own, ...change } });
        return (
          <div key={id} dir={directionOf(id)} className="grid gap-4 sm:col-span-2 sm:grid-cols-2">
            <TextArea label={labels(id).words} rows={3} value={own.words} onChange={(words) => say({ words })} />
            <TextArea label={labels(id).over} rows={3} value={own.over} onChange={(over) => say({ over })} />
          </div>
        );
      })}
      {left.length > 0 ? <Select label={t('told.incident.addLanguage')} help={t('told.incident.addHelp')} placeholder={t('told.incident.choose')} className="sm:col-span-2" value={null} onChange={(id) => onSaid({ ...said, [id]: nothing })} choices={left} /> : null}
    </>
  );
}

function wishOf(lane: { carrier: string; countries: string; late: string; tag: string }, said: Partial<Record<ToldLanguage, Said>>): NewNoticeIncident {
  const written = (what: keyof Said) => Object.fromEntries(Object.entries(said).map(([language, own]) => [language, own[what].trim()]).filter(([, text]) => text !== ''));
  const over = written('over');
  return {
    carrier: lane.carrier.trim(), countries: lane.countries.toUpperCase().split(/[^A-Z]+/).filter((code) => code.length === 2), words: written('words'), late_days: Math.min(60, Math.max(1, Math.round(Number(lane.late) || 1))),
    ...(Object.keys(over).length === 0 ? {} : { over_words: over }), ...(lane.tag.trim() === '' ? {} : { tag: lane.tag.trim() }),
  };
}
