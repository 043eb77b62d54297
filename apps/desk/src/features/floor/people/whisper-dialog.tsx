import { post, type PersonAtWork } from '@keepdesk/client';
import { Button, Dialog, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';

/** Says something to whoever is in a conversation, beside it: a note that the shopper never sees. */
export function WhisperDialog({ row, onClose }: { row: PersonAtWork; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const send = useChange(() => post(`/api/v1/conversations/${row.handling?.id}/notes`, { text: `@${row.name} ${text}`, mentions: [row.person_id] }).then(onClose), t('people.whispered'));
  return (
    <Dialog
      title={t('people.whisperTo', { name: row.name, number: row.handling?.number })}
      width="narrow"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
          <Button look="primary" isDisabled={text.trim() === ''} busy={send.isPending} onPress={() => send.mutate(undefined)}>
            {t('people.whisperNow')}
          </Button>
        </>
      }
    >
      <TextArea label={t('people.whisperLabel')} help={t('people.whisperHelp')} value={text} onChange={setText} autoFocus />
    </Dialog>
  );
}
