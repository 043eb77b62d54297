import { saveWorkProfile, workProfilesPath, type WorkProfile } from '@keepdesk/client';
import { Pill } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../../shared/kit/resource.ts';
import { profileFrom, textOfLevels, valuesOfProfile } from './pool-values.ts';

type Row = WorkProfile & { id: string };

/** What people can do, in which languages, and how much at once. */
export function PeopleTab() {
  const { t } = useTranslation();
  const found = useRows<WorkProfile>(workProfilesPath);
  const rows = found.rows.map((row): Row => ({ ...row, id: row.person_id }));
  const editor = useEditor<Row>();
  const { row } = editor;
  const within = useWithin();
  const save = useChange((values: FormValues) => saveWorkProfile(row?.person_id ?? '', profileFrom(values, row as WorkProfile)));
  const caps = (profile: WorkProfile): string => (profile.channels === null ? t('pools.noCap') : t('pools.caps', { email: profile.channels.email ?? profile.channels['*'] ?? 0, chat: profile.channels.chat ?? profile.channels['*'] ?? 0 }));
  const number = (name: 'email' | 'chat' | 'voice'): FormField => ({ name, kind: 'number', label: t(`pools.most.${name}`), error: within(0, 1000), when: { field: 'capped_word', is: 'yes' } });
  const fields: readonly FormField[] = [
    { name: 'skills', kind: 'text', label: t('pools.skills'), help: t('pools.skillsHelp'), optional: true },
    { name: 'languages', kind: 'text', label: t('pools.languages'), help: t('pools.languagesHelp'), optional: true },
    { name: 'tier', kind: 'choice', label: t('pools.tier'), choices: ['1', '2', '3'].map((id) => ({ id, name: t('pools.tierNumber', { tier: id }) })) },
    { name: 'in_house', kind: 'yes', label: t('pools.inHouse') },
    { name: 'capped_word', kind: 'choice', label: t('pools.cap'), help: t('pools.capHelp'), choices: [{ id: 'no', name: t('pools.noCap') }, { id: 'yes', name: t('pools.ownCap') }] },
    number('email'),
    number('chat'),
    number('voice'),
  ];
  const start = row === null ? undefined : { ...valuesOfProfile(row), capped_word: row.channels === null ? 'no' : 'yes' };
  return (
    <EditableList
      label={t('pools.people')}
      found={{ ...found, rows }}
      nameOf={(profile) => profile.name}
      editor={editor}
      columns={[
        { id: 'name', name: t('people.person'), cell: (profile) => <span className="font-medium">{profile.name}</span> },
        { id: 'skills', name: t('pools.skills'), wideOnly: true, cell: (profile) => textOfLevels(profile.skills) || '–' },
        { id: 'languages', name: t('pools.languages'), wideOnly: true, cell: (profile) => textOfLevels(profile.languages) || '–' },
        { id: 'tier', name: t('pools.tier'), align: 'end', cell: (profile) => (profile.in_house ? profile.tier : <Pill>{t('pools.kinds.partner')}</Pill>) },
        { id: 'cap', name: t('pools.cap'), align: 'end', cell: caps },
      ]}
      form={{ title: row?.name ?? '', fields, ...(start ? { start } : {}), onSave: (values) => save.mutateAsync({ ...values, capped: values.capped_word === 'yes' }) }}
    />
  );
}
