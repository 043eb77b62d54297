import { X } from 'lucide-react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../ui-texts.tsx';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What can be done, right-aligned, the main thing last. */
  actions?: ReactNode;
  width?: 'narrow' | 'medium' | 'wide';
  children: ReactNode;
}

const widths = { narrow: 'max-w-md', medium: 'max-w-xl', wide: 'max-w-3xl' };

function DialogHead({ title, onClose }: { title: string; onClose: () => void }) {
  const texts = useUiTexts();
  return (
    <header className="flex items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-5">
      <Heading slot="title" className="min-w-0 flex-1 truncate text-16 font-semibold">
        {title}
      </Heading>
      <IconButton label={texts.close} keys="esc" onPress={onClose}>
        <X size={16} />
      </IconButton>
    </header>
  );
}

/** What had the focus may be disabled or gone, and with it the focus: Escape closes what lies on top all the same. */
function useEscapeFromNowhere(onClose: () => void): RefObject<HTMLElement | null> {
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.activeElement !== document.body) return;
      if ([...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1) !== shown.current) return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('keydown', hear, true);
    return () => document.removeEventListener('keydown', hear, true);
  }, [onClose]);
  return shown;
}

function Sheet({ onClose, className, children }: { onClose: () => void; className: string; children: ReactNode }) {
  const shown = useEscapeFromNowhere(onClose);
  return <AriaDialog ref={shown} className={classNames('flex flex-col outline-none', className)}>{children}</AriaDialog>;
}

/** Asks for one thing and holds the focus until it has it. */
export function Dialog({ title, isOpen, onClose, actions, width = 'medium', children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto bg-scrim p-4 pt-[10vh] max-sm:items-end max-sm:p-0"
    >
      <Modal className={classNames('floats enters w-full overflow-hidden max-sm:max-w-none max-sm:rounded-b-none', widths[width])}>
        <Sheet onClose={onClose} className="max-h-[80dvh]">
          <DialogHead title={title} onClose={onClose} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {actions ? <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</footer> : null}
        </Sheet>
      </Modal>
    </ModalOverlay>
  );
}

/** A side sheet: what there was no room for beside the page. */
export function Drawer({ title, isOpen, onClose, children }: Omit<DialogProps, 'actions' | 'width'>) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className="fixed inset-0 z-40 bg-scrim">
      <Modal className="fixed inset-y-0 right-0 w-[min(26rem,100vw)] animate-[slide-in_150ms_ease-out] border-l border-line bg-surface shadow-float">
        <Sheet onClose={onClose} className="h-full">
          <DialogHead title={title} onClose={onClose} />
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Sheet>
      </Modal>
    </ModalOverlay>
  );
}
