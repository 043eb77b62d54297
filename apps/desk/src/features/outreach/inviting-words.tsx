import { Select, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { signs, type DraftPart } from './inviting-draft.ts';
import { toldLanguages, type ToldLanguage } from './told-languages.ts';

/** What is said for each sign in each language, beside how a shopper sees it. */
export function InvitingWords({ draft, isReadOnly, onChange }: DraftPart) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<ToldLanguage>('en');
  const words = draft.words[language] ?? {};
  const said = signs.filter((name) => draft.triggers[name].on);
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('asked.words')}</h3>
      <Select label={t('asked.language')} className="w-44" value={language} onChange={setLanguage} choices={toldLanguages} />
      <ul className="flex flex-col gap-4">
        {said.map((name) => (
          <li key={name} className="grid items-start gap-4 lg:grid-cols-2">
            <TextArea label={t(`asked.trigger.${name}`)} rows={2} maxLength={160} dir="auto" value={words[name] ?? ''} isReadOnly={isReadOnly} onChange={(text) => onChange({ words: { ...draft.words, [language]: { ...words, [name]: text } } })} />
            <Preview text={words[name] || draft.words.en?.[name] || ''} said={(words[name] ?? '') !== ''} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Preview({ text, said }: { text: string; said: boolean }) {
  const { t } = useTranslation();
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-12 text-quiet">{said ? t('asked.preview') : t('asked.empty')}</figcaption>
      <div className="w-72 max-w-full rounded-card border border-line bg-raised p-4 text-14 shadow-md">
        <p dir="auto" className="mb-3 break-words">{text}</p>
        <p className="flex flex-wrap gap-4 text-13">
          <span className="font-semibold">{t('asked.start')}</span>
          <span className="text-quiet">{t('asked.no')}</span>
        </p>
      </div>
    </figure>
  );
}
