import { post, type Reason } from '@keepdesk/client';
import { Select } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { alreadySaid, useTask } from '../../../../shared/kit/task.ts';
import { wholeName } from '../../../../shared/words/reason.ts';
import { orderedTree } from './ordered-tree.ts';

/** One contact reason becomes another that is there; it says what that does to figures. */
export function MergeDialog({ reason, live, onClose }: { reason: Reason; live: readonly Reason[]; onClose: () => void }) {
  const { t } = useTranslation();
  const others = orderedTree(live).filter((one) => one.id !== reason.id && one.parent_id !== reason.id);
  const [into, setInto] = useState(others[0]?.id ?? '');
  const merge = useChange(() => post('/api/v1/reasons/merge', { ids: [reason.id], into_id: into }));
  const { busy, run } = useTask(() => merge.mutateAsync(undefined).then(onClose), alreadySaid);
  return (
    <AskDialog title={t('reasons.mergeTitle', { name: reason.name })} width="narrow" onClose={onClose} doName={t('reasons.mergeDo')} busy={busy} ready={into !== ''} onDo={run}>
      <div className="flex flex-col gap-3 text-14">
        <Select label={t('reasons.into')} value={into} onChange={setInto} choices={others.map((one) => ({ id: one.id, name: wholeName(one, live) }))} />
        <p className="text-13 text-quiet">{t('reasons.mergeHelp')}</p>
      </div>
    </AskDialog>
  );
}
