import { Button, Dialog, Skeleton } from '@keepdesk/ui';
import { LoaderCircle, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';

/** Something was asked of a place outside, and it has not said how it ended. */
export function UnderWay({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 rounded-card border border-line px-3 py-2.5 text-13">
      <LoaderCircle size={16} className="shrink-0 text-info motion-safe:animate-spin" />
      {text}
      {children}
    </div>
  );
}

/** No answer came that can be believed: what to tell nobody yet, and the way to look now. */
export function NotKnown({ text, busy, onCheck }: { text: string; busy: boolean; onCheck: () => void }) {
  const { t } = useTranslation();
  return (
    <Callout tone="warning" title={t('act.unknownTitle')} polite>
      <p>{text}</p>
      <Button size="sm" look="link" icon={<RefreshCw size={14} />} busy={busy} onPress={onCheck}>
        {t('act.checkNow')}
      </Button>
    </Callout>
  );
}

/** The dialog once something was asked for: how it ends, and a sentence for the customer when it is done. */
export function AskedDialog({ title, onClose, onTell, children }: { title: string; onClose: () => void; /** null: nobody is written to */ onTell: (() => void) | null; children: ReactNode | null }) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={
      <>
        {onTell ? (
          <Button look="secondary" onPress={onTell}>
            {t('act.tell')}
          </Button>
        ) : null}
        <Button look="primary" autoFocus onPress={onClose}>
          {t('action.done')}
        </Button>
      </>
    }>
      {children === null ? <Skeleton className="h-16" /> : <div className="flex flex-col gap-4">{children}</div>}
    </Dialog>
  );
}
