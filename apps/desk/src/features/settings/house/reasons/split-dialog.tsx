import { post, type Reason } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';

const MOST = 20;

/** The names written, one a line, each once. */
export const namesIn = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))].slice(0, MOST);

/** One contact reason becomes several beside it. */
export function SplitDialog({ reason, onClose }: { reason: Reason; onClose: () => void }) {
  const { t } = useTranslation();
  const split = useChange((values: FormValues) => post(`/api/v1/reasons/${reason.id}/split`, { names: namesIn(String(values.names)) }));
  return <FormDialog title={t('reasons.splitTitle', { name: reason.name })} doName={t('reasons.splitDo')} isOpen onClose={onClose} fields={[{ name: 'names', kind: 'long', label: t('reasons.parts'), help: t('reasons.partsHelp') }]} onSubmit={split.mutateAsync} />;
}
