import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { isUuid } from '../../platform/ids/ids.ts';
import { notFound } from '../../platform/refusal/refusal.ts';
import type { ConversationRow } from './store/conversations.ts';

/** For a command that loads the conversation itself and refuses what it may not see: only a number has to be looked up. */
export async function conversationIdFor(tx: Tx, idOrNumber: string): Promise<string> {
  return isUuid(idOrNumber) ? idOrNumber : (await conversationFor(tx, idOrNumber)).id;
}

/** The only way to load a conversation on somebody's behalf, by id or by number; the row policy hides other brands'. */
export async function conversationFor(tx: Tx, idOrNumber: string): Promise<ConversationRow> {
  const row = isUuid(idOrNumber)
    ? await tx.maybe<ConversationRow>(sql`select * from conversations.conversation where id = ${idOrNumber}`)
    : /^\d{1,15}$/.test(idOrNumber)
      ? await tx.maybe<ConversationRow>(sql`select * from conversations.conversation where number = ${Number(idOrNumber)}`)
      : undefined;
  if (!row) throw notFound('conversation');
  return row;
}
