import type { ConversationEvent, Message, Status } from '@keepdesk/client';
import { Button, useClock } from '@keepdesk/ui';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buildTimeline, latestItems } from './build-timeline.ts';
import { EventLines } from './event-lines.tsx';
import { isWorthSaying } from './event-words.ts';
import { MessageCard, type MessageCardProps } from './message-card.tsx';

export interface TimelineProps extends Omit<MessageCardProps, 'message'> {
  conversationId: string;
  messages: readonly Message[];
  events: readonly ConversationEvent[];
  statuses: readonly Status[];
}

const AT_ONCE = 25;
const NEAR_END_PX = 120;

function DayLine({ at }: { at: string }) {
  const { locale } = useClock();
  const words = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
  return (
    <div className="flex items-center gap-3 text-12 text-quiet" role="presentation">
      <span className="h-px flex-1 bg-line" />
      {words}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

/** Keeps the newest message in sight while the reader is near the end, and says so when they are not. */
function useFollowEnd(conversationId: string, lastId: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [unseen, setUnseen] = useState(false);
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });

  useLayoutEffect(() => {
    following.current = true;
    setUnseen(false);
    toEnd();
  }, [conversationId]);

  useLayoutEffect(() => {
    if (following.current) toEnd();
    else setUnseen(true);
  }, [lastId]);

  // Letters in frames get their height after they are drawn.
  useEffect(() => {
    const watcher = new ResizeObserver(() => following.current && toEnd());
    if (content.current) watcher.observe(content.current);
    if (scroller.current) watcher.observe(scroller.current);
    return () => watcher.disconnect();
  }, []);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    if (following.current) setUnseen(false);
  };
  return { scroller, content, unseen, onScroll, toEnd };
}

/** The conversation, newest at the bottom. */
export function Timeline({ conversationId, messages, events, statuses, ...card }: TimelineProps) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const items = useMemo(() => buildTimeline(messages, events.filter(isWorthSaying)), [messages, events]);
  const { shown, earlier } = latestItems(items, most);
  const { scroller, content, unseen, onScroll, toEnd } = useFollowEnd(conversationId, messages[messages.length - 1]?.id);
  useEffect(() => setMost(AT_ONCE), [conversationId]);
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} onScroll={onScroll} tabIndex={0} role="log" aria-label={t('conversation.messages')} className="h-full overflow-y-auto -outline-offset-2">
        <div ref={content} className="mx-auto flex max-w-[60rem] flex-col gap-3 px-5 py-5 max-sm:px-3">
          {earlier > 0 ? (
            <Button size="sm" look="quiet" className="self-center" onPress={() => setMost(most + 100)}>
              {t('conversation.showEarlier', { count: earlier })}
            </Button>
          ) : null}
          {shown.map((item) =>
            item.kind === 'message' ? (
              <MessageCard key={item.id} message={item.message} {...card} />
            ) : item.kind === 'events' ? (
              <EventLines key={item.id} events={item.events} statuses={statuses} />
            ) : (
              <DayLine key={item.id} at={item.at} />
            ),
          )}
        </div>
      </div>
      {unseen ? (
        <Button size="sm" className="enters absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-float" icon={<ArrowDown size={14} />} onPress={toEnd}>
          {t('conversation.newMessage')}
        </Button>
      ) : null}
    </div>
  );
}
