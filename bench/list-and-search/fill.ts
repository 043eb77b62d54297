import type pg from 'pg';
import { brandArray, fillInSteps, idOf, packHours } from '../stage/fill-in-steps.ts';

/** Words with the frequencies of real mail: the n-th most common is used about 1/n as often as the first. */
const SPOKEN = 'order parcel delivery hello please refund exchange size colour blue late tracking number address invoice card gift thanks where still waiting since monday courier returned shoes jacket coffee subscription glasses lens broken damaged box label'.split(' ');

/** Fills a database with conversations, five messages each, by set statements. Text is drawn so that word counts follow Zipf's law. */
export async function fill(pool: pg.Pool, brandIds: readonly string[], conversations: number, say: (line: string) => void): Promise<void> {
  const brands = brandArray(brandIds);
  await fillInSteps(pool, say, async (step, client) => {
    await step('words', `
      create temp table w as select n, case when n <= ${SPOKEN.length} then (array['${SPOKEN.join("','")}'])[n] else 'word' || n end as word from generate_series(1, 20000) n;
      create index on w (n); analyze w;
      create function pg_temp.say(seed bigint, count integer) returns text language sql as $$
        select string_agg((select word from w where w.n = 1 + floor(power(20000, abs(hashint8(seed * 1000 + i)::bigint % 1000000) / 1000000.0))::int % 20000), ' ') from generate_series(1, count) i $$;
      create temp table phrases as select n as id, pg_temp.say(n, 24) as text from generate_series(1, 40000) n;
      create index on phrases (id); analyze phrases;`);
    const people = Math.ceil(conversations / 4);
    await step('customers', `
      insert into customers.customer (id, brand_id, name, created_at, updated_at)
      select ${idOf('a000', 'n')}, (${brands})[1 + n % ${brandIds.length}], 'Shopper ' || n, now() - interval '400 days', now() from generate_series(0, ${people - 1}) n;
      insert into customers.handle (id, brand_id, customer_id, kind, value, created_at)
      select gen_random_uuid(), brand_id, id, 'email', 'shopper' || ('x' || right(id::text, 12))::bit(48)::bigint || '@example.test', now() from customers.customer where id::text like '00000000-0000-7000-a000-%';`);
    for (const [from, to] of slices(conversations, 250_000)) {
      await step(`conversations to ${to}`, `
        insert into conversations.conversation (id, brand_id, token, subject, channel, customer_id, status_id, category, assignee_id, unread, preview, message_count, opened_at, last_message_at, waiting_since, first_reply_at, resolved_at)
        select ${idOf('b000', 'n')}, b.brand_id, 'bench' || n, left(p.text, 60), 'email', ${idOf('a000', `(n * 3 + b.i) % ${people} / ${brandIds.length} * ${brandIds.length} + b.i`)},
          (select id from conversations.status s where s.brand_id = b.brand_id and s.category = c.category limit 1), c.category, case when n % 3 = 0 then null else (select id from identity.person limit 1) end, n % 5 = 0, left(p.text, 150), 5,
          t.at, t.at + interval '8 hours', case when c.category = 'open' then t.at + interval '8 hours' end, t.at + interval '1 hour' * (0.1 + (n % 97) / 20.0), case when c.category = 'resolved' then t.at + interval '9 hours' end
        from generate_series(${from}, ${to - 1}) n
        cross join lateral (select (n % ${brandIds.length})::int as i, (${brands})[1 + n % ${brandIds.length}] as brand_id) b
        cross join lateral (select case when n > ${conversations} - 20000 and n % 2 = 0 then 'open' when n % 50 = 1 then 'waiting' when n % 100 = 2 then 'spam' else 'resolved' end as category) c
        cross join lateral (select now() - interval '365 days' * (1 - n::float8 / ${conversations}) - interval '10 hours' as at) t
        join phrases p on p.id = 1 + n % 40000;`);
      await step(`messages to ${to * 5}`, `
        insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, author_name, sender, recipients, subject, text, at, delivery_state)
        select gen_random_uuid(), c.brand_id, c.id, case when k % 2 = 0 then 'customer' else 'reply' end, 'email', case when k % 2 = 0 then 'customer' else 'person' end, 'Shopper', '{"address":"s@example.test","name":"Shopper"}', '{}', c.subject, p.text || ' ' || q.text,
          c.opened_at + interval '1 hour' * k, 'received'
        from conversations.conversation c cross join generate_series(0, 4) k
        join phrases p on p.id = 1 + (c.number * 5 + k) % 40000 join phrases q on q.id = 1 + (c.number * 7 + k * 31) % 40000
        where c.token like 'bench%' and c.id >= ${idOf('b000', `${from}`)} and c.id <= ${idOf('b000', `${to - 1}`)};`);
    }
    await step('facts', `
      insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, first_reply_at, first_reply_seconds, first_reply_business_seconds, resolved_at, resolution_seconds, resolution_business_seconds, replies)
      select id, brand_id, channel, category <> 'spam', opened_at, first_reply_at, extract(epoch from first_reply_at - opened_at)::int, extract(epoch from first_reply_at - opened_at)::int / 2, resolved_at, extract(epoch from resolved_at - opened_at)::int, extract(epoch from resolved_at - opened_at)::int / 2, 2
      from conversations.conversation where token like 'bench%';`);
    await packHours(step, brandIds);
    await client.query('drop index conversations.search_words');
    for (const [from, to] of slices(conversations, 100_000)) {
      await step(`search documents to ${to}`, `select conversations.index_documents(array(select id from conversations.conversation where token like 'bench%' and id >= ${idOf('b000', `${from}`)} and id <= ${idOf('b000', `${to - 1}`)}));`);
    }
    await step('search index', `create index search_words on conversations.search_document using gin (words) with (fastupdate = on);`);
    for (const id of brandIds) await step('words that occur', `select conversations.keep_words('${id}', array_agg(word), array_agg(documents)) from conversations.count_words('${id}', 20000)`);
    await client.query('commit').catch(() => {});
    await step('vacuum', 'vacuum (analyze) conversations.conversation');
    for (const name of ['conversations.message', 'conversations.search_document', 'customers.customer', 'customers.handle', 'facts.conversation', 'facts.hour_segment']) await step(`vacuum ${name}`, `vacuum (analyze) ${name}`);
  });
}

function slices(total: number, width: number): [number, number][] {
  return Array.from({ length: Math.ceil(total / width) }, (_, i) => [i * width, Math.min(total, (i + 1) * width)]);
}
