import { get, type Page, type Review } from '@keepdesk/client';
import { ErrorState, Skeleton } from '@keepdesk/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../kit/pages.tsx';
import { useMay } from '../../session/session.tsx';
import { describeProblem } from '../../words/problem.ts';
import { ReviewCard } from './review-card.tsx';

const SHOWN = 5;

/** What a customer wrote about products; nothing at all where they wrote nothing. */
export function ReviewsSection({ customerId, heading }: { customerId: string; heading: (name: string, count: number) => ReactNode }) {
  const { t } = useTranslation();
  const may = useMay('reviews.read');
  const found = usePages(['reviews', customerId], (cursor, signal) => get<Page<Review>>(`/api/v1/customers/${customerId}/reviews?limit=${SHOWN}${cursor === undefined ? '' : `&cursor=${cursor}`}`, { signal }), { enabled: may });
  if (!may) return null;
  if (found.isError) return <ErrorState title={t('review.failed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState>;
  if (found.isPending) return <Skeleton className="h-10" />;
  if (found.rows.length === 0) return null;
  return (
    <section aria-label={t('review.title')}>
      {heading(t('review.title'), found.hasNextPage ? 0 : found.rows.length)}
      <div className="flex flex-col gap-2.5">
        {found.rows.map((review) => (
          <ReviewCard key={review.id} review={review} />
        ))}
        <MoreButton found={found} />
      </div>
    </section>
  );
}
