import { Button, Dialog } from '@keepdesk/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks before something that cannot be taken back. It says what will be and what stays. */
export function ConfirmDialog({ title, doName, isOpen, onClose, onDo, children }: { title: string; doName: string; isOpen: boolean; onClose: () => void; onDo: () => Promise<unknown>; children: ReactNode }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const go = () => {
    setBusy(true);
    onDo()
      .then(onClose)
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      title={title}
      width="narrow"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
          <Button look="danger" busy={busy} onPress={go}>
            {doName}
          </Button>
        </>
      }
    >
      <div className="text-14">{children}</div>
    </Dialog>
  );
}
