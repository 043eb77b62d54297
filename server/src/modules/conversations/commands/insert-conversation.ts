import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Category } from '../rules/reopening.ts';
import { defaultStatus } from '../store/conversations.ts';

export interface NewConversation {
  readonly brandId: string;
  readonly subject: string;
  readonly channel: string;
  readonly customerId: string | null;
  readonly category: Category;
  readonly at: Date;
  readonly waiting: boolean;
  readonly preview: string;
  readonly previewFrom: 'customer' | 'agent';
  readonly hasAttachments: boolean;
  readonly junkScore: number | null;
  readonly unread: boolean;
  readonly notice: string | null;
  readonly kind?: 'support' | 'side';
  readonly parentId?: string;
  readonly assigneeId?: string | null;
  readonly priority?: number;
  readonly source?: string;
  readonly sourceId?: string | null;
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 14 signs of 31: about 69 bits, all of them safe in the local part of an address. */
export function newToken(): string {
  return Array.from(randomBytes(14), (byte) => alphabet[byte % alphabet.length]).join('');
}

export async function insertConversation(tx: Tx, given: NewConversation): Promise<{ id: string; number: number }> {
  const statusId = await defaultStatus(tx, given.brandId, given.category);
  return tx.one<{ id: string; number: number }>(sql`
    insert into conversations.conversation (id, brand_id, token, kind, parent_id, subject, channel, customer_id, status_id, category, priority, assignee_id,
      unread, preview, preview_from, has_attachments, message_count, opened_at, last_message_at, waiting_since, resolved_at, junk_score, notice, source, source_id)
    values (${tx.id()}, ${given.brandId}, ${newToken()}, ${given.kind ?? 'support'}, ${given.parentId ?? null}, ${given.subject.slice(0, 998)}, ${given.channel},
      ${given.customerId}, ${statusId}, ${given.category}, ${given.priority ?? 1}, ${given.assigneeId ?? null}, ${given.unread}, ${given.preview}, ${given.previewFrom},
      ${given.hasAttachments}, 1, ${given.at}, ${given.at}, ${given.waiting ? given.at : null}, ${given.category === 'resolved' ? given.at : null},
      ${given.junkScore}, ${given.notice}, ${given.source ?? null}, ${given.sourceId ?? null})
    returning id, number`);
}
