import { patch, post, remove, type PermissionInfo, type Role } from '@keepdesk/client';
import { Button, Pill, Table } from '@keepdesk/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../kit/resource.ts';
import { RowActions } from '../kit/row-actions.tsx';

/** Roles made of single permissions. Those that came with Keepdesk can be read and copied, not changed. */
export function RolesTab({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const { rows: permissions } = useRows<PermissionInfo>('/api/v1/permissions');
  const [editing, setEditing] = useState<Role | 'new' | null>(null);
  const save = useChange((values: Record<string, unknown>) =>
    editing !== 'new' && editing && !editing.built_in
      ? patch(`/api/v1/roles/${editing.id}`, { name: values.name, description: values.description, permissions: values.permissions })
      : post('/api/v1/roles', { name: values.name, description: values.description, permissions: values.permissions }),
  );
  const drop = useChange((id: string) => remove(`/api/v1/roles/${id}`));
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'description', kind: 'text', label: t('settings.about'), optional: true },
    { name: 'permissions', kind: 'several', label: t('people.permissions'), choices: permissions.map((one) => ({ id: one.name, name: one.name, note: one.allows })) },
  ];
  const start = editing === 'new' || !editing ? undefined : { name: editing.built_in ? `${editing.name} 2` : editing.name, description: editing.description, permissions: editing.permissions };
  return (
    <div className="flex flex-col gap-3">
      <Button className="self-end" icon={<Plus size={14} />} onPress={() => setEditing('new')}>
        {t('people.newRole')}
      </Button>
      <Table
        label={t('people.roles')}
        rows={roles}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'name',
            name: t('settings.name'),
            cell: (row) => (
              <span className="flex flex-col">
                <span className="flex items-center gap-2 font-medium">
                  {row.name}
                  {row.built_in ? <Pill>{t('people.builtIn')}</Pill> : null}
                </span>
                <span className="text-12 text-quiet">{row.description}</span>
              </span>
            ),
          },
          { id: 'count', name: t('people.permissions'), align: 'end', wideOnly: true, cell: (row) => (row.permissions.includes('*') ? t('people.all') : row.permissions.length) },
          { id: 'people', name: t('settings.people'), align: 'end', cell: (row) => row.people },
          {
            id: 'do',
            name: '',
            align: 'end',
            cell: (row) => (
              <RowActions
                name={row.name}
                actions={[
                  { id: 'edit', name: t(row.built_in ? 'people.copyRole' : 'action.change'), onAction: () => setEditing(row) },
                  { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, disabled: row.built_in || row.people > 0, onAction: () => drop.mutate(row.id) },
                ]}
              />
            ),
          },
        ]}
      />
      <FormDialog
        key={editing === 'new' ? 'new' : (editing?.id ?? 'none')}
        title={t('people.role')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={fields}
        {...(start ? { start } : {})}
        onSubmit={(values) => save.mutateAsync(values)}
      />
    </div>
  );
}
