import { patch, post, remove, type Status, type StatusCategory, type Tag } from '@keepdesk/client';
import { EmptyState, StatusPill } from '@keepdesk/ui';
import { Tags, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../shared/forms/form-dialog.tsx';
import { BrandCell, useBrandField } from '../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { Section } from '../../../shared/kit/section.tsx';

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
