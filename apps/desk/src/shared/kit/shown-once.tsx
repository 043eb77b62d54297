import { Button, Dialog, useToaster } from '@keepdesk/ui';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** A secret that is shown this once: a key, a link, recovery codes. */
export function ShownOnce({ title, text, secrets, onClose }: { title: string; text: string; secrets: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const copy = () => {
    void navigator.clipboard.writeText(secrets.join('\n'));
    toaster.show({ text: t('action.copied') });
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button icon={<Copy size={14} />} onPress={copy}>
            {t('action.copy')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('settings.kept')}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-13 text-quiet">{text}</p>
      <pre className="rounded-control border border-line bg-surface p-3 font-mono text-13 break-all whitespace-pre-wrap select-all">{secrets.join('\n')}</pre>
    </Dialog>
  );
}
