import { useToaster } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { minorOf } from '../../../../shared/parts/order-actions/words.ts';
import { DIGITS, hasAmount, typedLimit, type Limit, type LimitKind } from './limit-words.ts';

type Set = Pick<Limit, 'allowed' | 'single_minor' | 'day_minor' | 'reason_required'>;

interface LimitFormProps {
  title: string;
  /** what the limit is of; null: the form asks */
  kind: LimitKind | null;
  start: Limit | null;
  /** asked before the limit itself */
  before?: readonly FormField[];
  startBefore?: FormValues;
  isOpen: boolean;
  onClose: () => void;
  onSave: (set: Set, values: FormValues) => Promise<unknown>;
}

/** What a role may do alone of one kind. */
export function LimitForm({ title, kind, start, before = [], startBefore = {}, isOpen, onClose, onSave }: LimitFormProps) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const save = (values: FormValues) => {
    const texts = [String(values.single ?? ''), String(values.day ?? '')];
    const [single, day] = texts.map((text) => (text.trim() === '' ? null : minorOf(text, DIGITS)));
    // What cannot be read as an amount must never become "no limit".
    if (texts.some((text) => text.trim() !== '' && minorOf(text, DIGITS) === null)) {
      toaster.show({ tone: 'danger', text: t('act.limits.notAnAmount') });
      return Promise.reject(new Error('not an amount'));
    }
    return onSave({ allowed: values.allowed === true, single_minor: single ?? null, day_minor: day ?? null, reason_required: values.reason === true }, values);
  };
  const amounts: FormField[] = kind !== null && !hasAmount(kind) ? [] : [{ kind: 'text', name: 'single', label: t('act.limits.single'), help: t('act.limits.empty'), optional: true }, { kind: 'text', name: 'day', label: t('act.limits.day'), help: t('act.limits.empty'), optional: true }];
  return (
    <FormDialog
      title={title}
      doName={t('action.save')}
      isOpen={isOpen}
      onClose={onClose}
      start={{ ...startBefore, allowed: start?.allowed ?? startBefore.allowed === true, single: typedLimit(start?.single_minor), day: typedLimit(start?.day_minor), reason: start?.reason_required ?? true }}
      fields={[...before, { kind: 'yes', name: 'allowed', label: t('act.limits.may') }, ...amounts, { kind: 'yes', name: 'reason', label: t('act.limits.reason') }]}
      onSubmit={save}
    />
  );
}
