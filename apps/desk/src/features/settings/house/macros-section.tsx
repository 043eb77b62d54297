import { get, patch, post, remove, type Macro } from '@keepdesk/client';
import { EmptyState, Pill } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Trash2, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../shared/forms/form-dialog.tsx';
import { BrandCell, useBrandField } from '../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { Section } from '../../../shared/kit/section.tsx';

const actionKinds = ['none', 'status', 'tag', 'priority', 'assign', 'snooze'] as const;

function useFields(isNew: boolean): readonly FormField[] {
  const { t } = useTranslation();
  const brandField = useBrandField();
  const { data } = useQuery({ queryKey: ['settings', 'macro-variables'], queryFn: () => get<{ data: Array<{ name: string; meaning: string }> }>('/api/v1/macros/variables') });
  const variables = (data?.data ?? []).map((one) => `{{${one.name}}}`).join('  ');
  return [
    ...(isNew ? [brandField] : []),
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'folder', kind: 'text', label: t('macros.folder'), optional: true },
    { name: 'text', kind: 'long', label: t('letter.text'), ...(variables ? { help: t('macros.variables', { list: variables }) } : {}) },
    { name: 'action', kind: 'choice', label: t('macros.also'), choices: actionKinds.map((id) => ({ id, name: t(`macros.action.${id}`) })) },
    { name: 'value', kind: 'text', label: t('macros.value'), help: t('macros.valueHelp'), optional: true, when: { field: 'action', isNot: 'none' } },
  ];
}

function bodyOf(values: FormValues): Record<string, unknown> {
  const { brand_id: brandId, name, folder, text, action, value } = values;
  return {
    ...(brandId ? { brand_id: brandId } : {}),
    name,
    text,
    folder: folder || null,
    scope: 'everyone',
    actions: action === 'none' || !value ? [] : [{ kind: action, value }],
  };
}

/** Texts that are written once, with gaps Keepdesk fills, and what else they do. */
export function MacrosSection() {
  const { t } = useTranslation();
  const found = useRows<Macro>('/api/v1/macros');
  const editor = useEditor<Macro>();
  const { row } = editor;
  const fields = useFields(row === null);
  const save = useChange((values: FormValues) => (row ? patch(`/api/v1/macros/${row.id}`, bodyOf(values)) : post('/api/v1/macros', bodyOf(values))));
  const drop = useChange((id: string) => remove(`/api/v1/macros/${id}`));
  return (
    <Section title={t('settings.macros')} intro={t('macros.intro')} action={<AddButton name={t('macros.new')} onPress={editor.add} />}>
      <EditableList
        label={t('settings.macros')}
        found={found}
        nameOf={(macro) => macro.name}
        editor={editor}
        more={(macro) => [{ id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(macro.id) }]}
        empty={
          <EmptyState icon={<Zap size={20} />} title={t('macros.none')} className="rounded-card border border-line bg-raised">
            {t('macros.noneText')}
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            name: t('settings.name'),
            cell: (macro) => (
              <span className="flex min-w-0 flex-col">
                <span className="flex items-center gap-2 font-medium">
                  {macro.name}
                  {macro.folder ? <Pill>{macro.folder}</Pill> : null}
                </span>
                <span className="line-clamp-1 max-w-md text-12 text-quiet">{macro.text}</span>
              </span>
            ),
          },
          { id: 'brand', name: t('letter.brand'), wideOnly: true, cell: (macro) => <BrandCell id={macro.brand_id} /> },
          { id: 'uses', name: t('macros.uses'), align: 'end', cell: (macro) => macro.uses },
        ]}
        form={{
          title: t('macros.macro'),
          fields,
          ...(row ? { start: { name: row.name, folder: row.folder ?? '', text: row.text, action: row.actions[0]?.kind ?? 'none', value: row.actions[0]?.value ?? '' } } : {}),
          onSave: save.mutateAsync,
        }}
      />
    </Section>
  );
}
