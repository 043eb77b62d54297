import { patch, post, type Reason } from '@keepdesk/client';
import { Button, describeLongSpan, Pill, useClock, useToaster, type MenuAction } from '@keepdesk/ui';
import { ArchiveRestore, History, Merge, Split, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../../shared/kit/resource.ts';
import { Section } from '../../../../shared/kit/section.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { orderedTree } from './ordered-tree.ts';
import { SplitDialog } from './split-dialog.tsx';
import { TriagePanel } from './triage-panel.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

const grades = ['low', 'medium', 'high'] as const;
type Asking = { what: 'merge' | 'split'; reason: Reason } | { what: 'versions' } | null;

/** Why customers write to a brand, in two levels: aimed at, moved, merged, split, and what became of each. */
export function ReasonsSection() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const toaster = useToaster();
  const found = useRows<Reason>('/api/v1/reasons');
  const editor = useEditor<Reason>();
  const [brandId, setBrandId] = useChosenBrand();
  const [showRetired, setShowRetired] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const all = found.rows.filter((reason) => reason.brand_id === brandId);
  const live = all.filter((reason) => !reason.retired);
  const retired = all.length - live.length;
  const save = useSave(editor.row, brandId);
  const restore = useChange((reason: Reason) => post(`/api/v1/reasons/${reason.id}/restore`));
  const retire = useChange(async (reason: Reason) => {
    await post(`/api/v1/reasons/${reason.id}/retire`, { replaced_by_id: null });
    toaster.show({ text: t('reasons.retiredOne', { name: reason.name }), action: { name: t('action.undo'), onAction: () => restore.mutate(reason) } });
  }, null);
  const more = (reason: Reason): MenuAction[] =>
    reason.retired
      ? [{ id: 'restore', name: t('reasons.restore'), icon: <ArchiveRestore size={16} />, onAction: () => restore.mutate(reason) }]
      : [
          { id: 'merge', name: t('reasons.merge'), icon: <Merge size={16} />, onAction: () => setAsking({ what: 'merge', reason }) },
          { id: 'split', name: t('reasons.split'), icon: <Split size={16} />, disabled: live.some((one) => one.parent_id === reason.id), onAction: () => setAsking({ what: 'split', reason }) },
          { id: 'drop', name: t('statuses.retire'), icon: <Trash2 size={16} />, danger: true, onAction: () => retire.mutate(reason) },
        ];
  const nameOfId = (id: string | null) => all.find((reason) => reason.id === id)?.name ?? '';
  return (
    <Section title={t('settings.reasons')} intro={t('reasons.intro')} action={<AddButton name={t('reasons.new')} onPress={editor.add} />}>
      <div className="mb-3 flex flex-wrap items-end gap-2">
        <BrandField value={brandId} onChange={setBrandId} className="w-52 max-sm:w-full" />
        <Button look="quiet" icon={<History size={14} />} onPress={() => setAsking({ what: 'versions' })}>
          {t('reasons.versions')}
        </Button>
        {retired > 0 ? (
          <Button look="quiet" onPress={() => setShowRetired(!showRetired)}>
            {t(showRetired ? 'reasons.hideRetired' : 'reasons.showRetired', { count: retired })}
          </Button>
        ) : null}
      </div>
      <TriagePanel brandId={brandId} />
      <EditableList
        label={t('settings.reasons')}
        found={{ ...found, rows: orderedTree(showRetired ? all : live) }}
        nameOf={(reason) => reason.name}
        editor={editor}
        more={more}
        columns={[
          {
            id: 'name', name: t('settings.name'),
            cell: (reason) => (
              <span className={`flex flex-wrap items-center gap-x-2 ${reason.parent_id ? 'pl-5' : 'font-medium'} ${reason.retired ? 'text-quiet' : ''}`}>
                {reason.name}
                {reason.retired ? <Pill>{reason.replaced_by_id ? t('reasons.nowUnder', { name: nameOfId(reason.replaced_by_id) }) : t('reasons.outOfUse')}</Pill> : null}
                {reason.split_from_id && !reason.retired ? <span className="text-12 font-normal text-quiet">{t('reasons.partOf', { name: nameOfId(reason.split_from_id) })}</span> : null}
              </span>
            ),
          },
          { id: 'deflection', name: t('reasons.deflection'), wideOnly: true, cell: (reason) => t(`reasons.grade.${gradeOf(reason.deflection)}`) },
          { id: 'complexity', name: t('reasons.complexity'), wideOnly: true, cell: (reason) => t(`reasons.grade.${gradeOf(reason.complexity)}`) },
          { id: 'target', name: t('reasons.target'), align: 'end', cell: (reason) => describeLongSpan(reason.target_seconds * 1000, locale) },
        ]}
        form={{ title: t('reasons.reason'), fields: useFields(live, editor.row), start: startOf(editor.row), onSave: save.mutateAsync }}
      />
      {asking?.what === 'merge' ? <MergeDialog reason={asking.reason} live={live} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'split' ? <SplitDialog reason={asking.reason} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'versions' ? <VersionsDialog brandId={brandId} onClose={() => setAsking(null)} /> : null}
    </Section>
  );
}

const gradeOf = (value: string) => grades.find((grade) => grade === value) ?? 'medium';

function startOf(row: Reason | null): FormValues {
  if (!row) return { hours: '4', deflection: 'medium', complexity: 'medium', parent: 'none' };
  return { name: row.name, hours: String(row.target_seconds / 3600), deflection: row.deflection, complexity: row.complexity, parent: row.parent_id ?? 'none' };
}

function useFields(live: readonly Reason[], row: Reason | null): FormField[] {
  const { t } = useTranslation();
  // Whoever has others beneath them stays on the first level.
  const isParent = row !== null && live.some((reason) => reason.parent_id === row.id);
  const parents = live.filter((reason) => reason.parent_id === null && reason.id !== row?.id);
  const grade = grades.map((id) => ({ id, name: t(`reasons.grade.${id}`) }));
  return [
    { name: 'name', kind: 'text', label: t('settings.name') },
    ...(isParent ? [] : [{ name: 'parent', kind: 'choice' as const, label: t('reasons.under'), choices: [{ id: 'none', name: t('reasons.top') }, ...parents.map(({ id, name }) => ({ id, name }))] }]),
    { name: 'hours', kind: 'number', label: t('reasons.hours') },
    { name: 'deflection', kind: 'choice', label: t('reasons.deflection'), choices: grade, help: t('reasons.deflectionHelp') },
    { name: 'complexity', kind: 'choice', label: t('reasons.complexity'), choices: grade },
  ];
}

function useSave(row: Reason | null, brandId: string) {
  return useChange((values: FormValues) => {
    const parent = values.parent === undefined ? {} : { parent_id: values.parent === 'none' ? null : values.parent };
    const part = { name: values.name, target_seconds: Math.round(Number(values.hours) * 3600), deflection: values.deflection, complexity: values.complexity, ...parent };
    return row ? patch(`/api/v1/reasons/${row.id}`, part) : post('/api/v1/reasons', { ...part, brand_id: brandId });
  });
}
