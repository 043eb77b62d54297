import { loadConversationRules, type ConversationEvent } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useMay } from '../../session/session.tsx';
import { useRuleWords } from './rule-words.ts';

/** What a rule did to the conversation, and because of what; in the words of the version that did it. Its name leads to it, for those who may change rules. */
export default function RuleLine({ conversationId, event }: { conversationId: string; event: ConversationEvent }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const mayChange = useMay('automation.change');
  const run = useRun(conversationId, String(event.payload['run_id'] ?? ''));
  // Until its run is known, what the news itself tells.
  if (run === undefined) return <>{t('rules.didSomething', { did: kindsOf(event).map((kind) => words.kind(kind)).join(t('rules.joint.all')) || t('rules.nothing') })}</>;
  const name = mayChange ? <Link className="underline" to="/settings/$section" params={{ section: 'rules' }} search={{ brand: run.brand_id, rule: run.rule.id }} /> : <span />;
  if (run.outcome === 'failed') return <Trans t={t} i18nKey="rules.didFailed" values={{ name: run.rule.name, error: words.trouble(run.problem, run.error) }} components={{ rule: name }} tOptions={{ interpolation: { escapeValue: true } }} shouldUnescape />;
  const did = run.then.filter((_action, i) => run.done[i]?.changed !== false).map(words.action);
  const because = words.condition(run.when) || run.triggers.map(words.trigger).join(t('rules.joint.all'));
  return <Trans t={t} i18nKey="rules.did" values={{ name: run.rule.name, did: did.join(t('rules.joint.all')) || t('rules.run.nothing'), because }} components={{ rule: name }} tOptions={{ interpolation: { escapeValue: true } }} shouldUnescape />;
}

const kindsOf = (event: ConversationEvent): string[] => (Array.isArray(event.payload['actions']) ? event.payload['actions'].map(String) : []);

/** One run. All lines of a conversation ask once; what happened since is asked for once more, and what is older by itself. */
function useRun(conversationId: string, runId: string) {
  const askedAgain = useRef(false);
  const { data, isFetching, refetch } = useQuery({ queryKey: ['conversation-rules', conversationId], queryFn: () => loadConversationRules(conversationId), staleTime: 60_000 });
  const run = data?.runs.find((one) => one.id === runId);
  const missing = data !== undefined && run === undefined && !isFetching;
  useEffect(() => {
    if (!missing || askedAgain.current) return;
    askedAgain.current = true;
    void refetch();
  }, [missing, refetch]);
  const alone = useQuery({ queryKey: ['conversation-rules', conversationId, runId], queryFn: () => loadConversationRules(conversationId, runId), enabled: missing && askedAgain.current && runId !== '', staleTime: Infinity });
  return run ?? alone.data?.runs[0];
}
