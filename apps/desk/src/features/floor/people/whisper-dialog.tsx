import { post, type PersonAtWork } from '@keepdesk/client';
import { TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../../shared/kit/resource.ts';

/** Says something to whoever is in a conversation, beside it: a note that the shopper never sees. */
export function WhisperDialog({ row, onClose }: { row: PersonAtWork; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const send = useChange(() => post(`/api/v1/conversations/${row.handling?.id}/notes`, { text: `@${row.name} ${text}`, mentions: [row.person_id] }).then(onClose), t('people.whispered'));
  return (
    <AskDialog title={t('people.whisperTo', { name: row.name, number: row.handling?.number })} width="narrow" onClose={onClose} doName={t('people.whisperNow')} busy={send.isPending} ready={text.trim() !== ''} onDo={() => send.mutate(undefined)}>
      <TextArea label={t('people.whisperLabel')} help={t('people.whisperHelp')} value={text} onChange={setText} autoFocus />
    </AskDialog>
  );
}
