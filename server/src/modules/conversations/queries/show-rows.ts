import type { Tx } from '../../../platform/db/tx.ts';
import type { InboxRowView } from '../contract.ts';
import { escalatedAmong } from '../ports.ts';
import { showConversations } from './show-conversations.ts';

/** Conversations as the rows of a list, in this order: with what others know that stands out in one. */
export async function showRows(tx: Tx, ids: readonly string[]): Promise<InboxRowView[]> {
  if (ids.length === 0) return [];
  const [rows, escalated] = await Promise.all([showConversations(tx, ids), escalatedAmong.get()(tx, ids)]);
  return rows.map((row) => (escalated.has(row.id) ? { ...row, escalated: true } : row));
}
