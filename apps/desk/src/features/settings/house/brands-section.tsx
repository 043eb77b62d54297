import { get, put, type BrandDetails } from '@keepdesk/client';
import { BrandChip, Dialog } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../shared/forms/form-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { Section } from '../../../shared/kit/section.tsx';
import { BrandForm } from '../../../shared/parts/brand/brand-form.tsx';
import { useRefreshSession } from '../../../shared/session/session.tsx';

interface Behaviour {
  undo_seconds: number;
  thanks_reopens: boolean;
  reopen_days: number;
  number_in_subject: boolean;
  reason_required: boolean;
}

function useBehaviourFields(): readonly FormField[] {
  const { t } = useTranslation();
  return [
    { name: 'undo_seconds', kind: 'number', label: t('brands.undoSeconds'), help: t('brands.undoSecondsHelp') },
    { name: 'reopen_days', kind: 'number', label: t('brands.reopenDays'), help: t('brands.reopenDaysHelp') },
    { name: 'thanks_reopens', kind: 'yes', label: t('brands.thanksReopens'), help: t('brands.thanksReopensHelp') },
    { name: 'number_in_subject', kind: 'yes', label: t('brands.numberInSubject') },
    { name: 'reason_required', kind: 'yes', label: t('brands.reasonRequired'), help: t('brands.reasonRequiredHelp') },
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
      reason_required: values.reason_required === true,
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
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const found = useRows<BrandDetails>('/api/v1/brands');
  const editor = useEditor<BrandDetails>();
  const [behaviour, setBehaviour] = useState<BrandDetails | null>(null);
  const guide = (brandId: string) => navigate({ to: '/setup', search: { brand: brandId } });
  // What a new brand needs besides its name is asked by the guide.
  const saved = async (brand: BrandDetails) => {
    const isNew = editor.row === null;
    await refresh();
    editor.close();
    if (isNew) await guide(brand.id);
  };
  return (
    <Section title={t('settings.brands')} intro={t('brands.intro')} action={<AddButton name={t('brands.new')} onPress={editor.add} />}>
      <EditableList
        label={t('settings.brands')}
        found={found}
        nameOf={(brand) => brand.name}
        editor={editor}
        more={(brand) => [
          { id: 'behaviour', name: t('brands.behaviourMenu'), onAction: () => setBehaviour(brand) },
          { id: 'guide', name: t('brands.guide'), icon: <ListChecks size={16} />, onAction: () => void guide(brand.id) },
        ]}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (brand) => <BrandChip name={brand.name} color={brand.color} className="text-14 font-medium text-text" /> },
          { id: 'domain', name: t('setup.domain'), cell: (brand) => brand.domain || '–' },
          { id: 'languages', name: t('brands.languages'), wideOnly: true, cell: (brand) => brand.locales.join(', ') },
          { id: 'zone', name: t('setup.zone'), wideOnly: true, cell: (brand) => brand.time_zone.replaceAll('_', ' ') },
        ]}
      />
      <Dialog title={editor.row?.name ?? t('brands.new')} isOpen={editor.editing !== null} onClose={editor.close}>
        <BrandForm key={editor.row?.id ?? 'new'} brand={editor.row} doName={t('action.save')} onSaved={saved} />
      </Dialog>
      {behaviour ? <BehaviourDialog brand={behaviour} onClose={() => setBehaviour(null)} /> : null}
    </Section>
  );
}
