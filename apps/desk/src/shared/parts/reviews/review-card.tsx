import type { Review } from '@keepdesk/client';
import { classNames, Pill, RelativeTime, type Tone } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { isLow, Stars } from './stars.tsx';

const tones: Record<Review['state'], Tone> = { waiting: 'warning', shown: 'plain', hidden: 'plain' };
/** More than this is folded. */
const SHORT = 280;

/** One review: stars, of what, the words, where it stands and since when. Few stars are seen at once. */
export function ReviewCard({ review }: { review: Review }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const low = isLow(review.stars);
  const long = review.words.length > SHORT;
  return (
    <article aria-label={t('review.one', { product: review.product?.title ?? t('review.aProduct') })} className={classNames('flex flex-col gap-1.5 rounded-card border bg-raised px-3 py-2.5', low ? 'border-danger' : 'border-line')}>
      <p className="flex flex-wrap items-center gap-2">
        {review.stars === null ? <span className="text-12 text-quiet">{t('review.noStars')}</span> : <Stars stars={review.stars} />}
        {low ? <Pill tone="danger">{t('review.unhappy')}</Pill> : null}
        <RelativeTime at={review.at} className="ml-auto text-12 text-quiet" />
      </p>
      {review.product ? <bdi className="text-12 text-quiet">{review.product.title}</bdi> : null}
      {review.title ? <bdi className="text-13 font-medium">{review.title}</bdi> : null}
      {review.words ? <bdi className="block text-13 break-words whitespace-pre-wrap">{long && !open ? `${review.words.slice(0, SHORT)}…` : review.words}</bdi> : null}
      {long ? (
        <AriaButton aria-expanded={open} onPress={() => setOpen(!open)} className="self-start rounded-sm text-12 text-accent data-hovered:underline">
          {t(open ? 'review.less' : 'review.more')}
        </AriaButton>
      ) : null}
      <p className="flex flex-wrap items-center gap-1.5 text-12 text-quiet">
        <Pill tone={tones[review.state]}>{t(`review.state.${review.state}`)}</Pill>
        <span>{t('review.at', { place: review.source })}</span>
        {review.order ? (
          <Link to="/orders/$id" params={{ id: review.order.id }} className="tabular">
            {review.order.number}
          </Link>
        ) : null}
      </p>
    </article>
  );
}
