import { loadDueTime, loadRedating, loadServiceLevels, previewServiceLevels, saveServiceLevels, type ServicePolicy } from '@keepdesk/client';
import { ProgressBar, RelativeTime, Select, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card, Section } from '../../../../shared/kit/section.tsx';
import { useVersioned } from '../../../../shared/kit/versioned.ts';
import { lengthOf, secondsOf } from '../../../../shared/words/length.ts';
import { useConditionFields, useConditionWords } from './conditions.ts';
import { ExceptionsDialog } from './exceptions-dialog.tsx';
import { metrics, moved, newPolicy, policyFrom, valuesOf } from './policy-values.ts';

const FOUR_HOURS = 14_400;

/** How soon each brand wants to answer: policies in the order they are tried, what each catches, and how the brand's hours turn a target into a moment. */
export function LevelsSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section
      title={t('settings.levels')}
      intro={t('levels.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Policies key={brandId} brandId={brandId} />
      <Redating brandId={brandId} />
      <DuePreview brandId={brandId} />
    </Section>
  );
}

function Policies({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const editor = useEditor<ServicePolicy>();
  const fields = useFields(brandId);
  const conditions = useConditionWords();
  const toaster = useToaster();
  const [exceptionsOf, setExceptionsOf] = useState<string | null>(null);
  const found = useVersioned(['settings', 'levels', brandId], { load: () => loadServiceLevels(brandId), save: (version, next: readonly ServicePolicy[]) => saveServiceLevels(brandId, version, next), enabled: brandId !== '' });
  const policies = found.data?.policies ?? [];
  const caught = useQuery({ queryKey: ['settings', 'levels-caught', brandId, found.data?.version], queryFn: () => previewServiceLevels(brandId, policies), enabled: found.data !== undefined });
  const save = useChange(found.put);
  const quietly = useChange(found.put, null);
  const remove = (policy: ServicePolicy) =>
    void quietly.mutateAsync(policies.filter((one) => one.id !== policy.id)).then(
      () => toaster.show({ text: t('levels.removed', { name: policy.name }), action: { name: t('action.undo'), onAction: () => quietly.mutate(policies) } }),
      () => undefined,
    );
  const placed = (policy: ServicePolicy): number => policies.findIndex((one) => one.id === policy.id);
  const keep = (values: FormValues) => {
    const changed = policyFrom(values, editor.row ?? newPolicy(crypto.randomUUID()));
    return save.mutateAsync(editor.row === null ? [...policies, changed] : policies.map((one) => (one.id === changed.id ? changed : one)));
  };
  const count = (policy: ServicePolicy): string => String(caught.data?.data.find((row) => row.policy_id === policy.id)?.conversations ?? '…');
  return (
    <>
      <EditableList
        label={t('settings.levels')}
        found={{ ...found, rows: policies }}
        nameOf={(policy) => policy.name}
        editor={editor}
        empty={t('levels.none')}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (policy) => `${placed(policy) + 1}. ${policy.name}` },
          { id: 'conditions', name: t('levels.conditions'), cell: (policy) => <span className="text-13">{conditions(policy)}</span> },
          { id: 'targets', name: t('levels.targets'), cell: (policy) => <Targets policy={policy} /> },
          { id: 'caught', name: t('levels.caught'), align: 'end', cell: count },
        ]}
        more={(policy) => [
          { id: 'up', name: t('levels.earlier'), onAction: () => save.mutate(moved(policies, placed(policy), -1)) },
          { id: 'down', name: t('levels.later'), onAction: () => save.mutate(moved(policies, placed(policy), 1)) },
          { id: 'exceptions', name: t('levels.exceptions'), onAction: () => setExceptionsOf(policy.id) },
          { id: 'remove', name: t('action.remove'), danger: true, onAction: () => remove(policy) },
        ]}
        form={{ title: t(editor.row ? 'levels.change' : 'levels.add'), fields, start: valuesOf(editor.row ?? newPolicy('')), onSave: keep }}
      />
      {policies.filter((policy) => policy.id === exceptionsOf).map((policy) => (
        <ExceptionsDialog key={policy.id} policy={policy} brandId={brandId} onClose={() => setExceptionsOf(null)} onSave={(changed) => save.mutateAsync(policies.map((one) => (one.id === changed.id ? changed : one)))} />
      ))}
      <div className="flex items-center gap-4">
        <AddButton name={t('levels.add')} onPress={editor.add} isDisabled={found.data === undefined} />
        {caught.data ? <span className="text-13 text-quiet">{t('levels.uncaught', { count: caught.data.uncaught })}</span> : null}
      </div>
    </>
  );
}

function Targets({ policy }: { policy: ServicePolicy }) {
  const { t } = useTranslation();
  return (
    <span className="text-13 tabular">
      {policy.targets.map((target) => t(target.hours === 'always' ? 'levels.targetAlways' : target.by_reason ? 'levels.targetByReason' : 'levels.target', { metric: t(`clocks.${target.metric}`), length: lengthOf(target.seconds) })).join(' · ')}
      {policy.overrides.length > 0 ? ` · ${t('levels.exceptionsCount', { count: policy.overrides.length })}` : null}
    </span>
  );
}

function useFields(brandId: string): FormField[] {
  const { t } = useTranslation();
  const lists = useConditionFields(brandId);
  const length = (typed: string): string | undefined => (secondsOf(typed) === null ? t('levels.noLength') : undefined);
  const percent = (typed: string): string | undefined => (/^\d{1,3}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 100 ? undefined : t('levels.noPercent'));
  const time = (typed: string): string | undefined => (/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.trim()) ? undefined : t('levels.noTime'));
  return [
    { kind: 'text', name: 'name', label: t('settings.name') },
    ...metrics.map((metric): FormField => ({ kind: 'text', name: metric, label: t(`clocks.${metric}`), optional: true, error: length, ...(metric === 'first_reply' ? { help: t('levels.lengthHelp') } : {}) })),
    { kind: 'yes', name: 'by_reason', label: t('levels.byReason'), help: t('levels.byReasonHelp') },
    { kind: 'text', name: 'marketplace', label: t('levels.marketplace'), help: t('levels.marketplaceHelp'), optional: true, error: length },
    { kind: 'text', name: 'cut_off', label: t('levels.cutOff'), help: t('levels.cutOffHelp'), optional: true, error: time },
    { kind: 'choice', name: 'cut_off_metric', label: t('levels.cutOffWhat'), choices: metrics.map((id) => ({ id, name: t(`clocks.${id}`) })), when: { field: 'cut_off', isNot: '' } },
    { kind: 'text', name: 'cut_off_lead', label: t('levels.cutOffLead'), optional: true, error: length, when: { field: 'cut_off', isNot: '' } },
    { kind: 'text', name: 'promised', label: t('levels.promised'), help: t('levels.promisedHelp'), optional: true, error: length },
    ...lists,
    { kind: 'number', name: 'owner', label: t('levels.owner'), error: percent },
    { kind: 'number', name: 'lead', label: t('levels.lead'), error: percent },
    { kind: 'yes', name: 'snooze_pauses', label: t('levels.snooze') },
  ];
}

/** After a change, until every open clock has its new moment. */
function Redating({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'levels-progress'], queryFn: loadRedating, refetchInterval: ({ state }) => (state.data?.data.some((row) => row.finished_at === null) ? 1000 : 10_000) });
  const row = found.data?.data.find((one) => one.brand_id === brandId);
  if (row === undefined || row.finished_at !== null) return null;
  return <ProgressBar label={t('levels.redating', { done: row.done, total: row.total })} fraction={row.total === 0 ? 0 : row.done / row.total} />;
}

/** What a target of so many hours means now, in the brand's hours. */
function DuePreview({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { now } = useClock();
  const [seconds, setSeconds] = useState(String(FOUR_HOURS));
  const [start] = useState(() => now().toISOString());
  const found = useQuery({ queryKey: ['settings', 'levels-due', brandId, seconds], queryFn: () => loadDueTime(brandId, { seconds: Number(seconds), start }), enabled: brandId !== '' });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('levels.preview')}</h3>
      <div className="flex flex-wrap items-end gap-4">
        <Select label={t('levels.length')} className="w-40" value={seconds} onChange={setSeconds} choices={[600, 1800, 3600, FOUR_HOURS, 28_800, 86_400].map((one) => ({ id: String(one), name: lengthOf(one) }))} />
        <p className="text-14">
          {found.data?.due_at ? (
            <>
              {t('levels.wouldBeDue')} <RelativeTime at={found.data.due_at} as="moment" />
            </>
          ) : found.data ? (
            t('levels.neverDue')
          ) : null}
        </p>
      </div>
    </Card>
  );
}
