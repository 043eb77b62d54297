import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface MessageToRead {
  id: string;
  conversation_id: string;
  brand_id: string;
  at: Date;
  subject: string;
  text: string;
  channel: string;
  reason_id: string | null;
  counts: boolean;
  /** the language this customer usually writes in */
  locale: string | null;
  time_zone: string;
  /** messages of the customer before it that nobody answered */
  unanswered: number;
}

/** Messages of customers with what is known beside their words. */
export function messagesToRead(tx: Tx, ids: readonly string[]): Promise<MessageToRead[]> {
  return tx.rows<MessageToRead>(sql`
    select m.id, m.conversation_id, m.brand_id, m.at, c.subject, m.text, c.channel, c.reason_id, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counts, k.locale, b.time_zone,
      (select count(*)::integer from conversations.message e where e.conversation_id = m.conversation_id and e.kind = 'customer' and e.id < m.id
        and not exists (select from conversations.message r where r.conversation_id = m.conversation_id and r.kind = 'reply' and r.id > e.id and r.id < m.id)) as unanswered
    from conversations.message m join conversations.conversation c on c.id = m.conversation_id join identity.brand b on b.id = m.brand_id left join customers.customer k on k.id = c.customer_id
    where m.id = any (${ids as string[]}::uuid[]) and m.kind = 'customer' order by m.id`);
}
