import { get, type Actionable, type Approval, type OrderAction, type Page } from '@keepdesk/client';
import { EmptyState, Money, Skeleton } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsForNotices, wordsForReturns } from '../../shared/i18n/start.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { ConsequenceView } from '../../shared/parts/order-actions/consequence.tsx';
import { OrderPast } from '../../shared/parts/order-actions/order-past.tsx';
import { actionsKey, seenInActions } from '../../shared/parts/order-actions/use-actions.ts';
import { ApprovalFrame } from './approval-frame.tsx';
import { Circumstances } from './circumstances.tsx';
import { GivenApprovalCard } from './given-approval-card.tsx';
import { MacroApprovalCard } from './macro-approval-card.tsx';

const ReturnApprovalCard = lazy(() => Promise.all([import('./return-approval-card.tsx'), wordsForReturns()]).then(([part]) => ({ default: part.ReturnApprovalCard })));

const wordsPart = () => Promise.all([import('./words-approval-card.tsx'), wordsForNotices()]).then(([part]) => part);
const ofWords = {
  article: lazy(() => wordsPart().then((part) => ({ default: part.ArticleApprovalCard }))),
  outreach_programme: lazy(() => wordsPart().then((part) => ({ default: part.ProgrammeApprovalCard }))),
  outreach_incident: lazy(() => wordsPart().then((part) => ({ default: part.IncidentApprovalCard }))),
};

const path = '/api/v1/approvals';

export function useApprovals() {
  const found = useQuery({ queryKey: ['approvals', 'open'], queryFn: () => get<Page<Approval>>(path), refetchInterval: 30_000 });
  return { ...found, rows: found.data?.data ?? [] };
}

/** One thing that waits, by what it is. */
function ApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const Card = approval.kind === 'return_override' ? ReturnApprovalCard : approval.kind in ofWords ? ofWords[approval.kind as keyof typeof ofWords] : null;
  if (Card !== null) {
    return (
      <Suspense fallback={<Skeleton className="h-40" />}>
        <Card approval={approval} isOpen={isOpen} />
      </Suspense>
    );
  }
  if (approval.kind === 'store_credit' || approval.kind === 'member_action') return <GivenApprovalCard approval={approval} isOpen={isOpen} />;
  return approval.kind === 'macro' ? <MacroApprovalCard approval={approval} isOpen={isOpen} /> : <ActionApprovalCard approval={approval} isOpen={isOpen} />;
}

/** Something to be done to an order: who asks, for what, why it needs somebody else, and exactly what it comes to. */
function ActionApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const { t } = useTranslation();
  const isPeak = approval.kind === 'peak_mode';
  const { data: action } = useQuery({ queryKey: [...actionsKey, 'one', approval.subject_id], queryFn: () => get<OrderAction>(`/api/v1/order-actions/${approval.subject_id}`), enabled: !isPeak });
  const { data: order } = useQuery({ queryKey: [...actionsKey, 'past', action?.order.id], queryFn: () => get<Actionable>(`/api/v1/orders/${action?.order.id}/actions`), enabled: action !== undefined && isOpen });
  return (
    <ApprovalFrame
      approval={approval}
      isOpen={isOpen}
      title={
        <>
          <h3 className="font-semibold">{isPeak ? t('act.page.peak') : action ? `${t(`act.noun.${action.kind}`)} · ${t('act.page.forOrder', { number: action.order.number })}` : '…'}</h3>
          {approval.amount && approval.amount.amount_minor > 0 ? <Money value={approval.amount} className="font-semibold" /> : null}
        </>
      }
      said={{ approved: t('act.page.approved'), refused: t('act.page.refused'), approvedHere: t('act.page.approvedHere'), refusedHere: t('act.page.refusedHere') }}
      seenIn={seenInActions}
    >
      <Circumstances approval={approval}>{action ? <span>{t(`act.proof.${action.proof as 'none'}`)}</span> : null}</Circumstances>
      {action ? <ConsequenceView kind={action.kind} consequence={action.consequence} currency={action.amount.currency} /> : null}
      {order ? <OrderPast actions={order.actions} exceptId={approval.subject_id} /> : null}
    </ApprovalFrame>
  );
}

/** What waits, and what was decided while one looks: nothing moves up under the pointer, where a second press would decide on the next. */
function useKept(rows: readonly Approval[]): Approval[] {
  const kept = useRef<Approval[]>([]);
  const open = new Map(rows.map((row) => [row.id, row]));
  kept.current = [...kept.current.map((row) => open.get(row.id) ?? row), ...rows.filter((row) => !kept.current.some((one) => one.id === row.id))];
  return kept.current;
}

export function ApprovalList() {
  const { t } = useTranslation();
  const found = useApprovals();
  const shown = useKept(found.rows);
  return (
    <Loaded found={found}>
      <div className="grid gap-4 xl:grid-cols-2">
        {shown.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval} isOpen={found.rows.some((row) => row.id === approval.id)} />
        ))}
      </div>
      {found.rows.length === 0 ? (
        <EmptyState icon={<ShieldCheck size={20} />} title={t('act.page.noApprovals')} className={`rounded-card border border-line bg-raised ${shown.length > 0 ? 'mt-4' : ''}`}>
          {t('act.page.noApprovalsText')}
        </EmptyState>
      ) : null}
    </Loaded>
  );
}
