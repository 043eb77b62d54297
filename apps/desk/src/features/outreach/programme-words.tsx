import { loadStartingWords, type NoticeProgramme, type NoticeTerms } from '@keepdesk/client';
import { Button, Field, Select, TextArea } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useBrand } from '../../shared/session/session.tsx';
import { directionOf } from '../../shared/words/language.ts';
import { Example } from './example.tsx';
import { SmsWording, WhatsappWording, type Wording } from './phone-wording.tsx';
import { languageNamed, toldLanguages, type ToldLanguage } from './told-languages.ts';

interface WordsProps {
  programme: NoticeProgramme;
  draft: NoticeTerms;
  language: ToldLanguage;
  mayWrite: boolean;
  onLanguage: (language: ToldLanguage) => void;
  onChange: (wordings: NoticeTerms['wordings']) => void;
}

const nothing: Wording = { subject: '', text: '' };

/** The words of a programme in one language, beside what a customer reads by each way. A language may stay unwritten. */
export function ProgrammeWords({ programme, draft, language, mayWrite, onLanguage, onChange }: WordsProps) {
  const { t } = useTranslation();
  const { brand_id: brandId, trigger } = programme;
  const { [language]: written, ...others } = draft.wordings;
  const wording = written ?? nothing;
  const own = useBrand(brandId)?.locale.slice(0, 2);
  const say = (change: Partial<Wording>): void => onChange({ ...others, [language]: { ...wording, ...change } });
  const names = (list: readonly string[]): string => list.map((name) => `{${name}}`).join(' ');
  const said = { brandId, trigger, language, wording, mayWrite, onChange: say };
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <Select label={t('told.language')} className="w-52" value={language} onChange={onLanguage} choices={toldLanguages.map((one) => (draft.wordings[one.id] ? one : { ...one, note: t('told.unwritten') }))} />
          {written === undefined ? <Unwritten programme={programme} language={language} mayWrite={mayWrite} onBegin={(begun) => onChange({ ...others, [language]: begun })} /> : null}
          <div dir={directionOf(language)} className="flex flex-col gap-3">
            <Field label={t('told.subject')} value={wording.subject} onChange={(subject) => say({ subject })} isReadOnly={!mayWrite} />
            <TextArea label={t('told.text')} rows={11} value={wording.text} onChange={(text) => say({ text })} isReadOnly={!mayWrite} />
          </div>
          <p className="text-12 text-quiet">{t('told.can', { names: names(programme.placeholders) })}</p>
          {programme.needed.length > 0 ? <p className="text-12 text-quiet">{t('told.needed', { names: names(programme.needed) })}</p> : null}
          {mayWrite && written !== undefined && Object.keys(others).length > 0 ? (
            <Button look="quiet" size="sm" className="self-start" onPress={() => onChange(others)}>{t('told.leaveOut', { language: languageNamed(language) })}</Button>
          ) : null}
        </Card>
        <Example brandId={brandId} trigger={trigger} {...readIn(draft.wordings, [language, own, 'en'])} />
      </div>
      {draft.channels.includes('sms') ? <SmsWording {...said} /> : null}
      {draft.channels.includes('whatsapp') ? <WhatsappWording {...said} /> : null}
    </>
  );
}

/** What happens to whoever reads a language that says nothing, and a beginning for it. */
function Unwritten({ programme, language, mayWrite, onBegin }: { programme: NoticeProgramme; language: ToldLanguage; mayWrite: boolean; onBegin: (wording: Wording) => void }) {
  const { t } = useTranslation();
  const begin = useChange(() => loadStartingWords(programme.brand_id, programme.trigger).then((all) => onBegin(all[language] ?? nothing)), null, []);
  return (
    <Callout tone="info">
      <p>{t('told.unsaid')}</p>
      {mayWrite ? <Button size="sm" className="mt-2" busy={begin.isPending} onPress={() => begin.mutate(undefined)}>{t('told.begin')}</Button> : null}
    </Callout>
  );
}

/** What is read where the first of these languages says nothing. */
function readIn(wordings: NoticeTerms['wordings'], wanted: readonly (string | undefined)[]): { language: ToldLanguage; wording: Wording } {
  for (const id of [...wanted, ...toldLanguages.map((one) => one.id)]) {
    const known = toldLanguages.find((one) => one.id === id)?.id;
    const wording = known && wordings[known];
    if (wording) return { language: known, wording };
  }
  return { language: 'en', wording: nothing };
}
