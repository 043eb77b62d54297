import { changeChatSettings, chatSettings, newChatSecret, type ChatLook, type ChatSettings } from '@keepdesk/client';
import { Button, Field, Select, Switch, TextArea } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { ConfirmDialog } from '../../../shared/kit/confirm-dialog.tsx';
import { CopyLine } from '../../../shared/kit/copy-line.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card, Loaded, Section } from '../../../shared/kit/section.tsx';
import { ShownOnce } from '../../../shared/kit/shown-once.tsx';
import { FormFooter } from '../../../shared/parts/form-footer.tsx';
import { useSession } from '../../../shared/session/session.tsx';
import { ChatPreview } from './chat-preview.tsx';

const asked = ['off', 'optional', 'required'] as const;
type Asked = (typeof asked)[number];

function Install({ settings, brandId }: { settings: ChatSettings; brandId: string }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const turn = useChange((enabled: boolean) => changeChatSettings(brandId, { enabled }));
  const renew = useChange(() => newChatSecret(brandId).then((made) => setSecret(made.secret)), t('chat.set.secretMade'));
  return (
    <Card>
      <Switch isSelected={settings.enabled} onChange={(on) => turn.mutate(on)} help={t('chat.set.enabledHelp')}>
        {t('chat.set.enabled')}
      </Switch>
      <div className="flex flex-col gap-1">
        <h3 className="text-13 font-medium">{t('chat.set.snippet')}</h3>
        <p className="text-12 text-quiet">{t('chat.set.snippetHelp')}</p>
        <CopyLine text={settings.snippet} label={t('chat.set.snippet')} multiline />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="text-13 font-medium">{t('chat.set.secret')}</h3>
          <p className="text-12 text-quiet">{t('chat.set.secretHelp')}</p>
        </div>
        <Button onPress={() => (settings.has_secret ? setAsking(true) : renew.mutate(undefined))}>{t(settings.has_secret ? 'chat.set.secretNew' : 'chat.set.secretMake')}</Button>
      </div>
      <ConfirmDialog title={t('chat.set.secretNew')} doName={t('chat.set.secretNew')} isOpen={asking} onClose={() => setAsking(false)} onDo={() => renew.mutateAsync(undefined)}>
        {t('chat.set.secretNewText')}
      </ConfirmDialog>
      {secret ? <ShownOnce title={t('chat.set.secret')} text={t('chat.set.secretText')} secrets={[secret]} onClose={() => setSecret(null)} /> : null}
    </Card>
  );
}

function AskedChoice({ label, value, onValue }: { label: string; value: Asked; onValue: (value: Asked) => void }) {
  const { t } = useTranslation();
  return <Select label={label} value={value} onChange={onValue} choices={asked.map((id) => ({ id, name: t(`chat.set.asked.${id}`) }))} />;
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);

function LookForm({ settings, brandId, brand }: { settings: ChatSettings; brandId: string; brand: string }) {
  const { t } = useTranslation();
  const [look, setLook] = useState<ChatLook>(settings.look);
  const [origins, setOrigins] = useState(settings.origins.join('\n'));
  const [topics, setTopics] = useState(settings.look.form.topics.join('\n'));
  const set = (part: Partial<ChatLook>) => setLook((now) => ({ ...now, ...part }));
  const save = useChange(() => changeChatSettings(brandId, { look: { ...look, form: { ...look.form, topics: linesOf(topics) } }, origins: linesOf(origins) }));
  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_18rem]">
      <Card>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('chat.set.title')} value={look.title} onChange={(title) => set({ title })} maxLength={60} placeholder={brand} />
          <Field label={t('chat.set.logo')} value={look.logo_url} onChange={(logo_url) => set({ logo_url })} type="url" placeholder="https://" />
          <Select label={t('chat.set.position')} value={look.position} onChange={(position) => set({ position })} choices={[{ id: 'right', name: t('chat.set.right') }, { id: 'left', name: t('chat.set.left') }]} />
          <Select label={t('chat.set.theme')} value={look.theme} onChange={(theme) => set({ theme })} choices={(['auto', 'light', 'dark'] as const).map((id) => ({ id, name: t(`chat.set.themes.${id}`) }))} />
        </div>
        <label className="flex items-center gap-2 text-13 font-medium">
          <input type="color" value={look.color} onChange={(event) => set({ color: event.target.value })} className="h-8 w-10 rounded-control border border-edge bg-raised" />
          {t('chat.set.color')}
        </label>
        <TextArea label={t('chat.set.greeting')} value={look.greeting} onChange={(greeting) => set({ greeting })} maxLength={300} rows={2} help={t('chat.set.greetingHelp')} />
        <TextArea label={t('chat.set.awayText')} value={look.away_text} onChange={(away_text) => set({ away_text })} maxLength={300} rows={2} help={t('chat.set.awayHelp')} />
        <Switch isSelected={look.hide_when_closed} onChange={(hide_when_closed) => set({ hide_when_closed })}>
          {t('chat.set.hide')}
        </Switch>
        <div className="grid gap-4 sm:grid-cols-3">
          <AskedChoice label={t('chat.set.askName')} value={look.form.name} onValue={(name) => set({ form: { ...look.form, name } })} />
          <AskedChoice label={t('chat.set.askEmail')} value={look.form.email} onValue={(email) => set({ form: { ...look.form, email } })} />
          <Field label={t('chat.set.awayMinutes')} type="number" value={String(look.away_minutes)} onChange={(minutes) => set({ away_minutes: Math.min(1440, Math.max(1, Math.round(Number(minutes) || 1))) })} />
        </div>
        <TextArea label={t('chat.set.topics')} value={topics} onChange={setTopics} rows={3} help={t('chat.set.topicsHelp')} />
        <TextArea label={t('chat.set.origins')} value={origins} onChange={setOrigins} rows={2} placeholder={settings.usual_origins.join('\n')} help={t('chat.set.originsHelp', { usual: settings.usual_origins.join(', ') })} />
        <FormFooter>
          <Button look="primary" busy={save.isPending} onPress={() => save.mutate(undefined)}>
            {t('action.save')}
          </Button>
        </FormFooter>
      </Card>
      <ChatPreview look={{ ...look, form: { ...look.form, topics: linesOf(topics) } }} brand={brand} />
    </div>
  );
}

/** The chat on a brand's shop: how it looks, what it asks, whose pages may use it, and the line that puts it there. */
export function ChatSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const [brandId, setBrandId] = useChosenBrand();
  const found = useQuery({ queryKey: ['settings', 'chat', brandId], queryFn: () => chatSettings(brandId), enabled: brandId !== '' });
  const brand = brands.find((one) => one.id === brandId)?.name ?? '';
  return (
    <Section
      title={t('settings.chat')}
      intro={t('chat.set.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Loaded found={found}>
        {found.data ? (
          <div key={brandId} className="flex flex-col gap-4">
            <Install settings={found.data} brandId={brandId} />
            <LookForm settings={found.data} brandId={brandId} brand={brand} />
          </div>
        ) : null}
      </Loaded>
    </Section>
  );
}
