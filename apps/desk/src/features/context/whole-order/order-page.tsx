import { get, loadReturns, type OrderPage } from '@keepdesk/client';
import { BrandChip, dateFormat, ErrorState, Money, Pill, RelativeTime, Skeleton, useClock, Waiting } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../shared/kit/section.tsx';
import { PageFrame } from '../../../shared/layout/page-frame.tsx';
import { actionsKey } from '../../../shared/parts/order-actions/use-actions.ts';
import { ProductName } from '../../../shared/parts/products/product-name.tsx';
import { returnsKey } from '../../../shared/parts/returns/use-returns.ts';
import { useBrand, useMay } from '../../../shared/session/session.tsx';
import { describeProblem } from '../../../shared/words/problem.ts';
import { OrderActions } from '../actions/order-actions.tsx';
import { OrderState } from '../order-card.tsx';
import { OrderReturns } from '../returns/order-returns.tsx';
import { ShipmentCard } from '../shipment-card.tsx';
import { OrderStory } from './order-story.tsx';
import { storyOf } from './story-of.ts';

const ADDRESS = ['name', 'company', 'line1', 'line2', 'postal_code', 'city', 'region', 'country'] as const;

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 gap-y-0.5">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}

function Goods({ page }: { page: OrderPage }) {
  const { t } = useTranslation();
  const left = { ...page.order.total, amount_minor: page.order.total.amount_minor - page.order.refunded.amount_minor };
  return (
    <Card className="gap-3">
      <ul className="flex flex-col gap-2.5">
        {page.lines.map((line) => (
          <li key={line.id} className="flex items-start gap-3 text-13">
            <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-control bg-hover text-12 text-quiet tabular">{line.image_url ? <img src={line.image_url} alt="" className="size-full object-cover" loading="lazy" /> : `${line.quantity}×`}</span>
            <span className="min-w-0 flex-1">
              <ProductName title={line.title} sku={line.sku} brandId={page.brand_id} className="font-medium" />
              <span className="block text-12 text-quiet">{[line.sku, `${line.quantity}×`].filter(Boolean).join(' · ')}</span>
            </span>
            {line.refunded_quantity > 0 ? <Pill tone="info">{t('order.back', { count: line.refunded_quantity })}</Pill> : null}
            <Money value={{ ...line.unit_price, amount_minor: line.unit_price.amount_minor * line.quantity }} className="shrink-0" />
          </li>
        ))}
      </ul>
      <dl className="flex flex-col gap-1 border-t border-line pt-3 text-13">
        <Row name={t('order.goods')}><Money value={page.goods} /></Row>
        {page.discount && page.discount.amount_minor > 0 ? <Row name={t('order.discount')}><Money value={{ ...page.discount, amount_minor: -page.discount.amount_minor }} /></Row> : null}
        {page.discount_codes.length > 0 ? <Row name={t('order.codes')}><bdi>{page.discount_codes.map((one) => one.code).join(', ')}</bdi></Row> : null}
        {page.shipping ? <Row name={t('order.shipping')}><Money value={page.shipping} /></Row> : null}
        {page.duties && page.duties.amount_minor > 0 ? <Row name={t('order.duties')}><Money value={page.duties} /></Row> : null}
        <Row name={t('order.total')}><Money value={page.order.total} className="font-semibold" /></Row>
        {page.tax ? <Row name={t('order.tax')}><Money value={page.tax} className="text-quiet" /></Row> : null}
        {page.order.refunded.amount_minor > 0 ? (
          <>
            <Row name={t('order.refunded')}><Money value={{ ...page.order.refunded, amount_minor: -page.order.refunded.amount_minor }} /></Row>
            <Row name={t('order.left')}><Money value={left} className="font-semibold" /></Row>
          </>
        ) : null}
      </dl>
    </Card>
  );
}

function Address({ of }: { of: OrderPage['shipping_address'] }) {
  const parts = ADDRESS.map((field) => of?.[field]).filter(Boolean);
  return <bdi className="block whitespace-pre-line">{parts.length === 0 ? '–' : parts.join('\n')}</bdi>;
}

/** Who it goes to, how it was paid, and what the shop says of it. */
function About({ page }: { page: OrderPage }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const moment = (at: string) => dateFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  const same = JSON.stringify(page.billing_address) === JSON.stringify(page.shipping_address);
  return (
    <Card className="gap-3 text-13">
      <dl className="flex flex-col gap-2.5">
        {page.customer ? <Row name={t('order.buyer')}><Link to="/customers/$id" params={{ id: page.customer.id }}><bdi>{page.customer.name || page.order.email || '–'}</bdi></Link></Row> : null}
        <Row name={t('order.to')}><Address of={page.shipping_address} /></Row>
        {page.billing_address ? <Row name={t('order.bill')}>{same ? t('order.sameAddress') : <Address of={page.billing_address} />}</Row> : null}
        {page.payment_methods.length > 0 ? <Row name={t('order.paidBy')}><bdi>{page.payment_methods.join(', ')}</bdi></Row> : null}
        {page.risk ? <Row name={t('order.risk')}><Pill tone={page.risk === 'high' ? 'danger' : page.risk === 'medium' ? 'warning' : 'plain'}>{t(`order.risks.${page.risk}`)}</Pill></Row> : null}
        {page.holds.length > 0 ? <Row name={t('order.holds')}><bdi className="text-warning">{page.holds.join(', ')}</bdi></Row> : null}
        {page.cut_off_at ? <Row name={t('order.cutOff')}>{moment(page.cut_off_at)}</Row> : null}
        {page.tags.length > 0 ? <Row name={t('order.tags')}><span className="flex flex-wrap justify-end gap-1">{page.tags.map((tag) => <Pill key={tag}>{tag}</Pill>)}</span></Row> : null}
        {page.order.note ? <Row name={t('order.note')}><bdi className="whitespace-pre-line">{page.order.note}</bdi></Row> : null}
        <Row name={t('order.from')}>
          {page.order.url ? (
            <a href={page.order.url} target="_blank" rel="noopener noreferrer" className="inline-flex items-center gap-1">
              {page.order.source}
              <ExternalLink size={12} />
            </a>
          ) : page.order.source}
        </Row>
        <Row name={t('order.known')}><RelativeTime at={page.changed_at} as="moment" /></Row>
      </dl>
    </Card>
  );
}

/** One order whole: what was bought and paid, where it is, what can be done, and everything that happened to it. */
export function OrderPageScreen() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { id } = useParams({ from: '/desk/orders/$id' });
  const mayReturns = useMay('returns.read');
  const found = useQuery({ queryKey: [...actionsKey, 'page', id], queryFn: () => get<OrderPage>(`/api/v1/desk/orders/${id}`) });
  const returns = useQuery({ queryKey: [...returnsKey, 'of-order', id], queryFn: () => loadReturns({ order_id: id, limit: 10 }), enabled: mayReturns });
  const page = found.data;
  const brand = useBrand(page?.brand_id);
  if (found.isError) {
    return (
      <ErrorState title={t('order.failed')} onRetry={() => void found.refetch()}>
        {describeProblem(t, found.error)}
      </ErrorState>
    );
  }
  if (!page) {
    return (
      <Waiting className="p-8">
        <Skeleton className="h-10 w-64" />
      </Waiting>
    );
  }
  const placed = dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(page.order.placed_at));
  return (
    <PageFrame
      title={t('order.title', { number: page.order.number })}
      note={placed}
      actions={
        <span className="flex flex-wrap items-center gap-2">
          {brand ? <BrandChip name={brand.name} color={brand.color} /> : null}
          {page.order.state === 'cancelled' ? <OrderState name="cancelled" /> : null}
          <OrderState name={page.order.payment_state} />
          <OrderState name={page.order.fulfilment_state} />
          <Money value={page.order.total} className="text-16 font-semibold" />
        </span>
      }
    >
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <Goods page={page} />
          <section aria-label={t('order.parcels')} className="overflow-hidden rounded-card border border-line bg-raised [&>*:first-child]:border-t-0">
            {page.order.shipments.length === 0 ? <p className="p-4 text-13 text-quiet">{t('order.noParcels')}</p> : page.order.shipments.map((parcel) => <ShipmentCard key={parcel.id} shipment={parcel} />)}
          </section>
          <OrderStory story={storyOf(page, returns.data?.data ?? [])} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <About page={page} />
          <section aria-label={t('order.doIt')} className="overflow-hidden rounded-card border border-line bg-raised [&>*:first-child]:border-t-0">
            <OrderActions orderId={page.order.id} conversationId={null} />
            <OrderReturns orderId={page.order.id} number={page.order.number} conversationId={null} />
          </section>
        </div>
      </div>
    </PageFrame>
  );
}
