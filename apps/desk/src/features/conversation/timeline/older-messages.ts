import type { Message } from '@keepdesk/client';

const isBefore = (one: Message, other: Message) => one.at < other.at || (one.at === other.at && one.id < other.id);

/**
 * All messages known of a conversation, oldest first: the newest as the server gives them now, and before them what was
 * there already. What was taken back since is not: only what lies before the server's oldest is kept.
 */
export function joinMessages(known: readonly Message[], newest: readonly Message[]): Message[] {
  const oldest = newest[0];
  return oldest ? [...known.filter((one) => isBefore(one, oldest)), ...newest] : [];
}
