import { ApiProblem, post } from '@keepdesk/client';
import { Button, Combobox, Field, Select } from '@keepdesk/ui';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/words/problem.ts';
import { ownTimeZone, timeZoneChoices } from '../../shared/words/time-zones.ts';

const brandLanguages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ja', 'ar'];
const colors = ['#0b6680', '#b4472e', '#5b4bb3', '#2f7d4f', '#a8551f', '#b03a6b', '#31557f'];

/** A short name for addresses, from the brand's name: lower case, letters and digits, dashes between. */
export function slugFrom(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 49);
}

function ColorChoice({ color, onColor }: { color: string; onColor: (color: string) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-13 font-medium">{t('setup.color')}</legend>
      <div className="flex items-center gap-2">
        {colors.map((one) => (
          <label key={one} className="relative flex size-8 items-center justify-center rounded-control has-checked:outline-2 has-checked:outline-offset-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2" style={{ background: one }}>
            <input type="radio" name="color" value={one} checked={one === color} onChange={() => onColor(one)} className="absolute inset-0 opacity-0" aria-label={one} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A brand of one's own: who it is, where, and in which languages. Mailbox and shop follow in the settings, each with its own check. */
export function BrandForm({ onMade }: { onMade: () => void }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState('');
  const [domain, setDomain] = useState('');
  const [locale, setLocale] = useState(i18n.language.slice(0, 2));
  const [zone, setZone] = useState(ownTimeZone);
  const [color, setColor] = useState(colors[0]!);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const languageName = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const zones = timeZoneChoices(zone);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await post('/api/v1/brands', { name, slug: slugFrom(name), domain: domain.replace(/^https?:\/\//, '').replace(/\/.*$/, ''), locale, locales: [locale], time_zone: zone, color });
      onMade();
    } catch (problem) {
      setError(problem instanceof ApiProblem && problem.details.length > 0 ? problem.details.map((detail) => detail.message).join(' ') : describeProblem(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label={t('setup.brandName')} value={name} onChange={setName} isRequired autoFocus />
      <Field label={t('setup.domain')} value={domain} onChange={setDomain} placeholder="shop.example" help={t('setup.domainHelp')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={t('setup.language')} value={locale} onChange={setLocale} choices={brandLanguages.map((id) => ({ id, name: languageName.of(id) ?? id }))} />
        <Combobox label={t('setup.zone')} value={zone} onChange={setZone} choices={zones} />
      </div>
      <ColorChoice color={color} onColor={setColor} />
      <p className="text-13 text-quiet">{t('setup.next')}</p>
      {error ? (
        <p role="alert" className="text-13 text-danger">
          {error}
        </p>
      ) : null}
      <Button type="submit" look="primary" busy={busy} isDisabled={slugFrom(name) === ''}>
        {t('setup.createBrand')}
      </Button>
    </form>
  );
}
