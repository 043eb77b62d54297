import { patch, post, remove, sitesPath, type Team } from '@keepdesk/client';
import { EmptyState } from '@keepdesk/ui';
import { Trash2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import type { FormField, FormValues } from '../../../shared/forms/form-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';

export function TeamsTab() {
  const { t } = useTranslation();
  const { people } = useChoices();
  const found = useRows<Team>('/api/v1/teams');
  const editor = useEditor<Team>();
  const { row } = editor;
  const sites = useRows<{ id: string; name: string }>(sitesPath).rows;
  const save = useChange((values: FormValues) => {
    const body = { name: values.name, member_ids: values.members, lead_ids: values.leads, ...(sites.length === 0 ? {} : { site_id: values.site === '' ? null : values.site }) };
    return row ? patch(`/api/v1/teams/${row.id}`, body) : post('/api/v1/teams', body);
  });
  const drop = useChange((id: string) => remove(`/api/v1/teams/${id}`));
  const choices = people.map((one) => ({ id: one.id, name: one.name }));
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'members', kind: 'several', label: t('people.members'), choices, optional: true },
    { name: 'leads', kind: 'several', label: t('people.leads'), choices, optional: true },
    ...(sites.length === 0 ? [] : [{ name: 'site', kind: 'choice' as const, label: t('people.site'), help: t('people.siteHelp'), choices: [{ id: '', name: t('people.noSite') }, ...sites.map(({ id, name }) => ({ id, name }))], optional: true }]),
  ];
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => people.find((one) => one.id === id)?.name ?? []).join(', ') || '–';
  return (
    <div className="flex flex-col gap-3">
      <AddButton look="secondary" className="self-end" name={t('people.newTeam')} onPress={editor.add} />
      <EditableList
        label={t('action.teams')}
        found={found}
        nameOf={(team) => team.name}
        editor={editor}
        more={(team) => [{ id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(team.id) }]}
        empty={<EmptyState icon={<Users size={20} />} title={t('people.noTeams')} className="rounded-card border border-line bg-raised" />}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (team) => <span className="font-medium">{team.name}</span> },
          { id: 'members', name: t('people.members'), cell: (team) => namesOf(team.member_ids) },
          { id: 'leads', name: t('people.leads'), wideOnly: true, cell: (team) => namesOf(team.lead_ids) },
        ]}
        form={{ title: t('people.team'), fields, ...(row ? { start: { name: row.name, members: row.member_ids, leads: row.lead_ids, site: row.site_id ?? '' } } : {}), onSave: save.mutateAsync }}
      />
    </div>
  );
}
