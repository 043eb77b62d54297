import { get, patch, post, put, type BrandDetails } from '@keepdesk/client';
import { BrandChip, Button, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefreshSession } from '../../../shared/session/session.tsx';
import { ownTimeZone, timeZoneChoices } from '../../../shared/words/time-zones.ts';
import { FormDialog, type FormField, type FormValues } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../kit/resource.ts';
import { RowActions } from '../kit/row-actions.tsx';
import { Loaded, Section } from '../kit/section.tsx';

interface Behaviour {
  undo_seconds: number;
  thanks_reopens: boolean;
  reopen_days: number;
  number_in_subject: boolean;
}

const brandLanguages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ja', 'ar'];

function useBrandFields(): readonly FormField[] {
  const { t, i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const languages = brandLanguages.map((id) => ({ id, name: names.of(id) ?? id }));
  return [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'slug', kind: 'text', label: t('brands.slug'), help: t('brands.slugHelp') },
    { name: 'domain', kind: 'text', label: t('setup.domain'), optional: true },
    { name: 'color', kind: 'color', label: t('setup.color') },
    { name: 'locale', kind: 'choice', label: t('setup.language'), choices: languages },
    { name: 'locales', kind: 'several', label: t('brands.languages'), choices: languages },
    { name: 'time_zone', kind: 'choice', label: t('setup.zone'), choices: timeZoneChoices(ownTimeZone()) },
  ];
}

function useBehaviourFields(): readonly FormField[] {
  const { t } = useTranslation();
  return [
    { name: 'undo_seconds', kind: 'number', label: t('brands.undoSeconds'), help: t('brands.undoSecondsHelp') },
    { name: 'reopen_days', kind: 'number', label: t('brands.reopenDays'), help: t('brands.reopenDaysHelp') },
    { name: 'thanks_reopens', kind: 'yes', label: t('brands.thanksReopens'), help: t('brands.thanksReopensHelp') },
    { name: 'number_in_subject', kind: 'yes', label: t('brands.numberInSubject') },
  ];
}

function BehaviourDialog({ brand, onClose }: { brand: BrandDetails; onClose: () => void }) {
  const { t } = useTranslation();
  const fields = useBehaviourFields();
  const found = useRowsOfBehaviour(brand.id);
  const save = useChange((values: FormValues) =>
    put(`/api/v1/brands/${brand.id}/behaviour`, {
      undo_seconds: Number(values.undo_seconds),
      reopen_days: Number(values.reopen_days),
      thanks_reopens: values.thanks_reopens === true,
      number_in_subject: values.number_in_subject === true,
    }),
  );
  if (!found) return null;
  return (
    <FormDialog
      title={t('brands.behaviour', { name: brand.name })}
      doName={t('action.save')}
      isOpen
      onClose={onClose}
      fields={fields}
      start={{ ...found, undo_seconds: String(found.undo_seconds), reopen_days: String(found.reopen_days) }}
      onSubmit={(values) => save.mutateAsync(values)}
    />
  );
}

function useRowsOfBehaviour(brandId: string): Behaviour | undefined {
  return useQuery({ queryKey: ['settings', 'behaviour', brandId], queryFn: () => get<Behaviour>(`/api/v1/brands/${brandId}/behaviour`) }).data;
}

/** The brands that are answered for here: name, colour, languages, and how their conversations behave. */
export function BrandsSection() {
  const { t } = useTranslation();
  const refresh = useRefreshSession();
  const found = useRows<BrandDetails>('/api/v1/brands');
  const fields = useBrandFields();
  const [editing, setEditing] = useState<BrandDetails | 'new' | null>(null);
  const [behaviour, setBehaviour] = useState<BrandDetails | null>(null);
  const save = useChange(async (values: FormValues) => {
    await (editing === 'new' || editing === null ? post('/api/v1/brands', values) : patch(`/api/v1/brands/${editing.id}`, values));
    await refresh();
  });
  const start = editing && editing !== 'new' ? { ...editing, business: '' } : { time_zone: ownTimeZone(), locale: 'en', locales: ['en'] };
  return (
    <Section
      title={t('settings.brands')}
      intro={t('brands.intro')}
      action={
        <Button look="primary" icon={<Plus size={14} />} onPress={() => setEditing('new')}>
          {t('brands.new')}
        </Button>
      }
    >
      <Loaded found={found}>
        <Table
          label={t('settings.brands')}
          rows={found.rows}
          keyOf={(row) => row.id}
          columns={[
            { id: 'name', name: t('settings.name'), cell: (row) => <BrandChip name={row.name} color={row.color} className="text-14 font-medium text-text" /> },
            { id: 'domain', name: t('setup.domain'), cell: (row) => row.domain || '–' },
            { id: 'languages', name: t('brands.languages'), wideOnly: true, cell: (row) => row.locales.join(', ') },
            { id: 'zone', name: t('setup.zone'), wideOnly: true, cell: (row) => row.time_zone.replaceAll('_', ' ') },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (row) => (
                <RowActions
                  name={row.name}
                  actions={[
                    { id: 'edit', name: t('action.change'), onAction: () => setEditing(row) },
                    { id: 'behaviour', name: t('brands.behaviourMenu'), onAction: () => setBehaviour(row) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={editing === 'new' ? 'new' : (editing?.id ?? 'none')}
        title={t('brands.brand')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={fields}
        start={Object.fromEntries(fields.flatMap((field) => (field.name in start ? [[field.name, (start as FormValues)[field.name]!]] : [])))}
        onSubmit={(values) => save.mutateAsync(values)}
      />
      {behaviour ? <BehaviourDialog brand={behaviour} onClose={() => setBehaviour(null)} /> : null}
    </Section>
  );
}
