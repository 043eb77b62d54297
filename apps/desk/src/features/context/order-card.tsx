import type { Order } from '@keepdesk/client';
import { classNames, dateFormat, Money, Pill, useClock, type Tone } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { ChevronDown, ExternalLink, ShieldAlert } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { OrderActions } from './actions/order-actions.tsx';
import { wordsForProducts, wordsForReturns } from '../../shared/i18n/start.ts';
import { ProductName } from '../../shared/parts/products/product-name.tsx';
import { ShipmentCard } from './shipment-card.tsx';

const OrderReturns = lazy(() => Promise.all([import('./returns/order-returns.tsx'), wordsForReturns(), wordsForProducts()]).then(([part]) => ({ default: part.OrderReturns })));

const tones: Record<string, Tone> = {
  paid: 'positive',
  refunded: 'info',
  partially_refunded: 'info',
  pending: 'warning',
  authorized: 'warning',
  voided: 'plain',
  delivered: 'positive',
  fulfilled: 'positive',
  partial: 'info',
  unfulfilled: 'warning',
  exception: 'danger',
};

const known = ['paid', 'refunded', 'partially_refunded', 'pending', 'authorized', 'voided', 'delivered', 'fulfilled', 'partial', 'unfulfilled', 'exception', 'cancelled'] as const;

export function OrderState({ name }: { name: string }) {
  const { t } = useTranslation();
  const state = known.find((one) => one === name);
  return <Pill tone={tones[name] ?? 'plain'}>{state ? t(`orderState.${state}`) : name.replaceAll('_', ' ')}</Pill>;
}

function Lines({ order, brandId }: { order: Order; brandId: string }) {
  return (
    <ul className="flex flex-col gap-1.5 border-t border-line px-3 py-2.5">
      {order.lines.map((line, at) => (
        <li key={`${line.sku ?? line.title}-${at}`} className="flex items-start gap-2.5 text-13">
          <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-control bg-hover text-12 text-quiet tabular">
            {line.image_url ? <img src={line.image_url} alt="" className="size-full object-cover" loading="lazy" /> : `${line.quantity}×`}
          </span>
          <span className="min-w-0 flex-1">
            <ProductName title={line.title} sku={line.sku} brandId={brandId} />
            <span className="block truncate text-12 text-quiet">{line.sku}</span>
          </span>
          <span className="shrink-0 text-right">
            <Money value={line.unit_price} className="block" />
            {line.image_url && line.quantity > 1 ? <span className="text-12 text-quiet tabular">× {line.quantity}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One order: its number and state at a glance, its parcels, and on demand its lines. */
export function OrderCard({ order, brandId, startsOpen, conversationId }: { order: Order; brandId: string; startsOpen: boolean; conversationId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [open, setOpen] = useState(startsOpen);
  const placed = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(order.placed_at));
  return (
    <article aria-label={t('context.order', { number: order.number })} className={classNames('overflow-hidden rounded-card border bg-raised', order.flag ? 'border-danger' : 'border-line')}>
      {order.flag ? (
        <p className="flex items-start gap-2 bg-danger-soft px-3 py-2 text-13 text-danger">
          <ShieldAlert size={16} className="mt-px shrink-0" />
          {t('context.notBuyer')}
        </p>
      ) : null}
      <AriaButton aria-expanded={open} onPress={() => setOpen(!open)} className="flex w-full flex-col gap-1 px-3 py-2.5 text-left -outline-offset-2 data-hovered:bg-hover/60">
        <span className="flex w-full items-center gap-2">
          <span className="text-14 font-semibold tabular">{order.number}</span>
          <span className="text-12 text-quiet">{placed}</span>
          <Money value={order.total} className="ml-auto text-14 font-medium" />
          <ChevronDown size={14} className={classNames('text-quiet transition-transform', open && 'rotate-180')} />
        </span>
        <span className="flex flex-wrap gap-1">
          <OrderState name={order.payment_state} />
          <OrderState name={order.fulfilment_state} />
          {order.mentioned ? <Pill tone="accent">{t('context.mentioned')}</Pill> : null}
          {order.refunded.amount_minor > 0 ? (
            <span className="text-12 text-quiet">
              {t('context.refunded')} <Money value={order.refunded} />
            </span>
          ) : null}
        </span>
      </AriaButton>
      {order.shipments.map((shipment) => (
        <ShipmentCard key={shipment.id} shipment={shipment} />
      ))}
      {open ? (
        <>
          <Lines order={order} brandId={brandId} />
          <p className="flex items-start justify-between gap-3 border-t border-line px-3 py-2 text-12 text-quiet">
            <bdi className="whitespace-pre-line">{order.shipping_address}</bdi>
            <span className="flex shrink-0 flex-col items-end gap-1">
              <Link to="/orders/$id" params={{ id: order.id }}>
                {t('context.wholeOrder')}
              </Link>
              {order.url ? (
                <a href={order.url} target="_blank" rel="noopener noreferrer" className="flex items-center gap-1">
                  {t('context.inShop')}
                  <ExternalLink size={12} />
                </a>
              ) : null}
            </span>
          </p>
          <OrderActions orderId={order.id} conversationId={conversationId} />
          <Suspense>
            <OrderReturns orderId={order.id} number={order.number} conversationId={conversationId} />
          </Suspense>
        </>
      ) : null}
    </article>
  );
}
