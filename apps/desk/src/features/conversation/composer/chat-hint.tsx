import type { Brand, Conversation } from '@keepdesk/client';
import { BrandChip, Switch } from '@keepdesk/ui';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChatBeside } from '../../../shared/chat/use-chat.ts';

/** Where a chat's answer goes: into the chat at once, and by mail when the shopper has left. */
export function ChatHint({ conversation, brand, enterSends, onEnterSends }: { conversation: Conversation; brand: Brand | undefined; enterSends: boolean; onEnterSends: (on: boolean) => void }) {
  const { t } = useTranslation();
  const visitor = useChatBeside(conversation)?.visitor;
  const name = conversation.customer?.name || visitor?.name || t('chat.visitor');
  return (
    <div className="flex items-center gap-1.5 px-4 pt-2.5 text-12 text-quiet">
      {brand ? <BrandChip name={brand.name} color={brand.color} className="shrink-0 font-medium text-text" /> : null}
      <ArrowRight size={12} className="shrink-0" />
      <span className="min-w-0 truncate">
        <bdi className="text-text">{name}</bdi> · {visitor?.email ? t('chat.elseMail', { address: visitor.email }) : t('chat.inChat')}
      </span>
      <Switch isSelected={enterSends} onChange={onEnterSends} className="ml-auto shrink-0 gap-2! text-12! max-sm:hidden">
        {t('chat.enterSends')}
      </Switch>
    </div>
  );
}
