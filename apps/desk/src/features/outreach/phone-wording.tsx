import { exampleOf, loadPhoneTemplates, type NoticeTerms } from '@keepdesk/client';
import { Field, Select, Skeleton, TextArea } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { directionOf } from '../../shared/words/language.ts';
import { describeProblem } from '../../shared/words/problem.ts';
import type { ToldLanguage } from './told-languages.ts';

export type Wording = NonNullable<NoticeTerms['wordings']['en']>;

interface Said {
  readonly brandId: string;
  readonly trigger: string;
  readonly language: ToldLanguage;
  readonly wording: Wording;
  readonly mayWrite: boolean;
  readonly onChange: (change: Partial<Wording>) => void;
}

/** The words of an SMS, with how many messages they are as networks count, and what that costs. */
export function SmsWording({ brandId, trigger, language, wording, mayWrite, onChange }: Said) {
  const { t } = useTranslation();
  const asked = useDeferredValue({ language, subject: wording.subject, text: wording.text, ...(wording.sms ? { sms: wording.sms } : {}) });
  const found = useQuery({ queryKey: ['notice-example', brandId, trigger, asked], queryFn: () => exampleOf(brandId, trigger, asked), placeholderData: keepPreviousData });
  const sms = found.data?.sms;
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('told.way.sms')}</h3>
      <div dir={directionOf(language)}><TextArea label={t('told.smsText')} help={t('told.smsHelp')} rows={3} value={wording.sms ?? ''} onChange={(text) => onChange({ sms: text })} isReadOnly={!mayWrite} /></div>
      {found.isError ? <p className="text-13 text-danger">{describeProblem(t, found.error)}</p> : null}
      {sms ? (
        <>
          <p lang={language} dir={directionOf(language)} className="rounded-card bg-sunken p-3 text-14 whitespace-pre-wrap">{sms.text}</p>
          <p role="status" className="text-13 text-quiet">
            {t('told.segments', { count: sms.segments, length: sms.length })}
            {sms.cost_cents === null ? '' : ` · ${t('told.cost', { cents: sms.cost_cents })}`}
            {sms.foreign.length > 0 ? ` · ${t('told.foreign', { letters: sms.foreign.join(' ') })}` : ''}
          </p>
        </>
      ) : <Skeleton className="h-16" />}
    </Card>
  );
}

/** The template WhatsApp has agreed to, and what fills its places. */
export function WhatsappWording({ brandId, wording, mayWrite, onChange }: Said) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['phone-templates', brandId], queryFn: () => loadPhoneTemplates(brandId) });
  const chosen = wording.whatsapp;
  const key = (one: { name?: string; template?: string; language: string }): string => `${one.name ?? one.template ?? ''} ${one.language}`;
  const known = found.data?.find((one) => chosen !== undefined && key(one) === key(chosen));
  const choose = (id: string): void => {
    const one = found.data?.find((template) => key(template) === id);
    if (one) onChange({ whatsapp: { template: one.name, language: one.language, values: Array.from({ length: one.values }, (_, at) => chosen?.values[at] ?? '') } });
  };
  const fill = (at: number, value: string): void => {
    if (chosen) onChange({ whatsapp: { ...chosen, values: chosen.values.with(at, value) } });
  };
  const left = chosen !== undefined && known === undefined ? [{ id: key(chosen), name: key(chosen) }] : [];
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('told.way.whatsapp')}</h3>
      {found.isError ? <p className="text-13 text-danger">{describeProblem(t, found.error)}</p> : null}
      {found.isPending ? <Skeleton className="h-16" /> : (
        <Select
          label={t('told.template')}
          isDisabled={!mayWrite}
          value={chosen === undefined ? '' : key(chosen)}
          onChange={choose}
          choices={[...(chosen === undefined ? [{ id: '', name: t('told.noTemplate') }] : []), ...left, ...(found.data ?? []).map((one) => ({ id: key(one), name: `${one.name} (${one.language})${one.state === 'approved' ? '' : ` · ${one.said}`}` }))]}
        />
      )}
      {known ? <p lang={known.language} dir="auto" className="rounded-card bg-sunken p-3 text-14 whitespace-pre-wrap">{known.body}</p> : null}
      {known && known.state !== 'approved' ? <p className="text-13 text-danger">{t('told.notAgreed', { state: known.said })}</p> : null}
      {chosen?.values.map((value, at) => <Field key={`${chosen.template} ${at + 1}`} label={`{{${at + 1}}}`} value={value} onChange={(text) => fill(at, text)} isReadOnly={!mayWrite} />)}
    </Card>
  );
}
