import { Money, Pill, RelativeTime } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Ban, CreditCard, Gavel, Package, ShoppingBag, Undo2, Wrench, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../shared/kit/section.tsx';
import { stateTones as actionTones } from '../../../shared/parts/order-actions/words.ts';
import type { Happened } from './story-of.ts';

const icons: Record<Happened['kind'], LucideIcon> = { placed: ShoppingBag, cancelled: Ban, payment: CreditCard, refund: Undo2, dispute: Gavel, scan: Package, return: Undo2, action: Wrench };

function useLine(): (one: Happened) => ReactNode {
  const { t } = useTranslation();
  return (one) => {
    switch (one.kind) {
      case 'payment':
        return (
          <>
            {t('order.story.payment', { state: t(`order.payments.${one.payment.state}`) })} · <Money value={one.payment.amount} /> {one.payment.method ? <bdi className="text-quiet">{one.payment.method}</bdi> : null}
            {one.payment.problem ? <bdi className="block text-12 text-danger">{one.payment.problem}</bdi> : null}
          </>
        );
      case 'refund':
        return (
          <>
            {t('order.story.refund')} · <Money value={one.refund.amount} /> {one.refund.reason ? <bdi className="block text-12 break-words text-quiet">{one.refund.reason}</bdi> : null}
          </>
        );
      case 'dispute':
        return (
          <>
            {t('order.story.dispute', { reason: one.dispute.reason.replaceAll('_', ' ') })} · <Money value={one.dispute.amount} />
          </>
        );
      case 'scan':
        return (
          <>
            <bdi>{t('order.story.scan', { words: one.words })}</bdi> {one.place ? <bdi className="text-quiet">{one.place}</bdi> : null}
          </>
        );
      case 'return':
        return <Link to="/returns/$id" params={{ id: one.one.id }}>{t('order.story.return', { number: one.one.number, state: t(`ret.state.${one.one.state}`) })}</Link>;
      case 'action':
        return (
          <Link to="/actions" search={{ show: one.action.id }} className="inline-flex flex-wrap items-center gap-x-2 text-text">
            {t(`act.noun.${one.action.kind}`)}
            {one.action.amount.amount_minor > 0 ? <Money value={one.action.amount} /> : null}
            <Pill tone={actionTones[one.action.state]}>{t(`act.state.${one.action.state}`)}</Pill>
            {one.action.asked_by ? <bdi className="text-quiet">{one.action.asked_by.name}</bdi> : null}
          </Link>
        );
      default:
        return t(`order.story.${one.kind}`);
    }
  };
}

/** Everything that happened to an order, newest first, wherever it was told. */
export function OrderStory({ story }: { story: readonly Happened[] }) {
  const { t } = useTranslation();
  const line = useLine();
  return (
    <Card className="gap-3">
      <h2 className="text-14 font-semibold">{t('order.story.title')}</h2>
      <ol className="flex flex-col gap-2.5 text-13">
        {story.map((one) => {
          const Icon = icons[one.kind];
          return (
            <li key={`${one.kind}-${one.id}`} className="flex items-start gap-2.5">
              <Icon size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-quiet" />
              <span className="min-w-0 flex-1">{line(one)}</span>
              <RelativeTime at={one.at} as="moment" className="shrink-0 text-12 text-quiet tabular" />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
