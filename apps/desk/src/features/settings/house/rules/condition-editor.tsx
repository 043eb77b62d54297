import type { RuleCondition, RuleFault, RuleField, RuleTest } from '@keepdesk/client';
import { Button, Combobox, Field, IconButton, Select } from '@keepdesk/ui';
import { ListTree, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { conditionOf, groupKinds, groupOf, pathOf, type Group } from '../../../../shared/parts/rules/rule-tree.ts';
import type { RuleWords } from '../../../../shared/parts/rules/rule-words.ts';
import { Several } from './several.tsx';
import type { BrandChoices } from './use-brand-choices.ts';

export interface ConditionTools {
  readonly fields: readonly RuleField[];
  readonly words: RuleWords;
  readonly choices: BrandChoices;
  readonly faults: readonly RuleFault[];
}

const DEEPEST = 4;
const several = new Set(['any_of', 'none_of', 'contains', 'contains_not']);

/** A group of tests and of groups within it, each with what is wrong with it. */
export function GroupEditor({ condition, at, depth, tools, onChange, onRemove }: { condition: RuleCondition; at: string; depth: number; tools: ConditionTools; onChange: (next: RuleCondition) => void; onRemove?: () => void }) {
  const { t } = useTranslation();
  const group: Group = groupOf(condition) ?? { kind: 'all', parts: [condition] };
  const put = (parts: readonly RuleCondition[]) => onChange(conditionOf({ ...group, parts }));
  const replace = (i: number, next: RuleCondition) => put(group.parts.map((part, n) => (n === i ? next : part)));
  const drop = (i: number) => put(group.parts.filter((_part, n) => n !== i));
  const first = tools.fields.find((field) => field.name === 'priority') ?? (tools.fields[0] as RuleField);
  return (
    <div className={depth === 0 ? 'flex flex-col gap-2' : 'flex flex-col gap-2 rounded-card border border-line bg-surface p-3'}>
      <div className="flex items-center gap-2">
        <Select hideLabel label={t('rules.if')} className="w-56" value={group.kind} onChange={(kind) => onChange(conditionOf({ ...group, kind }))} choices={groupKinds.map((id) => ({ id, name: t(`rules.groups.${id}`) }))} />
        {onRemove ? (
          <IconButton size="sm" label={t('rules.removeGroup')} onPress={onRemove}>
            <X size={16} />
          </IconButton>
        ) : null}
      </div>
      {group.parts.map((part, i) =>
        groupOf(part) === null ? (
          <TestEditor key={i} test={part as RuleTest} at={pathOf(at, group.kind, i)} tools={tools} onChange={(next) => replace(i, next)} onRemove={() => drop(i)} />
        ) : (
          <GroupEditor key={i} condition={part} at={pathOf(at, group.kind, i)} depth={depth + 1} tools={tools} onChange={(next) => replace(i, next)} onRemove={() => drop(i)} />
        ),
      )}
      <div className="flex gap-2">
        <Button size="sm" look="quiet" icon={<Plus size={14} />} onPress={() => put([...group.parts, freshTest(first)])}>
          {t('rules.addTest')}
        </Button>
        {depth < DEEPEST ? (
          <Button size="sm" look="quiet" icon={<ListTree size={14} />} onPress={() => put([...group.parts, { any: [freshTest(first)] }])}>
            {t('rules.addGroup')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function freshTest(field: RuleField): RuleTest {
  const operator = (field.operators[0] ?? 'is') as RuleTest['operator'];
  return { field: field.name, operator, ...(field.kind === 'yes' ? { value: true } : {}) };
}

function TestEditor({ test, at, tools, onChange, onRemove }: { test: RuleTest; at: string; tools: ConditionTools; onChange: (next: RuleTest) => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const { fields, words, faults } = tools;
  const field = fields.find((one) => one.name === test.field);
  const fault = faults.find((one) => one.at === at);
  const choose = (name: string) => {
    const next = fields.find((one) => one.name === name);
    if (next && name !== test.field) onChange(freshTest(next));
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,11rem)_minmax(0,1fr)]">
          <Combobox key={test.field} hideLabel label={t('rules.chooseField')} value={test.field} onChange={choose} choices={fields.map((one) => ({ id: one.name, name: words.field(one.name) }))} />
          <Select hideLabel label={t('rules.chooseTest')} value={test.operator} onChange={(operator) => onChange(withOperator(test, operator as RuleTest['operator']))} choices={(field?.operators ?? []).map((id) => ({ id, name: words.operator(id) }))} />
          {test.operator === 'set' || test.operator === 'not_set' || field === undefined ? null : <ValueEditor test={test} field={field} tools={tools} error={fault?.part === 'value' ? words.fault(fault) : undefined} onChange={onChange} />}
        </div>
        <IconButton size="sm" label={t('rules.removeTest')} onPress={onRemove}>
          <X size={16} />
        </IconButton>
      </div>
      {fault && fault.part !== 'value' ? (
        <p role="status" className="text-12 text-danger">
          {words.fault(fault)}
        </p>
      ) : null}
    </div>
  );
}

/** What it was compared with stays where the new test can take it. */
function withOperator(test: RuleTest, operator: RuleTest['operator']): RuleTest {
  const { value: _value, ...rest } = test;
  if (operator === 'set' || operator === 'not_set') return { ...rest, operator };
  if (several.has(operator) && typeof test.value === 'string') return { ...test, operator, value: [test.value] };
  return !several.has(operator) && Array.isArray(test.value) ? { ...rest, operator, ...(test.value[0] === undefined ? {} : { value: test.value[0] }) } : { ...test, operator };
}

/** In what a number of this field is counted. */
function unitOf(field: string): 'hours' | 'days' | null {
  if (/(^|\.)hours_/.test(field)) return 'hours';
  return /(^|\.)days_/.test(field) ? 'days' : null;
}

function ValueEditor({ test, field, tools, error, onChange }: { test: RuleTest; field: RuleField; tools: ConditionTools; error: string | undefined; onChange: (next: RuleTest) => void }) {
  const { t } = useTranslation();
  const label = t('rules.chooseValue');
  const put = (value: NonNullable<RuleTest['value']>) => onChange({ ...test, value });
  const wrong = error === undefined ? {} : { error };
  const choices = tools.choices.ofField(field, tools.words);
  if (field.kind === 'yes') return <Select hideLabel label={label} {...wrong} value={test.value === false ? 'no' : 'yes'} onChange={(id) => put(id === 'yes')} choices={(['yes', 'no'] as const).map((id) => ({ id, name: t(`rules.${id}`) }))} />;
  const values = Array.isArray(test.value) ? test.value : test.value === undefined || test.value === '' ? [] : [String(test.value)];
  if (choices !== null && several.has(test.operator)) return <Several label={label} choices={choices} value={values} onChange={put} error={error} />;
  if (choices !== null) return <Combobox key={`${field.name} ${test.operator}`} hideLabel label={label} {...wrong} value={values[0] ?? null} onChange={put} choices={choices} />;
  if (field.kind === 'number') {
    const unit = unitOf(field.name);
    return <Field hideLabel label={label} error={error} inputMode="decimal" value={String(test.value ?? '')} onChange={(text) => put(text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))} after={unit === null ? undefined : <span className="pr-2 text-12">{t(`rules.unit.${unit}`)}</span>} />;
  }
  // Any of several words: a comma stands between them.
  return several.has(test.operator) ? (
    <Field hideLabel label={label} error={error} help={t('rules.valueHelp')} value={Array.isArray(test.value) ? test.value.join(',') : String(test.value ?? '')} onChange={(text) => put(text === '' ? '' : text.split(',').map((piece) => piece.trimStart()))} />
  ) : (
    <Field hideLabel label={label} error={error} value={String(test.value ?? '')} onChange={put} />
  );
}
