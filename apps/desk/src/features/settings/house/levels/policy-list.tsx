import { checkServiceLevels, loadServiceLevels, previewServiceLevels, type ServicePolicy } from '@keepdesk/client';
import { Button, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFaults, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useCalendarName, useCalendars } from '../../../../shared/parts/hours/calendar-names.ts';
import { describeProblem } from '../../../../shared/words/problem.ts';
import { lengthOf } from '../../../../shared/words/length.ts';
import { useFaultWords } from './change-words.ts';
import { useConditionWords } from './conditions.ts';
import { DraftBar } from './draft-bar.tsx';
import { ExceptionsDialog } from './exceptions-dialog.tsx';
import { usePolicyFields } from './policy-fields.ts';
import { moved, newPolicy, policyFrom, valuesOf } from './policy-values.ts';
import { useDraft } from './use-draft.ts';
import { LevelsVersionsDialog } from './versions-dialog.tsx';

/** A brand's policies in the order they are tried. What is changed is a draft until it is put in force. */
export function PolicyList({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const editor = useEditor<ServicePolicy>();
  const conditions = useConditionWords();
  const toaster = useToaster();
  const [shown, setShown] = useState<'versions' | { exceptionsOf: string } | null>(null);
  const queryKey = ['settings', 'levels', brandId];
  const found = useQuery({ queryKey, queryFn: () => loadServiceLevels(brandId), enabled: brandId !== '' });
  const draft = useDraft(brandId, found.data);
  const { policies } = draft;
  const caught = useQuery({ queryKey: ['settings', 'levels-caught', brandId, policies], queryFn: () => previewServiceLevels(brandId, policies), enabled: found.data !== undefined });
  const keep = useKeep(brandId, policies, draft.set);
  const remove = (policy: ServicePolicy) => {
    draft.set(policies.filter((one) => one.id !== policy.id));
    toaster.show({ text: t('levels.removed', { name: policy.name }), action: { name: t('action.undo'), onAction: () => draft.set(policies) } });
  };
  const placed = (policy: ServicePolicy): number => policies.findIndex((one) => one.id === policy.id);
  const count = (policy: ServicePolicy): string => String(caught.data?.data.find((row) => row.policy_id === policy.id)?.conversations ?? '…');
  const put = (policy: ServicePolicy) => keep(policies.some((one) => one.id === policy.id) ? policies.map((one) => (one.id === policy.id ? policy : one)) : [...policies, policy], policy);
  return (
    <>
      {draft.draft && found.data ? <DraftBar brandId={brandId} held={found.data} draft={draft} queryKey={queryKey} /> : null}
      <EditableList
        label={t('settings.levels')}
        found={{ ...found, rows: policies }}
        nameOf={(policy) => policy.name}
        editor={editor}
        empty={t('levels.none')}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (policy) => `${placed(policy) + 1}. ${policy.name}` },
          { id: 'conditions', name: t('levels.conditions'), cell: (policy) => <span className="text-13">{conditions(policy)}</span> },
          { id: 'targets', name: t('levels.targets'), cell: (policy) => <Targets policy={policy} brandId={brandId} /> },
          { id: 'caught', name: t('levels.caught'), align: 'end', cell: count },
        ]}
        more={(policy) => [
          { id: 'up', name: t('levels.earlier'), disabled: placed(policy) === 0, onAction: () => draft.set(moved(policies, placed(policy), -1)) },
          { id: 'down', name: t('levels.later'), disabled: placed(policy) === policies.length - 1, onAction: () => draft.set(moved(policies, placed(policy), 1)) },
          { id: 'exceptions', name: t('levels.exceptions'), onAction: () => setShown({ exceptionsOf: policy.id }) },
          { id: 'remove', name: t('action.remove'), danger: true, onAction: () => remove(policy) },
        ]}
        form={{ title: t(editor.row ? 'levels.change' : 'levels.add'), fields: usePolicyFields(brandId), start: valuesOf(editor.row ?? newPolicy('')), onSave: (values: FormValues) => put(policyFrom(values, editor.row ?? newPolicy(crypto.randomUUID()))) }}
      />
      {policies.filter((policy) => shown !== null && shown !== 'versions' && policy.id === shown.exceptionsOf).map((policy) => (
        <ExceptionsDialog key={policy.id} policy={policy} brandId={brandId} onClose={() => setShown(null)} onSave={put} />
      ))}
      {shown === 'versions' && found.data ? (
        <LevelsVersionsDialog brandId={brandId} version={found.data.version} onClose={() => setShown(null)} onRestore={(version) => (draft.set(version.policies, version.version), setShown(null))} />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <AddButton name={t('levels.add')} onPress={editor.add} isDisabled={found.data === undefined} />
        <Button icon={<History size={14} />} isDisabled={found.data === undefined} onPress={() => setShown('versions')}>
          {t('service.versions')}
        </Button>
        {caught.data ? <span className="text-13 text-quiet">{t('levels.uncaught', { count: caught.data.uncaught })}</span> : null}
      </div>
    </>
  );
}

/** Keeps a changed policy in the draft once the service finds nothing wrong with it; what it finds is said at the field it belongs to. */
function useKeep(brandId: string, policies: readonly ServicePolicy[], set: (next: readonly ServicePolicy[]) => void): (next: readonly ServicePolicy[], changed: ServicePolicy) => Promise<void> {
  const { t } = useTranslation();
  const words = useFaultWords();
  return async (next, changed) => {
    const found = await checkServiceLevels(brandId, next).catch((problem: unknown) => {
      throw new FieldFaults({ '': describeProblem(t, problem) });
    });
    const faults = words(found, changed);
    if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
    if (next !== policies) set(next);
  };
}

function Targets({ policy, brandId }: { policy: ServicePolicy; brandId: string }) {
  const { t } = useTranslation();
  const { rows } = useCalendars(brandId);
  const nameOf = useCalendarName();
  const calendar = rows.find((one) => one.id === policy.calendar_id);
  return (
    <span className="text-13 tabular">
      {policy.targets.map((target) => t(target.hours === 'always' ? 'levels.targetAlways' : target.by_reason ? 'levels.targetByReason' : 'levels.target', { metric: t(`clocks.${target.metric}`), length: lengthOf(target.seconds) })).join(' · ')}
      {policy.overrides.length > 0 ? ` · ${t('levels.exceptionsCount', { count: policy.overrides.length })}` : null}
      {calendar && !calendar.is_usual ? <span className="block text-12 text-quiet">{nameOf(calendar)}</span> : null}
    </span>
  );
}
