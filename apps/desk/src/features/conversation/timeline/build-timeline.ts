import type { ConversationEvent, Message } from '@keepdesk/client';

export type TimelineItem =
  | { kind: 'message'; id: string; at: string; message: Message }
  | { kind: 'events'; id: string; at: string; events: ConversationEvent[] }
  | { kind: 'day'; id: string; at: string };

/** A calendar day in the reader's own zone, so that the line between days falls at their midnight. */
function dayOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/**
 * Messages and events in the order they happened: events in a row become one foldable group,
 * and each new day begins with a line.
 */
export function buildTimeline(messages: readonly Message[], events: readonly ConversationEvent[]): TimelineItem[] {
  const all = [
    ...messages.map((message) => ({ at: message.at, message, event: null })),
    ...events.map((event) => ({ at: event.at, message: null, event })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const items: TimelineItem[] = [];
  let day = '';
  for (const one of all) {
    const itsDay = dayOf(one.at);
    if (itsDay !== day) {
      items.push({ kind: 'day', id: `day-${itsDay}`, at: one.at });
      day = itsDay;
    }
    const last = items[items.length - 1];
    if (one.message) items.push({ kind: 'message', id: one.message.id, at: one.at, message: one.message });
    else if (last?.kind === 'events') last.events.push(one.event);
    else items.push({ kind: 'events', id: one.event.id, at: one.at, events: [one.event] });
  }
  return items;
}

/** The latest items to draw at once; how many earlier ones wait behind a button. */
export function latestItems(items: readonly TimelineItem[], most: number): { shown: readonly TimelineItem[]; earlier: number } {
  const messages = items.filter((item) => item.kind === 'message').length;
  if (messages <= most) return { shown: items, earlier: 0 };
  let left = most;
  const from = items.findLastIndex((item) => item.kind === 'message' && --left === 0);
  return { shown: items.slice(from), earlier: messages - most };
}
