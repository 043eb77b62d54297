import type { ChatBeside, Conversation, Message } from '@keepdesk/client';
import { RelativeTime } from '@keepdesk/ui';
import { CheckCheck, Check, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChatBeside, useShopperTyping } from '../../shared/chat/use-chat.ts';

/** How far our last words have got. */
function reachOf(beside: ChatBeside, messages: readonly Message[]): 'seen' | 'mailed' | 'delivered' | null {
  const last = messages.findLast((message) => message.kind === 'reply');
  if (!last || last.delivery.state !== 'sent' || messages.at(-1)?.kind === 'customer') return null;
  if (beside.seen_message_id !== null && beside.seen_message_id >= last.id) return 'seen';
  if (beside.mailed_message_id === last.id) return 'mailed';
  return beside.delivered_message_id !== null && beside.delivered_message_id >= last.id ? 'delivered' : null;
}

const icons = { seen: CheckCheck, delivered: Check, mailed: Mail };

/** Between what was said and where one writes: is the shopper there, do they type, have they read it. */
export function ChatLine({ conversation, messages }: { conversation: Conversation; messages: readonly Message[] }) {
  const { t } = useTranslation();
  const beside = useChatBeside(conversation);
  const typing = useShopperTyping(conversation.id);
  const visitor = beside?.visitor;
  if (!beside || !visitor) return null;
  const name = conversation.customer?.name || visitor.name || t('chat.visitor');
  const reach = reachOf(beside, messages);
  const Icon = reach ? icons[reach] : null;
  return (
    <div className="flex h-7 shrink-0 items-center gap-2 px-5 text-12 text-quiet max-sm:px-3">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${visitor.online ? 'bg-positive' : 'border border-edge'}`} />
      <span role="status" className="flex min-w-0 items-center gap-1 truncate">
        {typing ? (
          <span className="font-medium text-text">{t('chat.types', { name })}</span>
        ) : beside.ended ? (
          t('chat.ended', { name })
        ) : visitor.online ? (
          t('chat.isHere', { name })
        ) : (
          <>
            {t(visitor.email ? 'chat.isAway' : 'chat.isAwayNoAddress', { name })} <RelativeTime at={visitor.last_seen_at} />
          </>
        )}
      </span>
      {reach && Icon ? (
        <span className="ml-auto flex shrink-0 items-center gap-1">
          <Icon size={13} />
          {t(`chat.reach.${reach}`)}
        </span>
      ) : null}
    </div>
  );
}
