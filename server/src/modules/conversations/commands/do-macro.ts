import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ConversationChangeInput } from '../contract.ts';
import { holdConversation } from '../store/conversations.ts';
import { changeOne } from './change-conversations.ts';
import { putBack, type Before } from './undo-change.ts';

/** What the macro of a reply changed: what stood before, and what it made of it. */
export interface MacroDone extends Before {
  readonly made: Readonly<Record<string, unknown>>;
}

/** Does what a macro asks for besides its text, and keeps with the reply how to take it back. */
export async function doMacro(tx: Tx, conversationId: string, messageId: string, change: ConversationChangeInput): Promise<void> {
  const before = await changeOne(tx, await holdConversation(tx, conversationId), change);
  if (!before) return;
  const after = await holdConversation(tx, conversationId);
  const made = Object.fromEntries(Object.keys(before.fields).map((field) => [field, after[field as keyof typeof after]]));
  const done: MacroDone = { ...before, made };
  await tx.run(sql`update conversations.message set facts = jsonb_set(facts, '{before,macro}', ${done}::jsonb) where id = ${messageId}`);
}

/** Takes it back with the reply. What somebody changed since is theirs and stays. */
export async function undoMacro(tx: Tx, done: MacroDone): Promise<void> {
  const present = await holdConversation(tx, done.id);
  // Compared as they are kept: a moment is a text there.
  const stands = (field: string): boolean => JSON.stringify(present[field as keyof typeof present]) === JSON.stringify(done.made[field]);
  await putBack(tx, { ...done, fields: Object.fromEntries(Object.entries(done.fields).filter(([field]) => stands(field))) });
}
