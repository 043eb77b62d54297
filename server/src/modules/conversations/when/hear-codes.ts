import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { awaitingCodes, hearCode } from '../../customers/index.ts';
import { MESSAGE_RECEIVED } from '../events.ts';

/**
 * A one-time code that a customer says, in whichever channel, proves that they read the mail of the order's address; so
 * does an answer that quotes the mail it came in.
 */
export const hearCodes: Listener = {
  name: 'conversations.hear-codes',
  hears: [MESSAGE_RECEIVED],
  concerns: async (tx, events) => (await thatMaySayOne(tx, events)).length > 0,
  handleBatch: async (tx, events) => {
    for (const event of await thatMaySayOne(tx, events)) await lookAt(tx, event);
  },
};

async function thatMaySayOne(tx: Tx, events: readonly EventRecord[]): Promise<EventRecord[]> {
  const live = events.filter((event) => !event.silent && event.payload.auto !== true);
  const asked = await awaitingCodes(tx, live.map((event) => event.subjectId));
  return live.filter((event) => asked.has(event.subjectId));
}

async function lookAt(tx: Tx, event: EventRecord): Promise<void> {
  const message = await tx.maybe<{ text: string; quoted: string | null }>(sql`select text, quoted from conversations.message where id = ${event.payload.message_id} and kind = 'customer'`);
  if (!message || (await hearCode(tx, event.subjectId, message.text))) return;
  if (message.quoted) await hearCode(tx, event.subjectId, message.quoted);
}
