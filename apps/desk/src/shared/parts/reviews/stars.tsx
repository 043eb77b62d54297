import { classNames } from '@keepdesk/ui';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** So many stars and fewer are a shopper who is not happy. */
export const LOW_STARS = 2;

export const isLow = (stars: number | null): boolean => stars !== null && stars <= LOW_STARS;

/** "2 of 5 stars", drawn; the words are there for whoever does not see them. */
export function Stars({ stars }: { stars: number }) {
  const { t } = useTranslation();
  return (
    <span role="img" aria-label={t('review.stars', { count: stars })} className={classNames('inline-flex shrink-0 items-center gap-px', isLow(stars) ? 'text-danger' : 'text-warning')}>
      {[1, 2, 3, 4, 5].map((place) => (
        <Star key={place} size={13} aria-hidden="true" className={place <= stars ? '' : 'text-quiet opacity-40'} fill={place <= stars ? 'currentColor' : 'none'} />
      ))}
    </span>
  );
}
