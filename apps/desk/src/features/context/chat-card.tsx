import { blockChat, type ChatBeside, type Conversation } from '@keepdesk/client';
import { Button, Money, Pill, RelativeTime, useToaster } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { BadgeCheck, Ban, ExternalLink, ShoppingCart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChatBeside } from '../../shared/chat/use-chat.ts';
import { useMay } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { SectionTitle } from './section-title.tsx';

type Visitor = NonNullable<ChatBeside['visitor']>;
const EARLIER = 5;

function PageLink({ page, now }: { page: Visitor['pages'][number]; now?: boolean }) {
  return (
    <a href={page.url} target="_blank" rel="noopener noreferrer" className="group/page flex min-h-6 min-w-0 items-center gap-2 text-13 text-text no-underline hover:underline">
      <bdi className={`min-w-0 flex-1 truncate ${now ? 'font-medium' : ''}`} title={page.url}>
        {page.title || page.url}
      </bdi>
      {now ? <ExternalLink size={13} className="shrink-0 text-quiet" /> : <RelativeTime at={page.at} className="shrink-0 text-12 text-quiet" />}
    </a>
  );
}

function Cart({ cart }: { cart: NonNullable<Visitor['cart']> }) {
  const { t } = useTranslation();
  const amount = (minor: number | null) => (minor !== null && cart.currency !== null ? <Money value={{ amount_minor: minor, currency: cart.currency }} /> : null);
  return (
    <div className="flex flex-col gap-1">
      <h3 className="flex items-center gap-1.5 text-12 font-medium text-quiet">
        <ShoppingCart size={13} />
        {t('chat.cart')}
        <span className="ml-auto text-13 font-medium text-text tabular">{amount(cart.total_minor)}</span>
      </h3>
      <ul className="flex flex-col gap-0.5">
        {cart.lines.map((line, at) => (
          <li key={at} className="flex items-baseline gap-2 text-13">
            <span className="shrink-0 text-quiet tabular">{`${line.quantity} ×`}</span>
            <bdi className="min-w-0 flex-1 truncate" title={line.sku ?? ''}>
              {line.title}
            </bdi>
            <span className="shrink-0 text-quiet tabular">{amount(line.price_minor)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Block({ conversationId, blocked }: { conversationId: string; blocked: boolean }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const turn = (next: boolean): void => {
    blockChat(conversationId, next)
      .then(() => {
        void client.invalidateQueries({ queryKey: ['chat', conversationId] });
        toaster.show({ text: t(next ? 'chat.blockedDone' : 'chat.unblockedDone'), ...(next ? { action: { name: t('action.undo'), onAction: () => turn(false) } } : {}) });
      })
      .catch((problem: unknown) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }));
  };
  return (
    <Button size="sm" look="faint" icon={<Ban size={13} />} className="-ml-2 self-start text-quiet" onPress={() => turn(!blocked)}>
      {t(blocked ? 'chat.unblock' : 'chat.block')}
    </Button>
  );
}

/** The shopper in the shop, as they chat: there or away, the page they are on, what they looked at, what is in the cart. */
export function ChatCard({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const beside = useChatBeside(conversation);
  const may = useMay('conversations.change');
  const visitor = beside?.visitor;
  if (!visitor) return null;
  const [now, ...before] = visitor.pages;
  return (
    <section aria-label={t('chat.inShop')} className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <SectionTitle>{t('chat.inShop')}</SectionTitle>
        <span className="mb-2 ml-auto flex gap-1">
          {visitor.signed_in ? (
            <Pill tone="positive" icon={<BadgeCheck size={12} />}>
              {t('chat.signedIn')}
            </Pill>
          ) : null}
          {visitor.blocked ? <Pill tone="danger">{t('chat.isBlocked')}</Pill> : <Pill tone={visitor.online ? 'positive' : 'plain'}>{t(visitor.online ? 'chat.here' : 'chat.away')}</Pill>}
        </span>
      </div>
      <div className="-mt-2 flex flex-col gap-3 rounded-card border border-line bg-raised p-3">
        {now ? (
          <div className="flex flex-col gap-1">
            <h3 className="text-12 font-medium text-quiet">{t(visitor.online ? 'chat.onPage' : 'chat.lastPage')}</h3>
            <PageLink page={now} now />
          </div>
        ) : (
          <p className="text-13 text-quiet">{t('chat.noPage')}</p>
        )}
        {visitor.cart ? <Cart cart={visitor.cart} /> : null}
        {before.length > 0 ? (
          <div className="flex flex-col gap-1">
            <h3 className="text-12 font-medium text-quiet">{t('chat.lookedAt')}</h3>
            {before.slice(0, EARLIER).map((page) => (
              <PageLink key={page.url} page={page} />
            ))}
          </div>
        ) : null}
        {may ? <Block conversationId={conversation.id} blocked={visitor.blocked} /> : null}
      </div>
    </section>
  );
}
