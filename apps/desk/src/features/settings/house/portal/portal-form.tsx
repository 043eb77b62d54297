import { changePortalSettings, type PortalSettings } from '@keepdesk/client';
import { Button, Checkbox, Field, Select, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { FormFooter } from '../../../../shared/parts/form-footer.tsx';
import { LookFields } from './look-fields.tsx';
import { PortalPreview } from './portal-preview.tsx';

type Language = PortalSettings['languages'][number];

/** Each in its own words, as shoppers choose it. */
const languages: readonly (readonly [Language, string])[] = [['en', 'English'], ['de', 'Deutsch'], ['es', 'Español'], ['fr', 'Français'], ['it', 'Italiano'], ['nl', 'Nederlands'], ['pt', 'Português'], ['ja', '日本語'], ['ar', 'العربية']];
const leave = ['no', 'ask', 'alone'] as const;
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** Look, languages, what shoppers may do, and its own sentences; what is not saved yet is shown beside it. */
export function PortalForm({ start, brandId }: { start: PortalSettings; brandId: string }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(start);
  const [origins, setOrigins] = useState(start.embed_origins.join('\n'));
  const [language, setLanguage] = useState<Language>(start.languages[0] ?? 'en');
  const set = (part: Partial<PortalSettings>): void => setDraft((now) => ({ ...now, ...part }));
  const { may } = draft;
  const save = useChange(() => {
    const { look, languages: spoken, may: allowed, session_minutes, link_days, texts, domain } = draft;
    return changePortalSettings(brandId, { look, languages: spoken, may: allowed, session_minutes, link_days, texts, domain: domain?.trim() ? domain : null, embed_origins: linesOf(origins) });
  });
  const choices = leave.map((id) => ({ id, name: t(`portal.leave.${id}`) }));
  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <LookFields look={draft.look} onLook={(look) => set({ look })} />
        <Card>
          <h3 className="text-14 font-semibold">{t('portal.may')}</h3>
          <div className="grid gap-4 sm:grid-cols-2">
            <Select label={t('portal.address')} value={may.address} onChange={(address) => set({ may: { ...may, address } })} choices={choices} />
            <Select label={t('portal.cancel')} value={may.cancel} onChange={(cancel) => set({ may: { ...may, cancel } })} choices={choices} />
          </div>
          {(['returns', 'claims', 'ask'] as const).map((one) => (
            <Checkbox key={one} isSelected={may[one]} onChange={(on) => set({ may: { ...may, [one]: on } })}>
              {t(`portal.allow.${one}`)}
            </Checkbox>
          ))}
        </Card>
        <Card>
          <h3 className="text-14 font-semibold">{t('portal.languages')}</h3>
          <div className="grid gap-2 sm:grid-cols-3">
            {languages.map(([code, name]) => (
              <Checkbox key={code} isSelected={draft.languages.includes(code)} isDisabled={draft.languages.length === 1 && draft.languages[0] === code} onChange={(on) => set({ languages: on ? [...draft.languages, code] : draft.languages.filter((one) => one !== code) })}>
                <bdi>{name}</bdi>
              </Checkbox>
            ))}
          </div>
          <Select label={t('portal.textFor')} value={language} onChange={setLanguage} choices={languages.filter(([code]) => draft.languages.includes(code)).map(([id, name]) => ({ id, name }))} />
          <TextArea label={t('portal.welcome')} help={t('portal.welcomeHelp')} rows={3} maxLength={600} value={draft.texts[language]?.welcome ?? ''} onChange={(welcome) => set({ texts: { ...draft.texts, [language]: { welcome } } })} />
        </Card>
        <Card>
          <h3 className="text-14 font-semibold">{t('portal.place')}</h3>
          <Field label={t('portal.domain')} help={t('portal.domainHelp')} value={draft.domain ?? ''} onChange={(domain) => set({ domain })} placeholder="orders.example.com" />
          <TextArea label={t('portal.origins')} help={t('portal.originsHelp')} rows={2} value={origins} onChange={setOrigins} placeholder="https://shop.example.com" />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('portal.session')} type="number" value={String(draft.session_minutes)} onChange={(text) => set({ session_minutes: Math.round(Number(text) || 0) })} onBlur={() => set({ session_minutes: Math.min(1440, Math.max(30, draft.session_minutes)) })} />
            <Field label={t('portal.linkDays')} type="number" value={String(draft.link_days)} onChange={(text) => set({ link_days: Math.round(Number(text) || 0) })} onBlur={() => set({ link_days: Math.min(180, Math.max(1, draft.link_days)) })} />
          </div>
        </Card>
        <FormFooter>
          <Button look="primary" busy={save.isPending} onPress={() => save.mutate(undefined)}>
            {t('action.save')}
          </Button>
        </FormFooter>
      </div>
      <PortalPreview brandId={brandId} look={draft.look} language={language} welcome={draft.texts[language]?.welcome ?? ''} />
    </div>
  );
}
