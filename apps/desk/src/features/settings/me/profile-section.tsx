import { patch } from '@keepdesk/client';
import { Button, Field, Select, Switch } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFor, languageNames, languages, type Language } from '../../../shared/i18n/catalogue.ts';
import { speak } from '../../../shared/i18n/start.ts';
import { setLook, useLook, type Density, type Theme } from '../../../shared/layout/look.ts';
import { useRefreshSession, useSession } from '../../../shared/session/session.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card, Section } from '../../../shared/kit/section.tsx';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const densities: readonly Density[] = ['comfortable', 'compact'];

/** One's own name, language and look. */
export function ProfileSection() {
  const { t } = useTranslation();
  const { person } = useSession();
  const refresh = useRefreshSession();
  const look = useLook();
  const [name, setName] = useState(person.name);
  const save = useChange(async (change: { name?: string; locale?: string; theme?: Theme; shortcuts_enabled?: boolean }) => {
    await patch('/api/v1/me', change);
    await refresh();
  });
  return (
    <Section title={t('settings.profile')} intro={person.email}>
      <Card>
        <div className="flex items-end gap-2">
          <Field label={t('setup.name')} value={name} onChange={setName} className="flex-1" />
          <Button isDisabled={name.trim() === '' || name === person.name} busy={save.isPending} onPress={() => save.mutate({ name })}>
            {t('action.save')}
          </Button>
        </div>
        <Select
          label={t('look.language')}
          value={languageFor(person.locale)}
          choices={languages.map((id) => ({ id, name: languageNames[id] }))}
          onChange={(locale: Language) => {
            localStorage.setItem('keepdesk.language', locale);
            void speak(locale);
            save.mutate({ locale });
          }}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t('look.theme')}
            value={look.theme}
            choices={themes.map((id) => ({ id, name: t(`look.${id}`) }))}
            onChange={(theme: Theme) => {
              setLook({ theme });
              save.mutate({ theme });
            }}
          />
          <Select label={t('look.density')} value={look.density} choices={densities.map((id) => ({ id, name: t(`look.${id}`) }))} onChange={(density: Density) => setLook({ density })} />
        </div>
        <Switch isSelected={person.shortcuts_enabled} onChange={(shortcuts_enabled) => save.mutate({ shortcuts_enabled })} help={t('keys.switchHelp')}>
          {t('keys.switch')}
        </Switch>
      </Card>
    </Section>
  );
}
