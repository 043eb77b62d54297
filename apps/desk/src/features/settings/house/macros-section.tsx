import { get, patch, post, remove, type Macro } from '@keepdesk/client';
import { Button, EmptyState, Pill, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2, Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrand, useSession } from '../../../shared/session/session.tsx';
import { FormDialog, type FormField, type FormValues } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../kit/resource.ts';
import { RowActions } from '../kit/row-actions.tsx';
import { Loaded, Section } from '../kit/section.tsx';

const actionKinds = ['none', 'status', 'tag', 'priority', 'assign', 'snooze'] as const;

function useFields(isNew: boolean): readonly FormField[] {
  const { t } = useTranslation();
  const { brands } = useSession();
  const { data } = useQuery({ queryKey: ['settings', 'macro-variables'], queryFn: () => get<{ data: Array<{ name: string; meaning: string }> }>('/api/v1/macros/variables') });
  const variables = (data?.data ?? []).map((one) => `{{${one.name}}}`).join('  ');
  return [
    ...(isNew ? [{ name: 'brand_id', kind: 'choice' as const, label: t('letter.brand'), choices: brands.map((brand) => ({ id: brand.id, name: brand.name })) }] : []),
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
  const [editing, setEditing] = useState<Macro | 'new' | null>(null);
  const fields = useFields(editing === 'new');
  const save = useChange((values: FormValues) => (editing === 'new' || !editing ? post('/api/v1/macros', bodyOf(values)) : patch(`/api/v1/macros/${editing.id}`, bodyOf(values))));
  const drop = useChange((id: string) => remove(`/api/v1/macros/${id}`));
  const row = editing !== 'new' ? editing : null;
  return (
    <Section
      title={t('settings.macros')}
      intro={t('macros.intro')}
      action={
        <Button look="primary" icon={<Plus size={14} />} onPress={() => setEditing('new')}>
          {t('macros.new')}
        </Button>
      }
    >
      <Loaded found={found}>
        <Table
          label={t('settings.macros')}
          rows={found.rows}
          keyOf={(macro) => macro.id}
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
            { id: 'brand', name: t('letter.brand'), wideOnly: true, cell: (macro) => <BrandName id={macro.brand_id} /> },
            { id: 'uses', name: t('macros.uses'), align: 'end', cell: (macro) => macro.uses },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (macro) => (
                <RowActions
                  name={macro.name}
                  actions={[
                    { id: 'edit', name: t('action.change'), onAction: () => setEditing(macro) },
                    { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(macro.id) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={row?.id ?? String(editing)}
        title={t('macros.macro')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={fields}
        {...(row ? { start: { name: row.name, folder: row.folder ?? '', text: row.text, action: row.actions[0]?.kind ?? 'none', value: row.actions[0]?.value ?? '' } } : {})}
        onSubmit={(values) => save.mutateAsync(values)}
      />
    </Section>
  );
}

function BrandName({ id }: { id: string }) {
  return <>{useBrand(id)?.name ?? '–'}</>;
}
