import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface Findings {
  /** joined to the facts shown beside the message */
  readonly facts: Readonly<Record<string, unknown>>;
  /** shown above the conversation; an earlier notice gives way */
  readonly notice?: string | null;
}

/** What a channel found out about a message after it was stored: who sent it, what its files hold. */
export async function addFindings(tx: Tx, messageId: string, { facts, notice }: Findings): Promise<boolean> {
  const message = await tx.maybe<{ conversation_id: string }>(sql`
    update conversations.message set facts = facts || ${facts}::jsonb where id = ${messageId} returning conversation_id`);
  if (!message) return false;
  if (notice) await tx.run(sql`update conversations.conversation set notice = ${notice} where id = ${message.conversation_id}`);
  return true;
}

export interface ScannableFile {
  readonly id: string;
  readonly name: string;
  readonly blob: string;
}

/** Files of a message that nobody looked into yet. */
export function unscannedFiles(tx: Tx, messageId: string): Promise<ScannableFile[]> {
  return tx.rows<ScannableFile>(sql`select id, name, blob from conversations.attachment where message_id = ${messageId} and scan = 'unscanned' order by created_at, id`);
}

/** An infected file stays listed and can be opened by nobody. */
export function recordScan(tx: Tx, fileId: string, scan: 'clean' | 'infected'): Promise<number> {
  return tx.run(sql`update conversations.attachment set scan = ${scan} where id = ${fileId}`);
}
