import { loadClocks, type Conversation, type ServiceClock } from '@keepdesk/client';
import { DeadlineRing, useClock, useNow } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clocksKey } from '../../shared/actions/query-keys.ts';
import { deadlineAt } from '../../shared/words/deadline.ts';

/** Clocks that have not ended, the next due first; one that stands still comes last. */
function open(clocks: readonly ServiceClock[]): ServiceClock[] {
  return clocks.filter((clock) => clock.ended_at === null).toSorted((a, b) => (a.due_at ?? '~').localeCompare(b.due_at ?? '~'));
}

/** By when what has to happen in this conversation, ticking; the next alone where there is little room. Until its clocks are known, its next deadline alone. */
export function ConversationClocks({ conversation, nextOnly = false }: { conversation: Conversation; nextOnly?: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const found = useQuery({ queryKey: clocksKey(conversation.id), queryFn: () => loadClocks(conversation.id) });
  if (found.data === undefined) {
    const next = deadlineAt(conversation, now, t, locale);
    return next ? <DeadlineRing {...next} showWords size={14} /> : null;
  }
  const shown = open(found.data.data);
  return (nextOnly ? shown.slice(0, 1) : shown).map((clock) => {
    const state = clock.state === 'running' || clock.state === 'missed' ? null : clock.state;
    const due = deadlineAt({ due_at: clock.due_at, waiting_since: clock.started_at, deadline_state: state }, now, t, locale);
    const name = t(clock.hours === 'always' ? 'clocks.always' : 'clocks.named', { metric: t(`clocks.${clock.metric}`) });
    const words = due?.words ?? t('clocks.never');
    return <DeadlineRing key={`${clock.metric}-${clock.hours}`} state={due?.state ?? 'paused'} left={due?.left ?? 1} words={`${name} ${words}`} showWords size={14} />;
  });
}
