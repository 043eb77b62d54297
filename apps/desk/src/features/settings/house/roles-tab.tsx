import { patch, post, remove, type PermissionInfo, type Role } from '@keepdesk/client';
import { Pill } from '@keepdesk/ui';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../shared/forms/form-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';

/** Roles made of single permissions. Those that came with Keepdesk can be read and copied, not changed. */
export function RolesTab() {
  const { t } = useTranslation();
  const found = useRows<Role>('/api/v1/roles');
  const { rows: permissions } = useRows<PermissionInfo>('/api/v1/permissions');
  const editor = useEditor<Role>();
  const { row } = editor;
  const save = useChange(({ name, description, permissions: chosen }: FormValues) => {
    const body = { name, description, permissions: chosen };
    return row && !row.built_in ? patch(`/api/v1/roles/${row.id}`, body) : post('/api/v1/roles', body);
  });
  const drop = useChange((id: string) => remove(`/api/v1/roles/${id}`));
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'description', kind: 'text', label: t('settings.about'), optional: true },
    { name: 'permissions', kind: 'several', label: t('people.permissions'), choices: permissions.map((one) => ({ id: one.name, name: one.name, note: one.allows })) },
  ];
  return (
    <div className="flex flex-col gap-3">
      <AddButton look="secondary" className="self-end" name={t('people.newRole')} onPress={editor.add} />
      <EditableList
        label={t('people.roles')}
        found={found}
        nameOf={(role) => role.name}
        editor={editor}
        changeName={(role) => t(role.built_in ? 'people.copyRole' : 'action.change')}
        more={(role) => [{ id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, disabled: role.built_in || role.people > 0, onAction: () => drop.mutate(role.id) }]}
        columns={[
          {
            id: 'name',
            name: t('settings.name'),
            cell: (role) => (
              <span className="flex flex-col">
                <span className="flex items-center gap-2 font-medium">
                  {role.name}
                  {role.built_in ? <Pill>{t('people.builtIn')}</Pill> : null}
                </span>
                <span className="text-12 text-quiet">{role.description}</span>
              </span>
            ),
          },
          { id: 'count', name: t('people.permissions'), align: 'end', wideOnly: true, cell: (role) => (role.permissions.includes('*') ? t('people.all') : role.permissions.length) },
          { id: 'people', name: t('settings.people'), align: 'end', cell: (role) => role.people },
        ]}
        form={{
          title: t('people.role'),
          fields,
          ...(row ? { start: { name: row.built_in ? `${row.name} 2` : row.name, description: row.description, permissions: row.permissions } } : {}),
          onSave: save.mutateAsync,
        }}
      />
    </div>
  );
}
