import type { ReactNode } from 'react';
import { AskDialog } from './ask-dialog.tsx';
import { alreadySaid, useTask } from './task.ts';

/** Asks before something that cannot be taken back. It says what will be and what stays. */
export function ConfirmDialog({ title, doName, isOpen, onClose, onDo, children }: { title: string; doName: string; isOpen: boolean; onClose: () => void; onDo: () => Promise<unknown>; children: ReactNode }) {
  const { busy, run } = useTask(() => onDo().then(onClose), alreadySaid);
  return (
    <AskDialog title={title} width="narrow" isOpen={isOpen} onClose={onClose} look="danger" doName={doName} busy={busy} onDo={run}>
      <div className="text-14">{children}</div>
    </AskDialog>
  );
}
