import type { Dealing } from '@keepdesk/client';
import { classNames, Money, Pill, RelativeTime } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Banknote, CreditCard, Gavel, MessageSquareText, MessageSquareQuote, Package, Repeat, RotateCcw, ShoppingBag, Star, Undo2, Wallet, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isLow, Stars } from '../../../shared/parts/reviews/stars.tsx';
import { nameOf, standing } from './words.ts';

const icons: Record<Dealing['kind'], LucideIcon> = {
  order: ShoppingBag, payment: CreditCard, refund: Undo2, dispute: Gavel, parcel: Package, return: RotateCcw, subscription: Repeat, charge: Banknote, points: Star, credit: Wallet, review: MessageSquareQuote, conversation: MessageSquareText,
};

/** Leads to what the line speaks of, where that has a page. */
function Name({ one, children }: { one: Dealing; children: ReactNode }) {
  const look = 'font-medium text-text';
  if (one.kind === 'order') return <Link to="/orders/$id" params={{ id: one.id }} className={look}>{children}</Link>;
  if (one.kind === 'return') return <Link to="/returns/$id" params={{ id: one.id }} className={look}>{children}</Link>;
  if (one.kind === 'conversation' && one.number !== null) return <Link to="/c/$number" params={{ number: String(one.number) }} className={look}>{children}</Link>;
  return <span className={look}>{children}</span>;
}

/** One thing between the customer and the brand: what, how it stands, how much, about which order, when. */
export function DealingLine({ one }: { one: Dealing }) {
  const { t } = useTranslation();
  const Icon = icons[one.kind];
  const stands = standing(t, one);
  const stars = one.kind === 'review' ? one.number : null;
  const troubled = isLow(stars) || (one.kind === 'charge' && one.state === 'failed');
  return (
    <li className="flex items-start gap-3 px-4 py-3 text-14">
      <Icon size={16} aria-hidden="true" className={classNames('mt-0.5 shrink-0', troubled ? 'text-danger' : 'text-quiet')} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Name one={one}>
            <bdi>{nameOf(t, one)}</bdi>
          </Name>
          {stars === null ? null : <Stars stars={stars} />}
          {isLow(stars) ? <Pill tone="danger">{t('review.unhappy')}</Pill> : null}
          {stands === null ? null : <Pill tone={stands.tone}>{stands.name}</Pill>}
          {one.kind === 'points' && one.name !== '' ? <Pill tone="accent">{one.name}</Pill> : null}
        </p>
        {one.text ? <bdi className={classNames('block text-13 break-words whitespace-pre-wrap', troubled && one.kind !== 'review' ? 'text-danger' : 'text-quiet')}>{one.text}</bdi> : null}
        <p className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
          {one.order && one.kind !== 'order' ? (
            <Link to="/orders/$id" params={{ id: one.order.id }} className="tabular">
              {one.order.number}
            </Link>
          ) : null}
          {one.source && one.kind !== 'conversation' && one.source !== 'keepdesk' ? <span>{t('dealing.toldBy', { place: one.source })}</span> : null}
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-0.5">
        {one.amount ? <Money value={one.amount} className="font-medium" /> : null}
        <RelativeTime at={one.at} as="moment" className="text-12 text-quiet tabular" />
      </div>
    </li>
  );
}
