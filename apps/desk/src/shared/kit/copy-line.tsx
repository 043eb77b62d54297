import { IconButton, useToaster } from '@keepdesk/ui';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Something to be pasted elsewhere, exactly as it stands. */
export function CopyLine({ text, label, multiline }: { text: string; label: string; multiline?: boolean }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const copy = () => {
    void navigator.clipboard.writeText(text);
    toaster.show({ text: t('action.copied') });
  };
  return (
    <span className="flex min-w-0 items-start gap-1 rounded-control border border-line bg-surface py-0.5 pr-0.5 pl-2">
      <code className={`min-w-0 flex-1 self-center font-mono text-12 select-all ${multiline ? 'whitespace-pre-wrap break-words py-1' : 'break-all'}`}>{text}</code>
      <IconButton size="sm" label={t('kit.copy', { what: label })} onPress={copy}>
        <Copy size={14} />
      </IconButton>
    </span>
  );
}
