import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Category } from '../rules/reopening.ts';

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

export interface Inserted {
  readonly id: string;
  /** given by the database; known when the statement is through */
  readonly number: Promise<number>;
}

/** Sent, not waited for: what belongs to the conversation can be written behind it at once. */
export function insertConversation(tx: Tx, given: NewConversation): Inserted {
  const id = tx.id();
  const made = tx.posted<{ number: number }>(sql`
    insert into conversations.conversation (id, brand_id, token, kind, parent_id, subject, channel, customer_id, status_id, category, priority, assignee_id,
      unread, preview, preview_from, has_attachments, message_count, opened_at, last_message_at, waiting_since, resolved_at, junk_score, notice, source, source_id)
    select ${id}::uuid, ${given.brandId}::uuid, ${newToken()}, ${given.kind ?? 'support'}, ${given.parentId ?? null}::uuid, ${given.subject.slice(0, 998)}, ${given.channel},
      ${given.customerId}::uuid, s.id, ${given.category}, ${given.priority ?? 1}::smallint, ${given.assigneeId ?? null}::uuid, ${given.unread}::boolean, ${given.preview}, ${given.previewFrom},
      ${given.hasAttachments}::boolean, 1, ${given.at}::timestamptz, ${given.at}::timestamptz, ${given.waiting ? given.at : null}::timestamptz, ${given.category === 'resolved' ? given.at : null}::timestamptz,
      ${given.junkScore}::real, ${given.notice}::text, ${given.source ?? null}::text, ${given.sourceId ?? null}::text
    from (select id from conversations.status where brand_id = ${given.brandId} and category = ${given.category} and retired_at is null order by is_default desc, position limit 1) s
    returning number`, () => notFound(`status for ${given.category} conversations`));
  const number = made.then((rows) => rows[0]?.number ?? 0);
  number.catch(() => {}); // who does not ask for it learns of a failure from the transaction
  return { id, number };
}
