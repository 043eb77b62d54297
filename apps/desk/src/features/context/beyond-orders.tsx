import type { ReactNode } from 'react';
import { MembershipsSection } from '../../shared/parts/memberships/memberships-section.tsx';
import { MoneySection } from '../../shared/parts/memberships/money-section.tsx';
import { ReviewsSection } from '../../shared/parts/reviews/reviews-section.tsx';

interface BeyondOrdersProps {
  customerId: string;
  conversationId: string;
  heading: (name: string, count: number) => ReactNode;
}

/** What ties a customer to the brand beyond their orders. */
export function BeyondOrders({ customerId, conversationId, heading }: BeyondOrdersProps) {
  return (
    <>
      <MembershipsSection customerId={customerId} conversationId={conversationId} heading={heading} />
      <MoneySection customerId={customerId} conversationId={conversationId} heading={heading} />
      <ReviewsSection customerId={customerId} heading={heading} />
    </>
  );
}
