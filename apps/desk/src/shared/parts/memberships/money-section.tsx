import type { Payment } from '@keepdesk/client';
import { dateFormat, ErrorState, Money, Pill, Skeleton, useClock } from '@keepdesk/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';
import { DisputeCards } from './disputes-section.tsx';
import { useMoney } from './use-memberships.ts';
import { paymentTones } from './words.ts';

function PaymentLine({ payment }: { payment: Payment }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 px-3 py-2 text-13">
      <span className="text-12 text-quiet">{dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(payment.at))}</span>
      <Pill tone={paymentTones[payment.state]}>{t(`payment.state.${payment.state}`)}</Pill>
      <bdi className="min-w-0 truncate text-12 text-quiet">{[payment.method, payment.order?.number].filter(Boolean).join(' · ')}</bdi>
      <span className="ml-auto text-right">
        <Money value={payment.amount} />
        {payment.refunded.amount_minor > 0 ? (
          <span className="block text-12 text-quiet">
            {t('context.refunded')} <Money value={payment.refunded} />
          </span>
        ) : null}
      </span>
      {payment.problem ? <span className="w-full text-12 text-danger">{payment.problem}</span> : null}
    </li>
  );
}

/** Payments and disputes of a customer; nothing at all where there are none. */
export function MoneySection({ customerId, conversationId, heading }: { customerId: string; conversationId: string | null; heading: (name: string, count: number) => ReactNode }) {
  const { t } = useTranslation();
  const found = useMoney(customerId);
  if (found.isError) return <ErrorState title={t('payment.failed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState>;
  if (!found.data) return <Skeleton className="h-10" />;
  const { payments, disputes } = found.data;
  if (payments.length === 0 && disputes.length === 0) return null;
  return (
    <section aria-label={t('payment.title')}>
      {heading(t('payment.title'), payments.length + disputes.length)}
      <div className="flex flex-col gap-2.5">
        <DisputeCards disputes={disputes.slice(0, 5)} conversationId={conversationId} />
        {payments.length > 0 ? (
          <ul className="divide-y divide-line rounded-card border border-line bg-raised">
            {payments.slice(0, 5).map((payment) => (
              <PaymentLine key={payment.id} payment={payment} />
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}
