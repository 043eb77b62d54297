import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface MessageToRead {
  id: string;
  conversation_id: string;
  brand_id: string;
  at: Date;
  subject: string;
  text: string;
  reason_id: string | null;
  counts: boolean;
  /** the language this customer usually writes in */
  locale: string | null;
  time_zone: string;
  /** how the brand's shoppers write days and phone numbers */
  brand_locale: string;
  /** of the brand's newest orders, to know how it writes them */
  order_numbers: string[] | null;
  currency: string | null;
  /** messages of the customer that nobody had answered for an hour when this one came: lines of one chat are one question */
  unanswered: number;
}

/** Messages of customers with what is known beside their words. */
export function messagesToRead(tx: Tx, ids: readonly string[]): Promise<MessageToRead[]> {
  return tx.rows<MessageToRead>(sql`
    select m.id, m.conversation_id, m.brand_id, m.at, c.subject, m.text, c.reason_id, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counts, k.locale, b.time_zone, b.locale as brand_locale, b.order_numbers, b.currency,
      (select count(*)::integer from conversations.message e where e.conversation_id = m.conversation_id and e.kind = 'customer' and e.id < m.id and e.at < m.at - interval '1 hour'
        and e.id > coalesce((select r.id from conversations.message r where r.conversation_id = m.conversation_id and r.kind = 'reply' and r.id < m.id order by r.id desc limit 1), '00000000-0000-0000-0000-000000000000')) as unanswered
    from conversations.message m join conversations.conversation c on c.id = m.conversation_id join (
      select id, time_zone, locale, (select array_agg(o.number) from (select number from orders."order" where brand_id = brand.id order by placed_at desc limit 20) o) as order_numbers, (select currency from orders."order" where brand_id = brand.id order by placed_at desc limit 1) as currency
      from identity.brand where id in (select brand_id from conversations.message where id = any (${ids as string[]}::uuid[]))) b on b.id = m.brand_id
    left join customers.customer k on k.id = c.customer_id
    where m.id = any (${ids as string[]}::uuid[]) and m.kind = 'customer' order by m.id`);
}
