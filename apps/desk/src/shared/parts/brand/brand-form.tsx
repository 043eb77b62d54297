import { ApiProblem, patch, post, type BrandDetails } from '@keepdesk/client';
import { Button, Checkbox, Combobox, Field, Select } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';
import { ownTimeZone, timeZoneChoices } from '../../words/time-zones.ts';
import { FormFooter } from '../form-footer.tsx';
import { brandBody, brandColors, brandLanguages, brandStart, slugFrom, type BrandValues } from './brand-shape.ts';

function ColorChoice({ color, onColor }: { color: string; onColor: (color: string) => void }) {
  const { t } = useTranslation();
  const colors = brandColors.some((one) => one === color) ? brandColors : [color, ...brandColors];
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-2 text-13 font-medium">{t('setup.color')}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {colors.map((one) => (
          <label key={one} className="relative flex size-8 items-center justify-center rounded-control has-checked:outline-2 has-checked:outline-offset-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2" style={{ background: one }}>
            <input type="radio" name="color" value={one} checked={one === color} onChange={() => onColor(one)} className="absolute inset-0 opacity-0" aria-label={one} />
          </label>
        ))}
        <label className="flex h-8 items-center gap-2 text-13 text-quiet">
          <input type="color" value={color} onChange={(event) => onColor(event.target.value)} className="h-8 w-10 rounded-control border border-edge bg-raised" aria-label={t('setup.ownColor')} />
          {t('setup.ownColor')}
        </label>
      </div>
    </fieldset>
  );
}

function Languages({ values, onValues }: { values: BrandValues; onValues: (part: Partial<BrandValues>) => void }) {
  const { t, i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const known = [...new Set([...brandLanguages, ...values.locales])];
  const nameOf = (id: string) => names.of(id) ?? id;
  return (
    <>
      <Select label={t('setup.language')} help={t('setup.languageHelp')} value={values.locale} onChange={(locale) => onValues({ locale })} choices={known.map((id) => ({ id, name: nameOf(id) }))} />
      <fieldset className="flex flex-col gap-1 sm:col-span-2">
        <legend className="mb-1.5 text-13 font-medium">{t('setup.otherLanguages')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {known
            .filter((id) => id !== values.locale)
            .map((id) => (
              <Checkbox key={id} isSelected={values.locales.includes(id)} onChange={(on) => onValues({ locales: on ? [...values.locales, id] : values.locales.filter((one) => one !== id) })}>
                {nameOf(id)}
              </Checkbox>
            ))}
        </div>
      </fieldset>
    </>
  );
}

/** A brand: what customers know it by, where it is, and in which languages it answers. */
export function BrandForm({ brand, doName, aside, onSaved }: { brand: BrandDetails | null; doName: string; aside?: ReactNode; onSaved: (brand: BrandDetails) => Promise<void> | void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [values, setValues] = useState(() => brandStart(brand, { language: i18n.language.slice(0, 2), zone: ownTimeZone() }));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const set = (part: Partial<BrandValues>) => setValues((now) => ({ ...now, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const body = brandBody(values);
      const saved = await (brand ? patch<BrandDetails>(`/api/v1/brands/${brand.id}`, body) : post<BrandDetails>('/api/v1/brands', body));
      await client.invalidateQueries({ queryKey: ['settings', '/api/v1/brands'] });
      await onSaved(saved);
    } catch (problem) {
      const details = problem instanceof ApiProblem && problem.status === 400 ? problem.details : [];
      setError(details.length > 0 ? details.map((detail) => detail.message).join(' ') : describeProblem(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label={t('setup.brandName')} value={values.name} onChange={(name) => set({ name })} isRequired autoFocus />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('setup.domain')} value={values.domain} onChange={(domain) => set({ domain })} placeholder="shop.example" help={t('setup.domainHelp')} />
        <Combobox label={t('setup.zone')} value={values.time_zone} onChange={(zone) => set({ time_zone: zone })} choices={timeZoneChoices(values.time_zone)} />
        <Languages values={values} onValues={set} />
      </div>
      <ColorChoice color={values.color} onColor={(color) => set({ color })} />
      {brand ? <Field label={t('brands.slug')} help={t('brands.slugHelp')} value={values.slug} onChange={(slug) => set({ slug })} isRequired /> : null}
      {error ? (
        <p role="alert" className="text-13 text-danger">
          {error}
        </p>
      ) : null}
      <FormFooter aside={aside}>
        <Button type="submit" look="primary" busy={busy} isDisabled={(values.slug || slugFrom(values.name)) === ''}>
          {doName}
        </Button>
      </FormFooter>
    </form>
  );
}
