import { loadReturn, type Approval } from '@keepdesk/client';
import { Money, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { JudgedView } from '../../shared/parts/returns/judged-view.tsx';
import { SignalsView } from '../../shared/parts/returns/signals-view.tsx';
import { returnsKey, seenInReturns } from '../../shared/parts/returns/use-returns.ts';
import { ApprovalFrame } from './approval-frame.tsx';

/** A return that the policy refuses and somebody would take back: what, why the policy refuses, and what stands out. */
export function ReturnApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const { t } = useTranslation();
  const { data: one } = useQuery({ queryKey: [...returnsKey, 'one', approval.subject_id], queryFn: () => loadReturn(approval.subject_id) });
  const words = { approved: t('ret.approval.approved'), refused: t('ret.approval.refused'), approvedHere: t('ret.approval.approvedHere'), refusedHere: t('ret.approval.refusedHere') };
  return (
    <ApprovalFrame
      approval={approval}
      isOpen={isOpen}
      isReady={one !== undefined}
      title={
        <>
          <h3 className="font-semibold">{t('ret.approval.title', { number: one?.number ?? '…' })}</h3>
          {approval.amount && approval.amount.amount_minor > 0 ? <Money value={approval.amount} className="font-semibold" /> : null}
        </>
      }
      said={words}
      seenIn={seenInReturns}
    >
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-12 text-quiet">
        <Pill tone="warning">{t('ret.approval.because')}</Pill>
        <span>
          {t('act.page.expires')} <RelativeTime at={approval.expires_at} as="moment" />
        </span>
        {one ? (
          <Link to="/returns/$id" params={{ id: one.id }}>
            {t('ret.approval.open')}
          </Link>
        ) : null}
      </p>
      {one ? <p className="text-13">{one.lines.map((line) => `${line.quantity}× ${line.title}`).join(', ')}</p> : null}
      {one?.judged ? <JudgedView judged={one.judged} titles={new Map(one.lines.map((line) => [line.line_id, line.title]))} /> : null}
      {one ? <SignalsView signals={one.signals} /> : null}
    </ApprovalFrame>
  );
}
