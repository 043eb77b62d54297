import { loadMacroProposal, type Approval, type MacroProposal } from '@keepdesk/client';
import { ErrorState } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStepWords } from '../../shared/parts/macros/step-words.ts';
import { ApprovalFrame } from './approval-frame.tsx';

const seenIn = [['approvals'], ['settings'], ['macros'], ['choices']] as const;

/** What somebody wants a macro to say, beside what it says. */
export function MacroApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const { t } = useTranslation();
  const { data, isError, refetch } = useQuery({ queryKey: ['macro-proposal', approval.subject_id], queryFn: () => loadMacroProposal(approval.subject_id) });
  const approved = t('act.page.macroApproved');
  const refused = t('act.page.macroRefused');
  return (
    <ApprovalFrame
      approval={approval}
      isOpen={isOpen}
      // Nobody approves what they cannot see.
      isReady={data !== undefined}
      title={<h3 className="font-semibold">{data ? t(data.before === null ? 'act.page.macroNew' : 'act.page.macroChange', { name: data.after.name }) : '…'}</h3>}
      said={{ approved, refused, approvedHere: approved, refusedHere: refused }}
      seenIn={seenIn}
    >
      {isError ? <ErrorState title={t('settings.failed')} onRetry={() => void refetch()} /> : null}
      {data?.before ? <Words title={t('act.page.macroBefore')} said={data.before} /> : null}
      {data ? <Words title={t('act.page.macroAfter')} said={data.after} /> : null}
    </ApprovalFrame>
  );
}

function Words({ title, said }: { title: string; said: MacroProposal['after'] }) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  return (
    <div className="rounded-card bg-surface px-3 py-2 text-13">
      <p className="text-12 text-quiet">{title}</p>
      <p className="whitespace-pre-wrap">{said.text}</p>
      <p className="text-12 text-quiet">{[...said.actions.map(wordsOf), ...((said.folder ?? '') === '' ? [] : [t('macros.decided.folder', { name: said.folder ?? '' })]), ...(said.files.length === 0 ? [] : [t('macros.decided.files', { list: said.files.join(', ') })])].join(' · ')}</p>
    </div>
  );
}
