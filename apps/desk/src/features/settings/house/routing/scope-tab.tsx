import { loadScopeRules, poolsPath, saveScopeRules, type Pool, type ScopeRule } from '@keepdesk/client';
import { EmptyState } from '@keepdesk/ui';
import { ArrowDown, ArrowUp, Split, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../../shared/kit/resource.ts';
import { useVersioned } from '../../../../shared/kit/versioned.ts';
import { useConditionFields, useConditionWords } from '../levels/conditions.ts';
import { moved } from '../levels/policy-values.ts';
import { ruleFrom, valuesOfRule } from './scope-values.ts';

/** Which conversations go to which pool: the first rule that catches one decides. */
export function ScopeTab() {
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <div className="flex flex-col gap-3">
      <BrandField value={brandId} onChange={setBrandId} className="w-48" />
      <Rules key={brandId} brandId={brandId} />
    </div>
  );
}

function Rules({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const editor = useEditor<ScopeRule>();
  const words = useConditionWords();
  const within = useWithin();
  const conditions = useConditionFields(brandId);
  const pools = useRows<Pool>(poolsPath).rows.filter((pool) => pool.brand_ids.includes(brandId));
  const found = useVersioned(['settings', 'scope', brandId], { load: () => loadScopeRules(brandId), save: (version, next: readonly ScopeRule[]) => saveScopeRules(brandId, version, next), enabled: brandId !== '' });
  const rules = found.data?.rules ?? [];
  const save = useChange(found.put);
  const { row } = editor;
  const poolName = (id: string | null): string => pools.find((pool) => pool.id === id)?.name ?? t('pools.everybody');
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    ...conditions.map((field) => (field.name === 'tier' ? { ...field, label: t('pools.customerTier') } : field)),
    { name: 'pool_id', kind: 'choice', label: t('pools.goesTo'), choices: [...pools.map(({ id, name }) => ({ id, name })), { id: '', name: t('pools.everybody') }], optional: true },
    { name: 'needs', kind: 'text', label: t('pools.needs'), help: t('pools.skillsHelp'), optional: true },
    { name: 'relax_minutes', kind: 'number', label: t('pools.relaxMinutes'), help: t('pools.relaxMinutesHelp'), optional: true, error: within(0, 43_200, { whole: false }), when: { field: 'needs', isNot: '' } },
    { name: 'least_tier', kind: 'choice', label: t('pools.tier'), choices: ['1', '2', '3'].map((id) => ({ id, name: t('pools.tierNumber', { tier: id }) })) },
    { name: 'speaks_language', kind: 'yes', label: t('pools.speaks') },
    { name: 'in_house_only', kind: 'yes', label: t('pools.staysInHouse') },
  ];
  const onSave = (values: FormValues) => {
    const next = ruleFrom(values, row, crypto.randomUUID());
    return save.mutateAsync(row ? rules.map((rule) => (rule.id === row.id ? next : rule)) : [...rules, next]);
  };
  const at = (rule: ScopeRule): number => rules.findIndex((one) => one.id === rule.id);
  return (
    <>
      <AddButton look="secondary" className="self-end" name={t('pools.addRule')} onPress={editor.add} isDisabled={found.data === undefined} />
      <EditableList
        label={t('pools.scope')}
        found={{ ...found, rows: rules }}
        nameOf={(rule) => rule.name}
        editor={editor}
        more={(rule) => [
          ...(at(rule) > 0 ? [{ id: 'up', name: t('pools.earlier'), icon: <ArrowUp size={16} />, onAction: () => save.mutate(moved(rules, at(rule), -1)) }] : []),
          ...(at(rule) < rules.length - 1 ? [{ id: 'down', name: t('pools.later'), icon: <ArrowDown size={16} />, onAction: () => save.mutate(moved(rules, at(rule), 1)) }] : []),
          { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => save.mutate(rules.filter((one) => one.id !== rule.id)) },
        ]}
        empty={
          <EmptyState icon={<Split size={20} />} title={t('pools.noRules')} className="rounded-card border border-line bg-raised">
            {t('pools.noRulesText')}
          </EmptyState>
        }
        columns={[
          { id: 'name', name: t('settings.name'), cell: (rule) => <span className="font-medium">{rule.name}</span> },
          { id: 'what', name: t('pools.catches'), wideOnly: true, cell: (rule) => words(rule) },
          { id: 'pool', name: t('pools.goesTo'), cell: (rule) => poolName(rule.pool_id) },
        ]}
        form={{ title: t('pools.rule'), fields, start: valuesOfRule(row, pools[0]?.id ?? ''), onSave }}
      />
    </>
  );
}
