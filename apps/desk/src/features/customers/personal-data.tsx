import { post, type Customer } from '@keepdesk/client';
import { Button, Field, useToaster } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Download, Eraser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { useTask } from '../../shared/kit/task.ts';
import { useMay } from '../../shared/session/session.tsx';

function EraseDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const word = t('privacy.word');
  const erase = useTask(async () => {
    await post(`/api/v1/customers/${customer.id}/erase`);
    toaster.show({ text: t('privacy.erased') });
    await client.invalidateQueries();
    onClose();
  });
  return (
    <AskDialog title={t('privacy.eraseTitle', { name: customer.name })} onClose={onClose} look="danger" doName={t('privacy.erase')} busy={erase.busy} ready={typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase()} onDo={erase.run}>
      <div className="flex flex-col gap-3">
        <p className="text-14">{t('privacy.eraseText')}</p>
        <Field label={t('privacy.typeWord', { word })} value={typed} onChange={setTyped} autoFocus />
      </div>
    </AskDialog>
  );
}

/** What the law gives a person: a copy of everything kept, and its erasure everywhere. */
export function PersonalData({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [erasing, setErasing] = useState(false);
  const mayErase = useMay('privacy.erase');
  const mayExport = useMay('privacy.export');
  if ((!mayErase && !mayExport) || customer.erased) return null;
  return (
    <section aria-label={t('privacy.title')} className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-raised p-4">
      <p className="max-w-md text-14">
        {t('privacy.title')}
        <span className="block text-12 text-quiet">{t('privacy.intro')}</span>
      </p>
      <div className="flex gap-2">
        {mayExport ? (
          <Button icon={<Download size={14} />} onPress={() => void window.open(`/api/v1/customers/${customer.id}/export`, '_blank', 'noopener')}>
            {t('privacy.export')}
          </Button>
        ) : null}
        {mayErase ? (
          <Button icon={<Eraser size={14} />} onPress={() => setErasing(true)}>
            {t('privacy.eraseMenu')}
          </Button>
        ) : null}
      </div>
      {erasing ? <EraseDialog customer={customer} onClose={() => setErasing(false)} /> : null}
    </section>
  );
}
