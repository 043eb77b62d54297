import { loadWhyWaiting, type Conversation } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWhyWords } from '../../shared/parts/waiting/why-words.ts';

/** Not with every piece of routing's news, which come by the second on a busy floor. */
const LOOK_MS = 20_000;

/** Whether a conversation waits for somebody to have it. */
const mayWait = (conversation: Conversation): boolean => conversation.assignee === null && conversation.status.category === 'open' && conversation.snoozed_until === null && conversation.merged_into === null && conversation.kind === 'support';

/** Why nobody has an open conversation, where pools decide who gets it. */
export function useWhyItWaits(conversation: Conversation): string | null {
  const { t } = useTranslation();
  const words = useWhyWords();
  const waits = mayWait(conversation);
  const { data } = useQuery({ queryKey: ['why-waiting', conversation.id], queryFn: () => loadWhyWaiting(conversation.id), enabled: waits, refetchInterval: LOOK_MS });
  const why = data?.data ?? null;
  return !waits || why === null || why.why === 'unpooled' ? null : `${t('waits.title')}: ${words(why)}`;
}

export function WhyItWaits({ conversation }: { conversation: Conversation }) {
  const why = useWhyItWaits(conversation);
  return why === null ? null : <p className="text-13 text-quiet max-sm:px-2">{why}</p>;
}
