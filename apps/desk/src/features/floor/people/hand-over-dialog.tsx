import { get, post, type Page, type PersonAtWork } from '@keepdesk/client';
import { Select } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../../shared/kit/resource.ts';

const NOBODY = 'nobody';
const PAGE = 200;

/** Gives everything open somebody holds to somebody else, or back to everybody. */
export function HandOverDialog({ row, people, onClose }: { row: PersonAtWork; people: readonly PersonAtWork[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState(NOBODY);
  const give = useChange(async () => {
    for (let left = Math.ceil(row.open / PAGE) + 1; left > 0; left--) {
      const held = await get<Page<{ id: string }>>('/api/v1/conversations', { query: { assignee: row.person_id, status: 'open', limit: PAGE } });
      if (held.data.length === 0) break;
      await post('/api/v1/conversations/bulk', { ids: held.data.map((one) => one.id), change: { assignee_id: to === NOBODY ? null : to } });
    }
    onClose();
  }, t('people.handedOver'));
  return (
    <AskDialog title={t('people.handOverTitle', { name: row.name, count: row.open })} width="narrow" onClose={onClose} doName={t('people.handOverNow')} busy={give.isPending} onDo={() => give.mutate(undefined)}>
      <Select label={t('people.handTo')} value={to} onChange={setTo} choices={[{ id: NOBODY, name: t('people.everybody') }, ...people.filter((one) => one.person_id !== row.person_id).map((one) => ({ id: one.person_id, name: one.name, note: t(`people.states.${one.state}`) }))]} />
    </AskDialog>
  );
}
