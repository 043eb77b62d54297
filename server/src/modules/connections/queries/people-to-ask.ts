import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Asked } from '../connector.ts';

/** Few: what a page held is written when all of it was asked, one address after another. */
const PAGE_SIZE = 20;

interface Row {
  id: string;
  email: string;
}

/** Addresses of a brand's customers, who came last first: they are the likeliest to write; with `since`, of those who came or bought since then. `after` is the last id of the page before. */
export async function peopleToAsk(tx: Tx, brandId: string, { after, since }: Asked): Promise<{ emails: string[]; next: string | null }> {
  const rows = since === null
    ? await tx.rows<Row>(sql`
        select c.id, h.value as email from customers.customer c cross join lateral (select value from customers.handle where customer_id = c.id and kind = 'email' order by verified_at nulls last, id limit 1) h
        where c.brand_id = ${brandId} and c.erased_at is null and c.merged_into_id is null and (${after}::uuid is null or (c.created_at, c.id) < (select created_at, id from customers.customer where id = ${after}::uuid)) order by c.created_at desc, c.id desc limit ${PAGE_SIZE + 1}`)
    : await tx.rows<Row>(sql`
        select c.id, h.value as email from (
          select o.customer_id as id from orders."order" o where o.brand_id = ${brandId} and o.placed_at >= ${since} and o.customer_id is not null
          union select n.id from customers.customer n where n.brand_id = ${brandId} and n.created_at >= ${since}) recent
        join customers.customer c on c.id = recent.id cross join lateral (select value from customers.handle where customer_id = c.id and kind = 'email' order by verified_at nulls last, id limit 1) h
        where c.erased_at is null and c.merged_into_id is null and (${after}::uuid is null or (c.created_at, c.id) < (select created_at, id from customers.customer where id = ${after}::uuid)) order by c.created_at desc, c.id desc limit ${PAGE_SIZE + 1}`);
  const page = rows.slice(0, PAGE_SIZE);
  return { emails: page.map((row) => row.email), next: rows.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null };
}
