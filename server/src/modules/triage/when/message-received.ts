import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { MESSAGE_RECEIVED, RESCUED, type MessageReceived } from '../../conversations/index.ts';
import { triageMessages } from '../commands/triage-messages.ts';

/** Reads what customers write as it comes in, and what was taken for junk once it is rescued; not what programs answer, and not history that is brought in. */
export const messageReceived: Listener = {
  name: 'triage.message-received',
  hears: [MESSAGE_RECEIVED, RESCUED],
  // A house that is years old does not have them read before anybody hears what comes in today.
  begins: 'now',
  handleBatch: async (tx, events) => {
    const live = events.filter((event) => !event.silent);
    const ids = [...live.flatMap(received), ...(await unread(tx, live.filter(({ name }) => name === RESCUED).map(({ subjectId }) => subjectId)))];
    if (ids.length > 0) await triageMessages(tx, [...new Set(ids)]);
  },
};

function received(event: EventRecord): string[] {
  const { message_id: id, auto, junk } = event.payload as unknown as MessageReceived;
  return event.name !== MESSAGE_RECEIVED || auto || junk ? [] : [id];
}

/** What customers wrote in these conversations and nobody has read yet. */
async function unread(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(sql`
    select m.id from conversations.message m where m.conversation_id = any (${[...conversationIds]}::uuid[]) and m.kind = 'customer' and not exists (select from triage.reading r where r.message_id = m.id)`);
  return rows.map(({ id }) => id);
}
