import { ErrorState, Skeleton } from '@keepdesk/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';
import { useMay } from '../../session/session.tsx';
import { CreditCard } from './credit-card.tsx';
import { MemberCard } from './member-card.tsx';
import { SubscriptionCard } from './subscription-card.tsx';
import { useMemberships } from './use-memberships.ts';

interface MembershipsSectionProps {
  customerId: string;
  /** where it is asked from: its timeline tells what was done */
  conversationId: string | null;
  heading: (name: string, count: number) => ReactNode;
}

/** What ties a customer to the brand beyond one order: subscriptions, points, store credit. */
export function MembershipsSection({ customerId, conversationId, heading }: MembershipsSectionProps) {
  const { t } = useTranslation();
  const mayGive = useMay('memberships.credit');
  const found = useMemberships(customerId);
  if (found.isError) return <ErrorState title={t('member.loadFailed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState>;
  if (!found.data) return <Skeleton className="h-10" />;
  const { subscriptions, members, credit } = found.data;
  const empty = subscriptions.length === 0 && members.length === 0 && credit.credits.length === 0;
  if (empty && !mayGive) return null;
  return (
    <section aria-label={t('member.title')}>
      {heading(t('member.title'), subscriptions.length)}
      <div className="flex flex-col gap-2.5">
        {subscriptions.map((subscription) => (
          <SubscriptionCard key={subscription.id} subscription={subscription} conversationId={conversationId} />
        ))}
        {members.map((member) => (
          <MemberCard key={member.id} member={member} conversationId={conversationId} />
        ))}
        <CreditCard customerId={customerId} conversationId={conversationId} credit={credit} />
      </div>
    </section>
  );
}
