import { loadConversationRules, type ConversationEvent } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRuleWords } from './rule-words.ts';

/** What a rule did to the conversation, and because of what; in the words of the version that did it. */
export default function RuleLine({ conversationId, event }: { conversationId: string; event: ConversationEvent }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const runId = String(event.payload['run_id']);
  const found = useQuery({ queryKey: ['conversation-rules', conversationId, runId], queryFn: () => loadConversationRules(conversationId), staleTime: Infinity });
  const run = found.data?.runs.find((one) => one.id === runId);
  if (run === undefined) return <>{t('event.rule')}</>;
  if (run.outcome === 'failed') return <>{t('rules.didFailed', { name: run.rule.name, error: run.error ?? '' })}</>;
  const did = run.then.filter((_action, i) => run.done[i]?.changed !== false).map(words.action);
  const because = words.condition(run.when) || run.triggers.map(words.trigger).join(t('rules.joint.all'));
  return <>{t('rules.did', { name: run.rule.name, did: did.join(t('rules.joint.all')) || t('rules.run.nothing'), because })}</>;
}
