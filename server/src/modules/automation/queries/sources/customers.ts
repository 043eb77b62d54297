import { minorDigits } from '../../../../platform/money/money.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { ReadSource } from './source.ts';

interface Row {
  id: string;
  name: string;
  email: string | null;
  language: string | null;
  vip: boolean;
  conversations: number;
  orders: number;
  spent_minor: number | null;
  currency: string | null;
}

/** Who writes, and what they have bought; what they spent is told in the currency they spent most in. */
export const customers: ReadSource = async (tx, ids) => {
  const rows = await tx.rows<Row>(sql`
    select c.id, k.name, (select h.value from customers.handle h where h.customer_id = k.id and h.kind = 'email' order by h.created_at limit 1) as email,
      lower(split_part(coalesce(k.locale, ''), '-', 1)) as language, k.vip,
      (select count(*)::integer from conversations.conversation x where x.customer_id = c.customer_id) as conversations, coalesce(o.orders, 0) as orders, o.spent_minor, o.currency
    from conversations.conversation c join customers.customer own on own.id = c.customer_id join customers.customer k on k.id = coalesce(own.merged_into_id, own.id)
    left join lateral (
      select (sum(g.orders) over ())::integer as orders, g.spent_minor, g.currency
      from (select count(*) as orders, sum(x.total_minor - x.refunded_minor)::bigint as spent_minor, x.currency from orders."order" x where x.customer_id in (k.id, own.id) and x.state <> 'cancelled' group by x.currency) g
      order by g.spent_minor desc limit 1) o on true
    where c.id = any (${ids as string[]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, {
    facts: {
      'customer.name': row.name, 'customer.email': row.email, 'customer.language': row.language || null, 'customer.tier': row.vip ? 'vip' : 'standard', 'customer.conversations': row.conversations, 'customer.orders': row.orders,
      'customer.spent': row.spent_minor === null ? 0 : row.spent_minor / 10 ** minorDigits(row.currency ?? 'EUR'),
    },
  }]));
};
