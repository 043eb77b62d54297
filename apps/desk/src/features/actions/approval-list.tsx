import { get, post, type Actionable, type Approval, type OrderAction, type Page } from '@keepdesk/client';
import { Button, EmptyState, Money, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, ShieldCheck, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { BrandCell } from '../../shared/kit/brand-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { ConsequenceView } from '../../shared/parts/order-actions/consequence.tsx';
import { OrderPast } from '../../shared/parts/order-actions/order-past.tsx';
import { actionsKey, seenInActions } from '../../shared/parts/order-actions/use-actions.ts';
import { MacroApprovalCard } from './macro-approval-card.tsx';
import { useSession } from '../../shared/session/session.tsx';

const path = '/api/v1/approvals';

export function useApprovals() {
  const found = useQuery({ queryKey: ['approvals', 'open'], queryFn: () => get<Page<Approval>>(path), refetchInterval: 30_000 });
  return { ...found, rows: found.data?.data ?? [] };
}

const becauses = ['role', 'single', 'day', 'unproven'] as const;

/** One thing that waits, by what it is. */
function ApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  return approval.kind === 'macro' ? <MacroApprovalCard approval={approval} isOpen={isOpen} /> : <ActionApprovalCard approval={approval} isOpen={isOpen} />;
}

/** Something to be done to an order: who asks, for what, why it needs somebody else, and exactly what it comes to. */
function ActionApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [refusing, setRefusing] = useState(false);
  const isPeak = approval.kind === 'peak_mode';
  const { data: action } = useQuery({ queryKey: [...actionsKey, 'one', approval.subject_id], queryFn: () => get<OrderAction>(`/api/v1/order-actions/${approval.subject_id}`), enabled: !isPeak });
  const { data: order } = useQuery({ queryKey: [...actionsKey, 'past', action?.order.id], queryFn: () => get<Actionable>(`/api/v1/orders/${action?.order.id}/actions`), enabled: action !== undefined && isOpen });
  const [mine, setMine] = useState<'approvedHere' | 'refusedHere' | null>(null);
  const approve = useChange(() => post(`${path}/${approval.id}/decide`, { approve: true }).then(() => setMine('approvedHere')), t('act.page.approved'), seenInActions);
  const refuse = useChange((note: string) => post(`${path}/${approval.id}/decide`, { approve: false, note }).then(() => setMine('refusedHere')), t('act.page.refused'), seenInActions);
  const because = becauses.find((one) => one === approval.because);
  return (
    <Card className="gap-3">
      <div className="flex flex-wrap items-center gap-2 text-14">
        <h3 className="font-semibold">{isPeak ? t('act.page.peak') : action ? `${t(`act.noun.${action.kind}`)} · ${t('act.page.forOrder', { number: action.order.number })}` : '…'}</h3>
        {approval.amount && approval.amount.amount_minor > 0 ? <Money value={approval.amount} className="font-semibold" /> : null}
        <span className="ml-auto flex items-center gap-2 text-12 text-quiet">
          <BrandCell id={approval.brand_id} />
          <RelativeTime at={approval.asked_at} />
        </span>
      </div>
      <p className="text-13">
        <span className="font-medium">{t('act.page.askedBy', { name: approval.asked_by?.name ?? 'API' })}</span>
        {approval.reason ? <span>: “{approval.reason}”</span> : null}
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-12 text-quiet">
        {because ? <Pill tone="warning">{t(`act.page.because.${because}`)}</Pill> : null}
        {action ? <span>{t(`act.proof.${action.proof as 'none'}`)}</span> : null}
        <span>
          {t('act.page.expires')} <RelativeTime at={approval.expires_at} as="moment" />
        </span>
        {approval.conversation?.number ? (
          <Link to="/c/$number" params={{ number: String(approval.conversation.number) }}>
            #{approval.conversation.number}
          </Link>
        ) : null}
      </p>
      {action ? <ConsequenceView kind={action.kind} consequence={action.consequence} currency={action.amount.currency} /> : null}
      {order ? <OrderPast actions={order.actions} exceptId={approval.subject_id} /> : null}
      {mine !== null || !isOpen ? (
        <p className="text-13 text-quiet">{t(`act.page.${mine ?? 'decidedMeanwhile'}`)}</p>
      ) : approval.may_decide ? (
        <div className="flex flex-wrap justify-end gap-2">
          <Button icon={<X size={14} />} onPress={() => setRefusing(true)}>
            {t('act.page.refuse')}
          </Button>
          <Button look="primary" icon={<Check size={14} />} busy={approve.isPending} onPress={() => approve.mutate(undefined)}>
            {t('act.page.approve')}
          </Button>
        </div>
      ) : (
        <p className="text-12 text-quiet">{approval.asked_by?.id === person.id ? t('act.page.ownRequest') : t('act.page.notYours')}</p>
      )}
      <FormDialog title={t('act.page.refuseTitle')} doName={t('act.page.refuse')} isOpen={refusing} onClose={() => setRefusing(false)} fields={[{ kind: 'long', name: 'note', label: t('act.page.refuseNote') }]} onSubmit={(values) => refuse.mutateAsync(String(values.note))} />
    </Card>
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
        <EmptyState icon={<ShieldCheck size={20} />} title={t('act.page.noApprovals')} className="rounded-card border border-line bg-raised">
          {t('act.page.noApprovalsText')}
        </EmptyState>
      ) : null}
    </Loaded>
  );
}
