import { loadPhoneWays, publishProgramme, saveProgramme, testProgramme, type NoticeProgramme, type NoticeTerms } from '@keepdesk/client';
import { Button, Field, Select, useToaster } from '@keepdesk/ui';
import { ArrowLeft } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { CountField } from '../../shared/kit/count-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { ChannelOrder, type Way } from './channel-order.tsx';
import { EffectByReason } from './effect-by-reason.tsx';
import { EffectLine } from './effect-line.tsx';
import { useNoticeWords } from './notice-words.ts';
import { noticesKey } from './notices-key.ts';
import { OnlyRisk } from './only-risk.tsx';
import { ProgrammeWords } from './programme-words.tsx';
import { Reach } from './reach.tsx';
import { languageNamed, type ToldLanguage } from './told-languages.ts';

/** One kind of happening: its words in each language as a customer reads them, its rules, and whom it would have reached. */
export function ProgrammeEditor({ programme, onClose }: { programme: NoticeProgramme; onClose: () => void }) {
  const { t } = useTranslation();
  const { named } = useNoticeWords();
  const toaster = useToaster();
  const mayWrite = useMay('outreach.write');
  const [draft, setDraft] = useState<NoticeTerms>(programme.draft);
  const [language, setLanguage] = useState<ToldLanguage>('en');
  const [by, setBy] = useState<Way>('email');
  const [to, setTo] = useState('');
  const { brand_id: brandId, trigger } = programme;
  const ways = useQuery({ queryKey: ['phone-ways', brandId], queryFn: () => loadPhoneWays(brandId) }).data ?? [];
  const reached = draft.channels.filter((way) => way === 'email' || ways.some((one) => one.channel === way && one.connected));
  const save = useChange(() => saveProgramme(brandId, trigger, draft), undefined, [noticesKey]);
  const publish = useChange(() => saveProgramme(brandId, trigger, draft).then(() => publishProgramme(brandId, trigger)), t('told.published'), [noticesKey]);
  const test = useChange(() => saveProgramme(brandId, trigger, draft).then(() => testProgramme(brandId, trigger, { language, channel: by, ...(by === 'email' ? {} : { to }) })).then(({ address }) => toaster.show({ text: t('told.testSent', { address }) })), null, [noticesKey]);
  return (
    <section aria-label={named(trigger)} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button look="quiet" size="sm" icon={<ArrowLeft size={14} />} onPress={onClose}>
          {t('told.back')}
        </Button>
        <h2 className="text-16 font-semibold">{named(trigger)}</h2>
      </div>
      <EffectLine effect={programme.effect} />
      <EffectByReason brandId={brandId} trigger={trigger} />
      <ProgrammeWords programme={programme} draft={draft} language={language} mayWrite={mayWrite} onLanguage={setLanguage} onChange={(wordings) => setDraft({ ...draft, wordings })} />
      <Card>
        <h3 className="text-14 font-semibold">{t('told.rules')}</h3>
        <div className="grid gap-4 sm:grid-cols-2">
          <CountField label={t('told.holdout')} help={t('told.holdoutHelp')} value={draft.holdout_percent} most={50} onValue={(holdout_percent) => setDraft({ ...draft, holdout_percent })} />
          <CountField label={t('told.age')} help={t('told.ageHelp')} value={draft.minimum_age_hours} most={96} onValue={(minimum_age_hours) => setDraft({ ...draft, minimum_age_hours })} />
        </div>
        <OnlyRisk value={draft.only_risk ?? null} mayWrite={mayWrite} onValue={(only_risk) => setDraft({ ...draft, only_risk })} />
        <ChannelOrder channels={draft.channels} ways={ways} mayWrite={mayWrite} onChange={(channels) => setDraft({ ...draft, channels })} />
      </Card>
      {programme.faults.length > 0 ? (
        <Callout tone="warning" title={t('told.faults')}>
          <ul>{programme.faults.map((fault) => <li key={`${fault.language} ${fault.field} ${fault.problem} ${fault.what}`}>{`${languageNamed(fault.language)}, ${fault.field}: ${fault.message}`}</li>)}</ul>
        </Callout>
      ) : null}
      {mayWrite ? (
        <div className="flex flex-wrap items-end gap-2">
          {reached.length > 1 ? <Select label={t('told.testBy')} className="w-36" value={by} onChange={(id) => setBy(reached.find((way) => way === id) ?? 'email')} choices={reached.map((way) => ({ id: way, name: t(`told.way.${way}`) }))} /> : null}
          {by === 'email' ? null : <Field label={t('told.testTo')} type="tel" value={to} onChange={setTo} className="w-48" />}
          <Button busy={save.isPending} onPress={() => save.mutate(undefined)}>{t('told.save')}</Button>
          <Button busy={test.isPending} onPress={() => test.mutate(undefined)}>{t('told.test')}</Button>
          <Button look="primary" busy={publish.isPending} onPress={() => publish.mutate(undefined)}>{t('told.publish')}</Button>
        </div>
      ) : null}
      <Reach brandId={brandId} trigger={trigger} draft={draft} />
    </section>
  );
}
