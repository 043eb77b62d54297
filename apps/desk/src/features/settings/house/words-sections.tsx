import { patch, post, remove, type Reason, type Status, type StatusCategory, type Tag } from '@keepdesk/client';
import { BrandChip, Button, describeLongSpan, EmptyState, StatusPill, Table, useClock } from '@keepdesk/ui';
import { Plus, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/session/session.tsx';
import { FormDialog, type FormField } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../kit/resource.ts';
import { RowActions } from '../kit/row-actions.tsx';
import { Loaded, Section } from '../kit/section.tsx';

function useBrandField(): FormField {
  const { t } = useTranslation();
  const { brands } = useSession();
  return { name: 'brand_id', kind: 'choice', label: t('letter.brand'), choices: brands.map((brand) => ({ id: brand.id, name: brand.name })) };
}

function BrandCell({ id }: { id: string }) {
  const { brands } = useSession();
  const brand = brands.find((one) => one.id === id);
  return brand ? <BrandChip name={brand.name} color={brand.color} /> : null;
}

function AddButton({ name, onPress }: { name: string; onPress: () => void }) {
  return (
    <Button look="primary" icon={<Plus size={14} />} onPress={onPress}>
      {name}
    </Button>
  );
}

type Editing<Row> = Row | 'new' | null;
const isRow = <Row,>(editing: Editing<Row>): editing is Row => editing !== null && editing !== 'new';

/** The tags of the brands; renaming one renames it everywhere. */
export function TagsSection() {
  const { t } = useTranslation();
  const found = useRows<Tag>('/api/v1/tags');
  const brandField = useBrandField();
  const [editing, setEditing] = useState<Editing<Tag>>(null);
  const save = useChange((values: Record<string, unknown>) => (isRow(editing) ? patch(`/api/v1/tags/${editing.id}`, { name: values.name }) : post('/api/v1/tags', values)));
  return (
    <Section title={t('settings.tags')} intro={t('tags.intro')} action={<AddButton name={t('tags.new')} onPress={() => setEditing('new')} />}>
      <Loaded found={found}>
        <Table
          label={t('settings.tags')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={<Tags size={20} />} title={t('tags.none')} className="rounded-card border border-line bg-raised" />}
          columns={[
            { id: 'name', name: t('settings.name'), cell: (row) => row.name },
            { id: 'brand', name: t('letter.brand'), cell: (row) => <BrandCell id={row.brand_id} /> },
            { id: 'do', name: '', align: 'end', cell: (row) => <RowActions name={row.name} actions={[{ id: 'edit', name: t('action.rename'), onAction: () => setEditing(row) }]} /> },
          ]}
        />
      </Loaded>
      <FormDialog
        key={isRow(editing) ? editing.id : String(editing)}
        title={t('tags.tag')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={[...(isRow(editing) ? [] : [brandField]), { name: 'name', kind: 'text', label: t('settings.name') }]}
        {...(isRow(editing) ? { start: { name: editing.name } } : {})}
        onSubmit={(values) => save.mutateAsync(values)}
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
  const [editing, setEditing] = useState<Editing<Status>>(null);
  const save = useChange((values: Record<string, unknown>) => (isRow(editing) ? patch(`/api/v1/statuses/${editing.id}`, { name: values.name }) : post('/api/v1/statuses', values)));
  const drop = useChange((id: string) => remove(`/api/v1/statuses/${id}`));
  const categoryField: FormField = { name: 'category', kind: 'choice', label: t('statuses.means'), choices: categories.map((id) => ({ id, name: t(`category.${id}`) })) };
  return (
    <Section title={t('settings.statuses')} intro={t('statuses.intro')} action={<AddButton name={t('statuses.new')} onPress={() => setEditing('new')} />}>
      <Loaded found={found}>
        <Table
          label={t('settings.statuses')}
          rows={found.rows}
          keyOf={(row) => row.id}
          columns={[
            { id: 'name', name: t('settings.name'), cell: (row) => <StatusPill name={row.name} category={row.category} /> },
            { id: 'means', name: t('statuses.means'), cell: (row) => t(`category.${row.category}`) },
            { id: 'brand', name: t('letter.brand'), cell: (row) => <BrandCell id={row.brand_id} /> },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (row) => (
                <RowActions
                  name={row.name}
                  actions={[
                    { id: 'edit', name: t('action.rename'), onAction: () => setEditing(row) },
                    { id: 'drop', name: t('statuses.retire'), icon: <Trash2 size={16} />, danger: true, disabled: row.is_default, onAction: () => drop.mutate(row.id) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={isRow(editing) ? editing.id : String(editing)}
        title={t('action.status')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={[...(isRow(editing) ? [] : [brandField, categoryField]), { name: 'name', kind: 'text', label: t('settings.name') }]}
        {...(isRow(editing) ? { start: { name: editing.name } } : {})}
        onSubmit={(values) => save.mutateAsync(values)}
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
  const [editing, setEditing] = useState<Editing<Reason>>(null);
  const live = found.rows.filter((row) => !row.retired);
  const ordered = live.filter((row) => row.parent_id === null).flatMap((parent) => [parent, ...live.filter((row) => row.parent_id === parent.id)]);
  const save = useChange((values: Record<string, unknown>) => {
    const part = { name: values.name, target_seconds: Math.round(Number(values.hours) * 3600) };
    if (isRow(editing)) return patch(`/api/v1/reasons/${editing.id}`, part);
    const parent = live.find((row) => row.id === values.parent);
    return post('/api/v1/reasons', { ...part, parent_id: parent?.id ?? null, brand_id: parent?.brand_id ?? brands[0]?.id });
  });
  const retire = useChange((row: Reason) => post(`/api/v1/reasons/${row.id}/retire`, { replaced_by_id: row.parent_id }));
  const parentField: FormField = {
    name: 'parent',
    kind: 'choice',
    label: t('reasons.under'),
    choices: [{ id: 'none', name: t('reasons.top') }, ...live.filter((row) => row.parent_id === null).map((row) => ({ id: row.id, name: row.name }))],
  };
  return (
    <Section title={t('settings.reasons')} intro={t('reasons.intro')} action={<AddButton name={t('reasons.new')} onPress={() => setEditing('new')} />}>
      <Loaded found={found}>
        <Table
          label={t('settings.reasons')}
          rows={ordered}
          keyOf={(row) => row.id}
          columns={[
            { id: 'name', name: t('settings.name'), cell: (row) => <span className={row.parent_id ? 'pl-5' : 'font-medium'}>{row.name}</span> },
            { id: 'brand', name: t('letter.brand'), wideOnly: true, cell: (row) => <BrandCell id={row.brand_id} /> },
            { id: 'target', name: t('reasons.target'), align: 'end', cell: (row) => describeLongSpan(row.target_seconds * 1000, locale) },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (row) => (
                <RowActions
                  name={row.name}
                  actions={[
                    { id: 'edit', name: t('action.change'), onAction: () => setEditing(row) },
                    { id: 'drop', name: t('statuses.retire'), icon: <Trash2 size={16} />, danger: true, onAction: () => retire.mutate(row) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={isRow(editing) ? editing.id : String(editing)}
        title={t('reasons.reason')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={[...(isRow(editing) ? [] : [parentField]), { name: 'name', kind: 'text', label: t('settings.name') }, { name: 'hours', kind: 'number', label: t('reasons.hours') }]}
        start={isRow(editing) ? { name: editing.name, hours: String(editing.target_seconds / 3600) } : { hours: '12' }}
        onSubmit={(values) => save.mutateAsync(values)}
      />
    </Section>
  );
}
