import { escalate, loadMatrix, type Conversation, type EscalationKind } from '@keepdesk/client';
import { Select, TextArea } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../actions/choices.ts';
import { AskDialog } from '../../kit/ask-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { Loaded } from '../../kit/section.tsx';
import { lengthOf } from '../../words/length.ts';
import { seenInEscalations } from './use-escalations.ts';

/** Where a kind goes and how fast, before one chooses it. */
function Fate({ kind }: { kind: EscalationKind }) {
  const { t } = useTranslation();
  const { people, teams } = useChoices();
  const to = people.find((one) => one.id === kind.person_id)?.name ?? teams.find((one) => one.id === kind.team_id)?.name;
  return (
    <div className="flex flex-col gap-1 text-13 text-quiet">
      <p>
        {to ? t('esc.toWhom', { name: to }) : t('esc.toLeads')} · {t('esc.within', { take: lengthOf(kind.take_seconds), close: lengthOf(kind.seconds) })}
      </p>
      {kind.attach.length > 0 ? (
        <p>
          {t('esc.matrix.attach')}: {kind.attach.join(' · ')}
        </p>
      ) : null}
    </div>
  );
}

/** A person escalates: what it is, and what whoever takes it must know. */
export function RaiseDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['escalation-matrix', conversation.brand_id], queryFn: () => loadMatrix(conversation.brand_id) });
  const kinds = found.data?.kinds.filter((kind) => kind.on) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const kind = kinds.find((one) => one.key === chosen) ?? kinds[0];
  const raise = useChange((key: string) => escalate(conversation.id, key, note).then(onClose), t('esc.raised'), seenInEscalations);
  return (
    <AskDialog title={t('esc.raiseTitle', { number: conversation.number })} onClose={onClose} doName={t('esc.raiseDo')} busy={raise.isPending} ready={kind !== undefined} onDo={() => kind && raise.mutate(kind.key)}>
      <Loaded found={found}>
        {kind === undefined ? (
          <p className="text-14">{t('esc.matrix.none')}</p>
        ) : (
          <div className="flex flex-col gap-4">
            <Select label={t('esc.kind')} value={kind.key} onChange={setChosen} choices={kinds.map(({ key, name }) => ({ id: key, name }))} />
            <Fate kind={kind} />
            <TextArea label={t('esc.note')} value={note} onChange={setNote} rows={4} />
          </div>
        )}
      </Loaded>
    </AskDialog>
  );
}
