/** Announced by conversations. Payloads hold ids, states and the from of a change. */
export const MESSAGE_RECEIVED = 'conversations.message_received';
export const CONVERSATION_OPENED = 'conversations.conversation_opened';
export const REPLY_WRITTEN = 'conversations.reply_written';
export const REPLY_RELEASED = 'conversations.reply_released';
export const REPLY_UNDONE = 'conversations.reply_undone';
export const REPLY_DELIVERED = 'conversations.reply_delivered';
export const REPLY_FAILED = 'conversations.reply_failed';
export const NOTE_WRITTEN = 'conversations.note_written';
export const STATUS_CHANGED = 'conversations.status_changed';
export const ASSIGNED = 'conversations.assigned';
export const SNOOZED = 'conversations.snoozed';
export const WOKEN = 'conversations.woken';
export const TAGGED = 'conversations.tagged';
export const MERGED = 'conversations.merged';
export const UNMERGED = 'conversations.unmerged';
export const SPLIT = 'conversations.split';
export const MARKED_SPAM = 'conversations.marked_spam';
export const RESCUED = 'conversations.rescued';
/** What was said in it is gone: by the right of a person, or because it was kept long enough. */
export const WORDS_ERASED = 'conversations.words_erased';
/** A message speaks of an order it was not known to speak of. */
export const ORDER_MENTIONED = 'conversations.order_mentioned';
export const CHANGED = 'conversations.changed';

export interface MessageReceived {
  message_id: string;
  channel: string;
  opened: boolean;
  /** it stands open again, whether it waited for the customer or was resolved: see `from_category` */
  reopened: boolean;
  /** the status before and after where it was reopened */
  from?: string;
  to?: string;
  from_category?: string;
  auto: boolean;
  junk: boolean;
  customer_id: string | null;
}

export interface ReplyWritten {
  message_id: string;
  channel: string;
  /** seconds from the oldest unanswered customer message; null when nobody waited */
  waited_seconds: number | null;
  first: boolean;
}

export interface StatusChanged {
  from: string;
  to: string;
  from_category: string;
  to_category: string;
}
