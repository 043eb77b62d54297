import type { NoticeTerms } from '@keepdesk/client';
import { Button, Pill } from '@keepdesk/ui';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from './words.tsx';

type Wording = NonNullable<NoticeTerms['wordings']['en']>;

/** The same words in several languages, folded: open is what changed, or at first what the reader of this page reads. All open with one press. */
export function SpokenWords({ asked, live }: { asked: NoticeTerms; live: NoticeTerms | null }) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const named = (language: string): string => new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language;
  const now = new Map<string, Wording | undefined>(Object.entries(live?.wordings ?? {}));
  const said = Object.entries(asked.wordings).flatMap(([language, wording]) => (wording ? [{ language, wording, state: stateOf(wording, now.get(language), live !== null) }] : []));
  const changed = said.filter((one) => one.state !== 'same');
  const first = said.find((one) => one.language === i18n.language.slice(0, 2)) ?? said[0];
  const isOpen = (one: (typeof said)[number]): boolean => all || said.length === 1 || (live === null ? one === first : changed.includes(one));
  const gone = [...now.keys()].filter((language) => now.get(language) && !said.some((one) => one.language === language));
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center justify-between gap-2 text-12 text-quiet">
        {t('act.page.words.languages', { count: said.length })}
        {all || said.every(isOpen) ? null : <Button look="quiet" size="sm" onPress={() => setAll(true)}>{t('act.page.words.all')}</Button>}
      </p>
      {said.map((one) => (
        // Its key makes it new, and so open, when all are to be seen; folded again it stays so.
        <details key={`${one.language} ${String(all)}`} open={isOpen(one)} className="group/words">
          <summary className="flex cursor-default list-none items-center gap-1.5 rounded-control py-1 text-13 [&::-webkit-details-marker]:hidden">
            <ChevronRight size={14} className="shrink-0 transition-transform group-open/words:rotate-90" />
            <span className="font-medium">{named(one.language)}</span>
            {live !== null && one.state !== 'same' ? <Pill>{t(`act.page.words.${one.state}`)}</Pill> : null}
            <span className="min-w-0 truncate text-quiet" dir="auto">{one.wording.subject}</span>
          </summary>
          <Words name={named(one.language)} head={one.wording.subject} text={[one.wording.text, one.wording.sms ? `SMS: ${one.wording.sms}` : '', one.wording.whatsapp ? `WhatsApp: ${one.wording.whatsapp.template} (${one.wording.whatsapp.values.join(' · ')})` : ''].filter(Boolean).join('\n\n')} />
        </details>
      ))}
      {gone.length > 0 ? <p className="text-13">{t('act.page.words.gone', { languages: gone.map(named).join(', ') })}</p> : null}
    </div>
  );
}

function stateOf(asked: Wording, live: Wording | undefined, hadWords: boolean): 'same' | 'changed' | 'fresh' {
  if (live === undefined) return hadWords ? 'fresh' : 'same';
  const said = (one: Wording): string => JSON.stringify([one.subject, one.text, one.sms ?? '', one.whatsapp?.template ?? '', one.whatsapp?.language ?? '', one.whatsapp?.values ?? []]);
  return said(asked) === said(live) ? 'same' : 'changed';
}
