import { loadConversationRules, type ConversationEvent } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuleWords } from './rule-words.ts';

/** What a rule did to the conversation, and because of what; in the words of the version that did it. */
export default function RuleLine({ conversationId, event }: { conversationId: string; event: ConversationEvent }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  // All lines of a conversation ask once; what happened since is asked for once more, when its line comes.
  const askedAgain = useRef(false);
  const { data, isFetching, refetch } = useQuery({ queryKey: ['conversation-rules', conversationId], queryFn: () => loadConversationRules(conversationId), staleTime: 60_000 });
  const run = data?.runs.find((one) => one.id === event.payload['run_id']);
  useEffect(() => {
    if (data === undefined || run !== undefined || isFetching || askedAgain.current) return;
    askedAgain.current = true;
    void refetch();
  }, [data, run, isFetching, refetch]);
  if (run === undefined) return <>{t('event.rule')}</>;
  if (run.outcome === 'failed') return <>{t('rules.didFailed', { name: run.rule.name, error: run.error ?? '' })}</>;
  const did = run.then.filter((_action, i) => run.done[i]?.changed !== false).map(words.action);
  const because = words.condition(run.when) || run.triggers.map(words.trigger).join(t('rules.joint.all'));
  return <>{t('rules.did', { name: run.rule.name, did: did.join(t('rules.joint.all')) || t('rules.run.nothing'), because })}</>;
}
