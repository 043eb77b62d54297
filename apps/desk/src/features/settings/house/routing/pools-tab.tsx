import { poolsPath, removePool, savePool, type Pool } from '@keepdesk/client';
import { EmptyState, Pill } from '@keepdesk/ui';
import { Trash2, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../../shared/actions/choices.ts';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../../shared/kit/resource.ts';
import { useSession } from '../../../../shared/session/session.tsx';
import { kinds, modes, poolFrom, valuesOfPool } from './pool-values.ts';

/** People who share work, and whether it is picked or offered. */
export function PoolsTab() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const { people, teams } = useChoices();
  const found = useRows<Pool>(poolsPath);
  const editor = useEditor<Pool>();
  const within = useWithin();
  const { row } = editor;
  const save = useChange((values: FormValues) => savePool(row?.id ?? null, poolFrom(values, row)));
  const drop = useChange((id: string) => removePool(id), t('pools.removed'));
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name }));
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'kind', kind: 'choice', label: t('pools.kind'), choices: kinds.map((id) => ({ id, name: t(`pools.kinds.${id}`) })) },
    { name: 'mode', kind: 'choice', label: t('pools.mode'), help: t('pools.modeHelp'), choices: modes.map((id) => ({ id, name: t(`pools.modes.${id}`) })) },
    { name: 'brand_ids', kind: 'several', label: t('pools.brands'), choices: named(brands) },
    { name: 'team_ids', kind: 'several', label: t('action.teams'), choices: named(teams), optional: true },
    { name: 'person_ids', kind: 'several', label: t('pools.persons'), choices: named(people), optional: true },
    { name: 'offer_seconds', kind: 'number', label: t('pools.offerSeconds'), help: t('pools.offerSecondsHelp'), error: within(5, 3600), when: { field: 'mode', is: 'offered' } },
    { name: 'helper', kind: 'choice', label: t('pools.helper'), choices: [{ id: '', name: t('pools.nobodyHelps') }, ...named(found.rows.filter((pool) => pool.id !== row?.id))], optional: true },
    { name: 'after_minutes', kind: 'number', label: t('pools.afterMinutes'), error: within(0, 43_200), when: { field: 'helper', isNot: '' } },
  ];
  return (
    <div className="flex flex-col gap-3">
      <AddButton look="secondary" className="self-end" name={t('pools.add')} onPress={editor.add} />
      <EditableList
        label={t('pools.pools')}
        found={found}
        nameOf={(pool) => pool.name}
        editor={editor}
        more={(pool) => [{ id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(pool.id) }]}
        empty={
          <EmptyState icon={<Waypoints size={20} />} title={t('pools.none')} className="rounded-card border border-line bg-raised">
            {t('pools.noneText')}
          </EmptyState>
        }
        columns={[
          { id: 'name', name: t('settings.name'), cell: (pool) => <span className="font-medium">{pool.name}</span> },
          { id: 'mode', name: t('pools.mode'), cell: (pool) => <Pill tone={pool.mode === 'offered' ? 'info' : 'plain'}>{t(`pools.modes.${pool.mode}`)}</Pill> },
          { id: 'kind', name: t('pools.kind'), wideOnly: true, cell: (pool) => t(`pools.kinds.${pool.kind}`) },
          { id: 'brands', name: t('pools.brands'), wideOnly: true, cell: (pool) => pool.brand_ids.flatMap((id) => brands.find((brand) => brand.id === id)?.name ?? []).join(', ') },
          { id: 'people', name: t('pools.persons'), align: 'end', cell: (pool) => <span className="tabular-nums">{pool.people}</span> },
        ]}
        form={{ title: t('pools.pool'), fields, start: valuesOfPool(row, brands.map((brand) => brand.id)), onSave: save.mutateAsync }}
      />
    </div>
  );
}
