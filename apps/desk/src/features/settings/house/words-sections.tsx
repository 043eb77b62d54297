import { patch, post, remove, type Reason, type Status, type StatusCategory, type Tag } from '@keepdesk/client';
import { describeLongSpan, EmptyState, StatusPill, useClock } from '@keepdesk/ui';
import { Tags, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../shared/forms/form-dialog.tsx';
import { BrandCell, useBrandField } from '../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { Section } from '../../../shared/kit/section.tsx';
import { useSession } from '../../../shared/session/session.tsx';

/** The tags of the brands; renaming one renames it everywhere. */
export function TagsSection() {
  const { t } = useTranslation();
  const found = useRows<Tag>('/api/v1/tags');
  const brandField = useBrandField();
  const editor = useEditor<Tag>();
  const { row } = editor;
  const save = useChange((values: FormValues) => (row ? patch(`/api/v1/tags/${row.id}`, { name: values.name }) : post('/api/v1/tags', values)));
  return (
    <Section title={t('settings.tags')} intro={t('tags.intro')} action={<AddButton name={t('tags.new')} onPress={editor.add} />}>
      <EditableList
        label={t('settings.tags')}
        found={found}
        nameOf={(tag) => tag.name}
        editor={editor}
        changeName={() => t('action.rename')}
        empty={<EmptyState icon={<Tags size={20} />} title={t('tags.none')} className="rounded-card border border-line bg-raised" />}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (tag) => tag.name },
          { id: 'brand', name: t('letter.brand'), cell: (tag) => <BrandCell id={tag.brand_id} /> },
        ]}
        form={{ title: t('tags.tag'), fields: [...(row ? [] : [brandField]), { name: 'name', kind: 'text', label: t('settings.name') }], ...(row ? { start: { name: row.name } } : {}), onSave: save.mutateAsync }}
      />
    </Section>
  );
}

const categories: readonly StatusCategory[] = ['open', 'waiting', 'resolved'];

/** Each brand's own names over open, waiting and resolved. */
export function StatusesSection() {
  const { t } = useTranslation();
  const found = useRows<Status>('/api/v1/statuses');
  const brandField = useBrandField();
  const editor = useEditor<Status>();
  const { row } = editor;
  const save = useChange((values: FormValues) => (row ? patch(`/api/v1/statuses/${row.id}`, { name: values.name }) : post('/api/v1/statuses', values)));
  const drop = useChange((id: string) => remove(`/api/v1/statuses/${id}`));
  const categoryField: FormField = { name: 'category', kind: 'choice', label: t('statuses.means'), choices: categories.map((id) => ({ id, name: t(`category.${id}`) })) };
  return (
    <Section title={t('settings.statuses')} intro={t('statuses.intro')} action={<AddButton name={t('statuses.new')} onPress={editor.add} />}>
      <EditableList
        label={t('settings.statuses')}
        found={found}
        nameOf={(status) => status.name}
        editor={editor}
        changeName={() => t('action.rename')}
        more={(status) => [{ id: 'drop', name: t('statuses.retire'), icon: <Trash2 size={16} />, danger: true, disabled: status.is_default, onAction: () => drop.mutate(status.id) }]}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (status) => <StatusPill name={status.name} category={status.category} /> },
          { id: 'means', name: t('statuses.means'), cell: (status) => t(`category.${status.category}`) },
          { id: 'brand', name: t('letter.brand'), cell: (status) => <BrandCell id={status.brand_id} /> },
        ]}
        form={{ title: t('action.status'), fields: [...(row ? [] : [brandField, categoryField]), { name: 'name', kind: 'text', label: t('settings.name') }], ...(row ? { start: { name: row.name } } : {}), onSave: save.mutateAsync }}
      />
    </Section>
  );
}

/** Why customers write, in two levels, each with its target for a first reply. */
export function ReasonsSection() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { brands } = useSession();
  const found = useRows<Reason>('/api/v1/reasons');
  const editor = useEditor<Reason>();
  const { row } = editor;
  const live = found.rows.filter((reason) => !reason.retired);
  const ordered = live.filter((reason) => reason.parent_id === null).flatMap((parent) => [parent, ...live.filter((reason) => reason.parent_id === parent.id)]);
  const save = useChange((values: FormValues) => {
    const part = { name: values.name, target_seconds: Math.round(Number(values.hours) * 3600) };
    if (row) return patch(`/api/v1/reasons/${row.id}`, part);
    const parent = live.find((reason) => reason.id === values.parent);
    return post('/api/v1/reasons', { ...part, parent_id: parent?.id ?? null, brand_id: parent?.brand_id ?? brands[0]?.id });
  });
  const retire = useChange((reason: Reason) => post(`/api/v1/reasons/${reason.id}/retire`, { replaced_by_id: reason.parent_id }));
  const parentField: FormField = {
    name: 'parent',
    kind: 'choice',
    label: t('reasons.under'),
    choices: [{ id: 'none', name: t('reasons.top') }, ...live.filter((reason) => reason.parent_id === null).map((reason) => ({ id: reason.id, name: reason.name }))],
  };
  return (
    <Section title={t('settings.reasons')} intro={t('reasons.intro')} action={<AddButton name={t('reasons.new')} onPress={editor.add} />}>
      <EditableList
        label={t('settings.reasons')}
        found={{ ...found, rows: ordered }}
        nameOf={(reason) => reason.name}
        editor={editor}
        more={(reason) => [{ id: 'drop', name: t('statuses.retire'), icon: <Trash2 size={16} />, danger: true, onAction: () => retire.mutate(reason) }]}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (reason) => <span className={reason.parent_id ? 'pl-5' : 'font-medium'}>{reason.name}</span> },
          { id: 'brand', name: t('letter.brand'), wideOnly: true, cell: (reason) => <BrandCell id={reason.brand_id} /> },
          { id: 'target', name: t('reasons.target'), align: 'end', cell: (reason) => describeLongSpan(reason.target_seconds * 1000, locale) },
        ]}
        form={{
          title: t('reasons.reason'),
          fields: [...(row ? [] : [parentField]), { name: 'name', kind: 'text', label: t('settings.name') }, { name: 'hours', kind: 'number', label: t('reasons.hours') }],
          start: row ? { name: row.name, hours: String(row.target_seconds / 3600) } : { hours: '12' },
          onSave: save.mutateAsync,
        }}
      />
    </Section>
  );
}
