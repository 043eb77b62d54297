import type { Dispute } from '@keepdesk/client';
import { Button, dateFormat, ErrorState, Money, Pill, Skeleton, useClock } from '@keepdesk/ui';
import { ShieldAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';
import { useMay } from '../../session/session.tsx';
import { DisputeDialog } from './dispute-dialog.tsx';
import { useMoney } from './use-memberships.ts';
import { disputeTones } from './words.ts';

function DisputeCard({ dispute, onOpen }: { dispute: Dispute; onOpen: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const mayAnswer = useMay('orders.act');
  const waits = dispute.state === 'needs_answer' || dispute.state === 'warning';
  return (
    <article aria-label={t('dispute.title')} className={`flex flex-col gap-1.5 rounded-card border bg-raised px-3 py-2.5 ${waits && dispute.answer === null ? 'border-danger' : 'border-line'}`}>
      <p className="flex items-center gap-2">
        <ShieldAlert size={14} className="shrink-0 text-danger" />
        <span className="min-w-0 truncate text-13 font-medium first-letter:uppercase">{dispute.reason.replaceAll('_', ' ').toLowerCase()}</span>
        <Money value={dispute.amount} className="ml-auto text-14 font-medium" />
      </p>
      <p className="flex flex-wrap items-center gap-1.5 text-12 text-quiet">
        <Pill tone={disputeTones[dispute.state]}>{t(`dispute.state.${dispute.state}`)}</Pill>
        {dispute.order ? <span className="tabular">{dispute.order.number}</span> : null}
        {waits && dispute.answer_by ? <span>{t('dispute.answerBy', { day: dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(dispute.answer_by)) })}</span> : null}
        {mayAnswer && (dispute.may.answer || dispute.answer !== null) ? (
          <Button size="sm" className="ml-auto" onPress={onOpen}>
            {dispute.answer === null ? t('dispute.answer') : t('dispute.see')}
          </Button>
        ) : null}
      </p>
    </article>
  );
}

/** Disputes as cards, each to be answered or looked at. */
export function DisputeCards({ disputes, conversationId }: { disputes: readonly Dispute[]; conversationId: string | null }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {disputes.map((dispute) => (
        <DisputeCard key={dispute.id} dispute={dispute} onOpen={() => setOpen(dispute.id)} />
      ))}
      {open ? <DisputeDialog id={open} conversationId={conversationId} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** Disputes of a customer that something can be done about, where a timeline beside it tells of the rest; nothing at all where there are none. */
export function DisputesSection({ customerId, conversationId, heading }: { customerId: string; conversationId: string | null; heading: (name: string, count: number) => ReactNode }) {
  const { t } = useTranslation();
  const found = useMoney(customerId);
  if (found.isError) return <ErrorState title={t('payment.failed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState>;
  if (!found.data) return <Skeleton className="h-10" />;
  const disputes = found.data.disputes.filter((dispute) => dispute.may.answer || dispute.answer !== null);
  if (disputes.length === 0) return null;
  return (
    <section aria-label={t('dispute.many')}>
      {heading(t('dispute.many'), disputes.length)}
      <div className="flex flex-col gap-2.5">
        <DisputeCards disputes={disputes} conversationId={conversationId} />
      </div>
    </section>
  );
}
