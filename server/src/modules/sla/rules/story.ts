/** What happens to a conversation, as far as its clocks are concerned. */
export const EVENT_TYPES = ['opened', 'opened_by_us', 'customer_message', 'agent_reply', 'waiting_on_customer', 'waiting_on_us', 'on_hold', 'resumed', 'resolved', 'reopened'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface StoryEvent {
  /** milliseconds since the epoch */
  readonly at: number;
  readonly type: EventType;
}

/** Another conversation became part of this one at a moment, with all that had happened in it by then. */
export interface MergedIn {
  /** milliseconds since the epoch */
  readonly at: number;
  readonly type: 'merged_in';
  readonly brought: readonly StoryPart[];
}

export type StoryPart = StoryEvent | MergedIn;

/** Whose turn it is. Clocks run only while it is ours. */
export type Standing = 'none' | 'open' | 'waiting' | 'hold' | 'resolved';

/** Who has it after an event. A customer who writes ends the waiting for them, but neither a hold nor a solution. */
export function standingAfter(before: Standing, type: EventType): Standing {
  switch (type) {
    case 'opened':
    case 'opened_by_us':
    case 'waiting_on_us':
    case 'resumed':
    case 'reopened':
      return 'open';
    case 'waiting_on_customer':
      return 'waiting';
    case 'on_hold':
      return 'hold';
    case 'resolved':
      return 'resolved';
    case 'customer_message':
      return before === 'waiting' ? 'open' : before;
    case 'agent_reply':
      return before;
  }
}

/** Who has a conversation that is merged into another one: where its customer waits for us, so does the other's. */
export function standingWith(own: Standing, brought: Standing): Standing {
  if (own === 'none') return brought;
  return brought === 'open' ? 'open' : own;
}

/** Who has it after a story. */
export function standingAtEnd(story: readonly StoryPart[]): Standing {
  return story.reduce<Standing>((before, event) => (event.type === 'merged_in' ? standingWith(before, standingAtEnd(event.brought)) : standingAfter(before, event.type)), 'none');
}

/** In the order things happened; what happened in one moment stays as it was told. */
export function inOrder(story: readonly StoryPart[]): readonly StoryPart[] {
  return story.every((event, i) => i === 0 || (story[i - 1] as StoryPart).at <= event.at) ? story : story.toSorted((a, b) => a.at - b.at);
}
