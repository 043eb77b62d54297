import { patch, post, remove, type Team } from '@keepdesk/client';
import { Button, EmptyState, Table } from '@keepdesk/ui';
import { Plus, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { FormDialog, type FormField } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../kit/resource.ts';
import { RowActions } from '../kit/row-actions.tsx';
import { Loaded } from '../kit/section.tsx';

export function TeamsTab() {
  const { t } = useTranslation();
  const { people } = useChoices();
  const found = useRows<Team>('/api/v1/teams');
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const save = useChange((values: Record<string, unknown>) => {
    const body = { name: values.name, member_ids: values.members, lead_ids: values.leads };
    return editing === 'new' || editing === null ? post('/api/v1/teams', body) : patch(`/api/v1/teams/${editing.id}`, body);
  });
  const drop = useChange((id: string) => remove(`/api/v1/teams/${id}`));
  const choices = people.map((one) => ({ id: one.id, name: one.name }));
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'members', kind: 'several', label: t('people.members'), choices, optional: true },
    { name: 'leads', kind: 'several', label: t('people.leads'), choices, optional: true },
  ];
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => people.find((one) => one.id === id)?.name ?? []).join(', ') || '–';
  return (
    <div className="flex flex-col gap-3">
      <Button className="self-end" icon={<Plus size={14} />} onPress={() => setEditing('new')}>
        {t('people.newTeam')}
      </Button>
      <Loaded found={found}>
        <Table
          label={t('action.teams')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={<Users size={20} />} title={t('people.noTeams')} className="rounded-card border border-line bg-raised" />}
          columns={[
            { id: 'name', name: t('settings.name'), cell: (row) => <span className="font-medium">{row.name}</span> },
            { id: 'members', name: t('people.members'), cell: (row) => namesOf(row.member_ids) },
            { id: 'leads', name: t('people.leads'), wideOnly: true, cell: (row) => namesOf(row.lead_ids) },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (row) => (
                <RowActions
                  name={row.name}
                  actions={[
                    { id: 'edit', name: t('action.change'), onAction: () => setEditing(row) },
                    { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(row.id) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={editing === 'new' ? 'new' : (editing?.id ?? 'none')}
        title={t('people.team')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={fields}
        {...(editing && editing !== 'new' ? { start: { name: editing.name, members: editing.member_ids, leads: editing.lead_ids } } : {})}
        onSubmit={(values) => save.mutateAsync(values)}
      />
    </div>
  );
}
