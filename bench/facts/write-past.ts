import type pg from 'pg';
import { fillInSteps, idOf as id } from '../stage/fill-in-steps.ts';

/**
 * A year of conversations with their messages and news, by set statements: some are reopened, handed over, marked as
 * spam, resolved twice, and customers come again about the same.
 */
export async function writePast(pool: pg.Pool, brandId: string, conversations: number, say: (line: string) => void): Promise<void> {
  const news = (name: string, at: string, payload: string, where: string): string => `
    insert into platform.event (id, name, version, brand_id, actor_kind, subject_id, payload, at, silent)
    select gen_random_uuid(), 'conversations.${name}', 1, c.brand_id, 'system', c.id, ${payload}, ${at}, true from conversations.conversation c where c.token like 'past%' and ${where};`;
  await fillInSteps(pool, say, async (step) => {
    await step('customers', `insert into customers.customer (id, brand_id, name, created_at, updated_at) select ${id('a000', 'n')}, '${brandId}', 'Shopper ' || n, now(), now() from generate_series(0, ${Math.ceil(conversations / 3)}) n;`);
    await step('conversations', `
      insert into conversations.conversation (id, brand_id, number, token, subject, channel, customer_id, status_id, category, opened_at, last_message_at, resolved_at)
      select ${id('b000', 'n')}, '${brandId}', 1000000 + n, 'past' || n, 'Past', (array['email','chat','phone'])[1 + n % 3], ${id('a000', `abs(hashint8(n)::bigint) % ${Math.ceil(conversations / 3)}`)},
        (select s.id from conversations.status s where s.brand_id = '${brandId}' and s.category = case when n % 50 = 0 then 'spam' when n % 20 = 0 then 'open' else 'resolved' end limit 1),
        case when n % 50 = 0 then 'spam' when n % 20 = 0 then 'open' else 'resolved' end, t.at, t.at + interval '30 hours', case when n % 50 <> 0 and n % 20 <> 0 then t.at + case when n % 7 = 0 then interval '28 hours' else interval '3 hours' end end
      from generate_series(0, ${conversations - 1}) n cross join lateral (select date_trunc('second', now()) - interval '370 days' * (1 - n::float8 / ${conversations}) - interval '5 days' as at) t;`);
    await step('messages', `
      insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, author_id, text, at, delivery_state)
      select gen_random_uuid(), c.brand_id, c.id, case when k % 2 = 0 then 'customer' else 'reply' end, c.channel, case when k % 2 = 0 then 'customer' else 'person' end, case when k % 2 = 1 then ${id('d000', 'c.number % 40')} end, '', c.opened_at + interval '40 minutes' * k * (1 + c.number % 5), 'received'
      from conversations.conversation c cross join generate_series(0, 4) k where c.token like 'past%' and k <= 1 + c.number % 4;`);
    const resolved = `jsonb_build_object('from_category', 'open', 'to_category', 'resolved')`;
    await step('opened', news('conversation_opened', 'c.opened_at', `'{}'`, 'true'));
    await step('first replies', news('reply_written', `c.opened_at + interval '40 minutes'`, `'{"first":true}'`, 'c.number % 4 <> 3'));
    await step('handed over', news('assigned', `c.opened_at + interval '50 minutes'`, `jsonb_build_object('from', ${id('d000', '1')}, 'to', ${id('d000', '2')})`, 'c.number % 11 = 0'));
    await step('resolved', news('status_changed', `c.opened_at + interval '3 hours'`, resolved, `c.category = 'resolved' or c.number % 20 = 10`));
    await step('reopened', news('message_received', `c.opened_at + interval '20 hours'`, `'{"reopened":true}'`, `c.category = 'resolved' and c.number % 7 = 0`));
    await step('resolved again', news('status_changed', `c.opened_at + interval '28 hours'`, resolved, `c.category = 'resolved' and c.number % 7 = 0`));
    await step('spam', news('marked_spam', `c.opened_at + interval '1 hour'`, `'{"from_category":"open"}'`, `c.category = 'spam'`));
    await step('vacuum', 'vacuum (analyze) conversations.conversation');
    await step('vacuum', 'vacuum (analyze) conversations.message');
    await step('vacuum', 'vacuum (analyze) platform.event');
  });
}
