import type { ConversationPage } from '@keepdesk/client';
import { Button, EmptyState, Pill, RelativeTime, StatusGlyph } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Package, TicketPercent } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsForNotices, wordsForProducts, wordsForRisks } from '../../shared/i18n/start.ts';
import { useMay } from '../../shared/session/session.tsx';
import { useConversation } from '../../shared/actions/use-conversation.ts';
import { RunningCampaigns } from '../../shared/parts/campaigns/running-campaigns.tsx';
import { ChatCard } from './chat-card.tsx';
import { CustomerCard } from './customer-card.tsx';
import { OrderCard } from './order-card.tsx';
import { SurveyCard } from './survey-card.tsx';
import { TriageCard } from './triage-card.tsx';
import { SectionTitle } from './section-title.tsx';

/** Below the orders, and not on the way to the first screen. */
const RiskCard = lazy(() => Promise.all([import('./risk-card.tsx'), wordsForRisks()]).then(([module]) => ({ default: module.RiskCard })));
const ToldCard = lazy(() => Promise.all([import('./told-card.tsx'), wordsForNotices()]).then(([module]) => ({ default: module.ToldCard })));
const BeyondOrders = lazy(() => import('./beyond-orders.tsx').then((part) => ({ default: part.BeyondOrders })));
const CodeDialog = lazy(() => Promise.all([import('./code-dialog.tsx'), wordsForProducts()]).then(([part]) => ({ default: part.CodeDialog })));

function Orders({ page }: { page: ConversationPage }) {
  const { t } = useTranslation();
  if (page.orders.length === 0) {
    return (
      <EmptyState icon={<Package size={20} />} title={t('context.noOrders')} className="py-6">
        {t('context.noOrdersHelp')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-2.5">
      {page.orders.map((order, at) => (
        <OrderCard key={order.id} order={order} brandId={page.conversation.brand_id} startsOpen={at === 0 || order.mentioned} conversationId={page.conversation.id} />
      ))}
    </div>
  );
}

function Earlier({ page }: { page: ConversationPage }) {
  const { t } = useTranslation();
  if (page.earlier.length === 0) return <p className="text-13 text-quiet">{t('context.noEarlier')}</p>;
  return (
    <ul className="-mx-2 flex flex-col">
      {page.earlier.map((one) => (
        <li key={one.id}>
          <Link to="/c/$number" params={{ number: String(one.number) }} className="flex h-9 items-center gap-2 rounded-control px-2 text-13 text-text no-underline hover:bg-hover hover:no-underline">
            <span className="text-quiet">
              <StatusGlyph category={one.status.category} size={11} />
            </span>
            <bdi className="min-w-0 flex-1 truncate">{one.subject}</bdi>
            <RelativeTime at={one.last_message_at} className="text-12 text-quiet" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

const heading = (name: string, count: number) => <SectionTitle count={count}>{name}</SectionTitle>;

/** Beside the conversation: who is asking, what they ordered and where it is, and what was said before. */
export function ContextPane({ number }: { number: number }) {
  const { t } = useTranslation();
  const mayCodes = useMay('orders.read');
  const [asking, setAsking] = useState(false);
  const { data: page } = useConversation(String(number));
  if (!page) return null;
  return (
    <div className="flex flex-col gap-5 p-4">
      <ChatCard conversation={page.conversation} />
      {page.customer ? <CustomerCard customer={page.customer} brandId={page.conversation.brand_id} /> : null}
      <RunningCampaigns brandId={page.conversation.brand_id} />
      <TriageCard conversation={page.conversation} />
      <section aria-label={t('context.orders')}>
        <SectionTitle count={page.orders.length}>{t('context.orders')}</SectionTitle>
        <Orders page={page} />
        {mayCodes ? (
          <Button look="quiet" size="sm" className="mt-2" icon={<TicketPercent size={13} />} onPress={() => setAsking(true)}>
            {t('context.whyCode')}
          </Button>
        ) : null}
        {asking ? (
          <Suspense fallback={null}>
            <CodeDialog brandId={page.conversation.brand_id} customerId={page.customer?.id ?? null} orders={page.orders} onClose={() => setAsking(false)} />
          </Suspense>
        ) : null}
      </section>
      {page.customer ? (
        <Suspense>
          <BeyondOrders customerId={page.customer.id} conversationId={page.conversation.id} heading={heading} />
        </Suspense>
      ) : null}
      <Suspense>
        <RiskCard conversationId={page.conversation.id} brandId={page.conversation.brand_id} />
      </Suspense>
      <section aria-label={t('context.earlier')}>
        <SectionTitle count={page.earlier.length}>{t('context.earlier')}</SectionTitle>
        <Earlier page={page} />
      </section>
      <Suspense>
        <ToldCard conversationId={page.conversation.id} />
      </Suspense>
      <SurveyCard conversationId={page.conversation.id} />
      {page.followers.length > 0 ? (
        <section aria-label={t('context.followers')}>
          <SectionTitle>{t('context.followers')}</SectionTitle>
          <div className="flex flex-wrap gap-1">
            {page.followers.map((one) => (
              <Pill key={one.id}>
                <bdi>{one.name}</bdi>
              </Pill>
            ))}
          </div>
        </section>
      ) : null}
    </div>
  );
}
