import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Category } from '../rules/reopening.ts';

export interface ConversationRow {
  id: string;
  brand_id: string;
  number: number;
  token: string;
  kind: 'support' | 'side';
  parent_id: string | null;
  subject: string;
  channel: string;
  customer_id: string | null;
  status_id: string;
  category: Category;
  priority: number;
  assignee_id: string | null;
  team_id: string | null;
  reason_id: string | null;
  other_reason_ids: string[];
  unread: boolean;
  preview: string;
  preview_from: 'customer' | 'agent' | 'note';
  has_attachments: boolean;
  message_count: number;
  opened_at: Date;
  last_message_at: Date;
  waiting_since: Date | null;
  first_reply_at: Date | null;
  resolved_at: Date | null;
  snoozed_until: Date | null;
  due_at: Date | null;
  merged_into_id: string | null;
  junk_score: number | null;
  notice: string | null;
}

/** For a change: the row is held until the transaction ends, so changes of one conversation come one after another. */
export async function holdConversation(tx: Tx, id: string): Promise<ConversationRow> {
  const row = await tx.maybe<ConversationRow>(sql`select * from conversations.conversation where id = ${id} for update`);
  if (!row) throw notFound('conversation');
  return row;
}

export function holdConversations(tx: Tx, ids: readonly string[]): Promise<ConversationRow[]> {
  return tx.rows<ConversationRow>(sql`select * from conversations.conversation where id = any (${ids}) order by id for update`);
}

/** The status a brand's conversations take when they enter a category. */
export async function defaultStatus(tx: Tx, brandId: string, category: Category): Promise<string> {
  const row = await tx.maybe<{ id: string }>(sql`
    select id from conversations.status where brand_id = ${brandId} and category = ${category} and retired_at is null order by is_default desc, position limit 1`);
  if (!row) throw notFound(`status for ${category} conversations`);
  return row.id;
}

export interface Behaviour {
  undo_seconds: number;
  thanks_reopens: boolean;
  reopen_days: number;
  number_in_subject: boolean;
  /** nothing is resolved without a contact reason */
  reason_required: boolean;
}

const usual: Behaviour = { undo_seconds: 10, thanks_reopens: true, reopen_days: 30, number_in_subject: false, reason_required: false };

export async function behaviourOf(tx: Tx, brandId: string): Promise<Behaviour> {
  return (await tx.maybe<Behaviour>(sql`select undo_seconds, thanks_reopens, reopen_days, number_in_subject, reason_required from conversations.behaviour where brand_id = ${brandId}`)) ?? usual;
}
