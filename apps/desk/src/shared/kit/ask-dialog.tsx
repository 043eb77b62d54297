import { Button, Dialog, type DialogProps } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';

interface AskButtonsProps {
  onClose: () => void;
  /** What the main button does, as it says it. */
  doName: string;
  onDo: () => void;
  /** `danger` for what cannot be taken back. */
  look?: 'primary' | 'danger';
  busy: boolean;
  /** Whether everything it takes has been given. */
  ready?: boolean;
  /** What leaving is called where nothing is cancelled by it. */
  leaveName?: string;
}

/** The end of a dialog with one thing to do: the quiet button leaves, the main one does it. */
export function AskButtons({ onClose, doName, onDo, look = 'primary', busy, ready = true, leaveName }: AskButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button look="quiet" onPress={onClose}>
        {leaveName ?? t('action.cancel')}
      </Button>
      <Button look={look} busy={busy} isDisabled={!ready} onPress={onDo}>
        {doName}
      </Button>
    </>
  );
}

type AskDialogProps = AskButtonsProps & Pick<DialogProps, 'title' | 'width' | 'children'> & { isOpen?: boolean };

/** A dialog with one thing to do. */
export function AskDialog({ title, width = 'medium', isOpen = true, children, ...buttons }: AskDialogProps) {
  return (
    <Dialog title={title} width={width} isOpen={isOpen} onClose={buttons.onClose} actions={<AskButtons {...buttons} />}>
      {children}
    </Dialog>
  );
}
