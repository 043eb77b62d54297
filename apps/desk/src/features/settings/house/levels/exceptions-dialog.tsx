import type { ServicePolicy } from '@keepdesk/client';
import { Button, Dialog, EmptyState, useToaster } from '@keepdesk/ui';
import { Plus, Timer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { lengthFault, LONGEST_TARGET } from './length-fault.ts';
import { lengthOf, secondsOf } from '../../../../shared/words/length.ts';
import { useConditionFields, useConditionWords } from './conditions.ts';
import { metrics } from './policy-values.ts';

type Exception = ServicePolicy['overrides'][number];
const fieldNames = ['reason', 'channel', 'priority', 'tier'] as const;

/** Other targets for some of what a policy catches; the first that fits decides. */
export function ExceptionsDialog({ policy, brandId, onClose, onSave }: { policy: ServicePolicy; brandId: string; onClose: () => void; onSave: (policy: ServicePolicy) => Promise<unknown> }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const [adding, setAdding] = useState(false);
  const words = useConditionWords();
  const lists = useConditionFields(brandId).filter((field) => fieldNames.some((name) => name === field.name));
  const length = (typed: string): string | undefined => lengthFault(t, typed, LONGEST_TARGET);
  const fields: FormField[] = [...lists, ...metrics.map((metric): FormField => ({ kind: 'text', name: metric, label: t(`clocks.${metric}`), optional: true, error: length }))];
  const save = (overrides: Exception[]) => onSave({ ...policy, overrides });
  const add = (values: FormValues) => {
    const exception = exceptionFrom(values, policy);
    if (exception !== null) return save([...policy.overrides, exception]);
    toaster.show({ tone: 'danger', text: t('levels.exceptionEmpty') });
    return Promise.reject(new Error('nothing was chosen'));
  };
  return (
    <Dialog
      isOpen
      width="medium"
      title={`${policy.name}: ${t('levels.exceptions')}`}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('action.done')}
          </Button>
          <Button look="primary" icon={<Plus size={14} />} onPress={() => setAdding(true)}>
            {t('levels.exceptionAdd')}
          </Button>
        </>
      }
    >
      {policy.overrides.length === 0 ? <EmptyState icon={<Timer size={20} />} title={t('levels.exceptionsNone')}>{t('levels.exceptionsNoneText')}</EmptyState> : null}
      <ol className="flex flex-col gap-2">
        {policy.overrides.map((one, at) => (
          <li key={at} className="flex items-center gap-3 rounded-control border border-line px-3 py-2 text-13">
            <span className="min-w-0 flex-1">{words({ conditions: fieldNames.flatMap((field) => (one[field] ? [{ field, is: 'one_of' as const, values: one[field] }] : [])) })}</span>
            <span className="tabular">{one.targets.map((target) => `${t(`clocks.${target.metric}`)} ${lengthOf(target.seconds)}`).join(' · ')}</span>
            <Button size="sm" look="quiet" icon={<Trash2 size={14} />} aria-label={t('action.remove')} onPress={() => void save(policy.overrides.filter((_, other) => other !== at)).catch(() => undefined)} />
          </li>
        ))}
      </ol>
      <FormDialog isOpen={adding} title={t('levels.exceptionAdd')} doName={t('action.save')} onClose={() => setAdding(false)} fields={fields} onSubmit={add} />
    </Dialog>
  );
}

/** Null when nothing is chosen, or nothing differs. It counts in the hours in which the policy's own target does. */
function exceptionFrom(values: FormValues, policy: ServicePolicy): Exception | null {
  const chosen = Object.fromEntries(fieldNames.flatMap((name) => (Array.isArray(values[name]) && values[name].length > 0 ? [[name, values[name]]] : [])));
  const targets = metrics.flatMap((metric) => {
    const seconds = secondsOf(String(values[metric] ?? ''));
    return seconds === null ? [] : [{ metric, hours: policy.targets.find((target) => target.metric === metric)?.hours ?? policy.targets[0]?.hours ?? ('business' as const), seconds }];
  });
  return Object.keys(chosen).length === 0 || targets.length === 0 ? null : { ...chosen, targets };
}
