import { handOver, type PersonAtWork } from '@keepdesk/client';
import { Select, TextArea } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { useUndoOffer } from '../../../shared/actions/undo-offer.ts';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { useTask } from '../../../shared/kit/task.ts';

const NOBODY = 'nobody';

/** Gives everything open somebody holds to somebody else, to a team, or back to everybody. */
export function HandOverDialog({ row, people, onClose }: { row: PersonAtWork; people: readonly PersonAtWork[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { teams } = useChoices();
  const [to, setTo] = useState(NOBODY);
  const [note, setNote] = useState('');
  const askAgain = useCallback(() => void client.invalidateQueries({ queryKey: ['settings'] }), [client]);
  const offerUndo = useUndoOffer(askAgain);
  const give = useTask(async () => {
    const isTeam = teams.some((team) => team.id === to);
    const { undo_token } = await handOver({ from_id: row.person_id, assignee_id: to === NOBODY || isTeam ? null : to, ...(note.trim() === '' ? {} : { note: note.trim() }), ...(isTeam ? { team_id: to } : {}) });
    offerUndo(t('people.handedOver'), undo_token === null ? [] : [undo_token]);
    askAgain();
    onClose();
  });
  const choices = [
    { id: NOBODY, name: t('people.everybody') },
    ...people.filter((one) => one.person_id !== row.person_id).map((one) => ({ id: one.person_id, name: one.name, note: t(`people.states.${one.state}`) })),
    ...teams.map((team) => ({ id: team.id, name: team.name, note: t('people.team') })),
  ];
  return (
    <AskDialog title={t('people.handOverTitle', { name: row.name, count: row.open })} width="narrow" onClose={onClose} doName={t('people.handOverNow')} busy={give.busy} onDo={give.run}>
      <div className="flex flex-col gap-4">
        <Select label={t('people.handTo')} value={to} onChange={setTo} choices={choices} />
        <TextArea label={t('people.handNote')} help={t('people.handNoteHelp')} value={note} onChange={setNote} rows={3} />
      </div>
    </AskDialog>
  );
}
