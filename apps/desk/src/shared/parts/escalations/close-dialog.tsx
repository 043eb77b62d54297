import { closeEscalation, type Escalation } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField } from '../../forms/form-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { seenInEscalations } from './use-escalations.ts';

/** What came of it; what is not attached is waived in so many words. */
export function CloseDialog({ escalation, onClose, onDone }: { escalation: Escalation; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const lacking = escalation.attach.filter((item) => item.done_at === null).map((item) => item.what);
  const close = useChange(({ outcome, without }: { outcome: string; without: boolean }) => closeEscalation(escalation.id, outcome, without).then(onDone), null, seenInEscalations);
  const fields: FormField[] = [
    { kind: 'long', name: 'outcome', label: t('esc.outcome'), help: t('esc.outcomeHelp') },
    ...(lacking.length > 0 ? [{ kind: 'yes' as const, name: 'without', label: t('esc.without', { what: lacking.join(', ') }) }] : []),
  ];
  return <FormDialog isOpen title={t('esc.closeTitle')} doName={t('esc.closeDo')} onClose={onClose} fields={fields} onSubmit={(values) => close.mutateAsync({ outcome: String(values.outcome), without: values.without === true })} />;
}
