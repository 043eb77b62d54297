import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { MESSAGE_RECEIVED, REPLY_UNDONE, REPLY_WRITTEN } from '../../conversations/index.ts';
import { previewMacro } from '../queries/preview-macro.ts';
import { saysTheSame } from '../rules/same-words.ts';

const DAY_MS = 86_400_000;
/** Whoever comes back later comes for something else. */
const REOPENED_DAYS = 14;
const RATED_DAYS = 30;

/** Counts the replies that began with a macro, whether its words were changed before they left, and what came after. */
export const followUses: Listener = {
  name: 'macros.count-uses',
  hears: [REPLY_WRITTEN, REPLY_UNDONE, MESSAGE_RECEIVED, 'surveys.answered'],
  concerns: (_tx, events) => events.some((event) => event.name !== MESSAGE_RECEIVED || event.payload['reopened'] === true),
  handle: async (tx, event) => {
    if (event.name === REPLY_WRITTEN) await count(tx, event);
    else if (event.name === REPLY_UNDONE) await forget(tx, String(event.payload['message_id']));
    else if (event.name === MESSAGE_RECEIVED && event.payload['from_category'] === 'resolved') await mark(tx, event);
    else if (event.name === 'surveys.answered' && event.payload['kind'] === 'csat') await rate(tx, event);
  },
};

interface Used {
  macro_id: string;
  version: number;
  text: string;
  author_kind: string;
  author_id: string | null;
  author_name: string;
}

async function count(tx: Tx, event: EventRecord): Promise<void> {
  const messageId = String(event.payload['message_id']);
  const used = await tx.maybe<Used>(sql`
    select k.id as macro_id, k.version, m.text, m.author_kind, m.author_id, m.author_name from conversations.message m join macros.macro k on k.id = (m.facts ->> 'macro_id')::uuid where m.id = ${messageId} and m.facts ? 'macro_id'`);
  if (!used) return;
  const filled = await previewMacro(tx, used.macro_id, event.subjectId, used.author_kind === 'person' ? used.author_name : '', { removed: true });
  const added = await tx.run(sql`
    insert into macros.use (message_id, brand_id, macro_id, version, conversation_id, agent_id, at, edited)
    values (${messageId}, ${event.brandId}, ${used.macro_id}, ${used.version}, ${event.subjectId}, ${used.author_kind === 'person' ? used.author_id : null}, ${event.at}, ${!saysTheSame(filled.text, used.text)}) on conflict do nothing`);
  if (added > 0) await tx.run(sql`update macros.macro set uses = uses + 1, last_used_at = ${tx.now} where id = ${used.macro_id}`);
}

/** A reply that was taken back was none. */
async function forget(tx: Tx, messageId: string): Promise<void> {
  await tx.run(sql`with gone as (delete from macros.use where message_id = ${messageId} returning macro_id) update macros.macro m set uses = greatest(0, uses - 1) from gone where m.id = gone.macro_id`);
}

/** It did not hold: whoever was answered came back. */
async function mark(tx: Tx, event: EventRecord): Promise<void> {
  await tx.run(sql`update macros.use set reopened_at = ${event.at} where conversation_id = ${event.subjectId} and reopened_at is null and at <= ${event.at} and at > ${new Date(event.at.getTime() - REOPENED_DAYS * DAY_MS)}`);
}

async function rate(tx: Tx, event: EventRecord): Promise<void> {
  const score = Number(event.payload['score']);
  if (Number.isInteger(score)) await tx.run(sql`update macros.use set rating = ${score} where conversation_id = ${event.subjectId} and at <= ${event.at} and at > ${new Date(event.at.getTime() - RATED_DAYS * DAY_MS)}`);
}
