import type { ConversationEvent, Status } from '@keepdesk/client';
import { Button, dateFormat, useClock } from '@keepdesk/ui';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buildTimeline, latestItems } from './build-timeline.ts';
import { EventLines } from './event-lines.tsx';
import { isWorthSaying, withoutRunsOwn } from './event-words.ts';
import { MessageCard, type MessageCardProps } from './message-card.tsx';
import type { OlderMessages } from './use-messages.ts';

export interface TimelineProps extends Omit<MessageCardProps, 'message'> {
  conversationId: string;
  of: OlderMessages;
  events: readonly ConversationEvent[];
  statuses: readonly Status[];
}

const AT_ONCE = 25;
/** How many more are drawn when the reader comes to the first of them. */
const STEP = 50;
const NEAR_END_PX = 120;
const NEAR_START_PX = 300;

function DayLine({ at }: { at: string }) {
  const { locale } = useClock();
  const words = dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
  return (
    <div className="flex items-center gap-3 text-12 text-quiet" role="presentation">
      <span className="h-px flex-1 bg-line" />
      {words}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

/**
 * Keeps the newest message in sight while the reader is near the end, and says so when they are not; keeps what they
 * read where it is when older messages are put before it, and tells when they come to the first of them.
 */
function useScrollPlace(conversationId: string, firstId: string | undefined, lastId: string | undefined, onStart: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const place = useRef({ top: 0, fromEnd: 0 });
  const [unseen, setUnseen] = useState(false);
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  const note = () => {
    const box = scroller.current;
    if (box) place.current = { top: box.scrollTop, fromEnd: box.scrollHeight - box.scrollTop };
  };

  useLayoutEffect(() => {
    following.current = true;
    setUnseen(false);
    toEnd();
  }, [conversationId]);
  useLayoutEffect(() => {
    if (following.current) toEnd();
    else setUnseen(true);
  }, [lastId]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && !following.current) box.scrollTop = box.scrollHeight - place.current.fromEnd;
  }, [firstId]);
  // Letters in frames get their height after they are drawn.
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if (following.current) toEnd();
      note();
    });
    if (content.current) watcher.observe(content.current);
    if (scroller.current) watcher.observe(scroller.current);
    return () => watcher.disconnect();
  }, []);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const up = box.scrollTop < place.current.top;
    note();
    following.current = place.current.fromEnd - box.clientHeight < NEAR_END_PX;
    if (following.current) setUnseen(false);
    else if (up && box.scrollTop < NEAR_START_PX) onStart();
  };
  return { scroller, content, unseen, onScroll, toEnd };
}

/** The conversation, newest at the bottom. */
export function Timeline({ conversationId, of, events, statuses, ...card }: TimelineProps) {
  const { t } = useTranslation();
  const { messages, more, loading, failed, load } = of;
  const [most, setMost] = useState(AT_ONCE);
  useEffect(() => setMost(AT_ONCE), [conversationId]);
  // What happened before the oldest message that is here is told when its messages come.
  const items = useMemo(() => buildTimeline(messages, withoutRunsOwn(events).filter((event) => isWorthSaying(event) && (!more || event.at >= (messages[0]?.at ?? '')))), [messages, events, more]);
  const { shown, earlier } = latestItems(items, most);
  const showMore = () => {
    if (earlier < STEP && more) load();
    if (!loading) setMost(most + STEP);
  };
  const { scroller, content, unseen, onScroll, toEnd } = useScrollPlace(conversationId, shown.find((item) => item.kind === 'message')?.id, messages[messages.length - 1]?.id, () => failed || showMore());
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} onScroll={onScroll} tabIndex={0} role="log" aria-label={t('conversation.messages')} className="h-full overflow-y-auto -outline-offset-2">
        <div ref={content} className="mx-auto flex max-w-[60rem] flex-col gap-3 px-5 py-5 max-sm:px-3">
          {earlier > 0 || more ? (
            <Button size="sm" look="quiet" className="self-center" busy={loading} onPress={showMore}>
              {failed ? t('conversation.earlierFailed') : more ? t('conversation.showOlder') : t('conversation.showEarlier', { count: earlier })}
            </Button>
          ) : null}
          {shown.map((item) =>
            item.kind === 'message' ? (
              <MessageCard key={item.id} message={item.message} {...card} />
            ) : item.kind === 'events' ? (
              <EventLines key={item.id} conversationId={conversationId} events={item.events} statuses={statuses} />
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
