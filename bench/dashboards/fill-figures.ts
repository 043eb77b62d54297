import type pg from 'pg';
import { brandArray, fillInSteps, idOf as id, packHours } from '../stage/fill-in-steps.ts';

/**
 * Fills a database with conversations as figures know them, by set statements: two brands, four channels, 40 reasons,
 * 100 agents in 8 teams of 3 sites, five languages, a year; two turns and a third of a survey each. Sizes are those a
 * busy shop has, so that every pair of dimensions has many combinations.
 */
export async function fillFigures(pool: pg.Pool, brandIds: readonly string[], conversations: number, say: (line: string) => void): Promise<void> {
  const brands = brandArray(brandIds);
  // Numbers that look drawn but are the same each time.
  const draw = (salt: number, below: number): string => `(abs(hashint8(n * 31 + ${salt})::bigint) % ${below})`;
  await fillInSteps(pool, say, async (step) => {
    await step('people, teams, sites, reasons', `
      insert into identity.site (id, name, created_at) select ${id('a001', 'n')}, 'Site ' || n, now() from generate_series(1, 3) n;
      insert into identity.team (id, name, site_id, created_at) select ${id('a002', 'n')}, 'Team ' || n, ${id('a001', '1 + n % 3')}, now() from generate_series(0, 7) n;
      insert into identity.person (id, name, email) select ${id('a003', 'n')}, 'Agent ' || n, 'agent' || n || '@bench.test' from generate_series(0, 99) n;
      insert into identity.team_member (team_id, person_id) select ${id('a002', 'n % 8')}, ${id('a003', 'n')} from generate_series(0, 99) n;
      insert into taxonomy.reason (id, brand_id, key, name) select ${id('a004', 'n')}, (${brands})[1 + n % ${brandIds.length}], 'bench' || n / 2, 'Reason ' || n from generate_series(0, 39) n;`);
    const width = 250_000;
    for (let from = 0; from < conversations; from += width) {
      const to = Math.min(conversations, from + width);
      await step(`conversations to ${to}`, `
        insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, customer_id, language, reason_id, assignee_id, first_reply_at, first_reply_by, first_reply_seconds, first_reply_business_seconds,
          resolved_at, resolution_seconds, resolution_business_seconds, first_resolved_at, reopened_at, reopens, replies, transfers, followed_at, repeats)
        select ${id('b000', 'n')}, (${brands})[1 + n % ${brandIds.length}], (array['email','email','chat','phone','social'])[1 + ${draw(1, 5)}], n % 100 <> 0, t.at, ${id('c000', `${draw(2, Math.ceil(conversations / 4))}`)},
          (array['en','de','es','fr','it'])[1 + ${draw(3, 5)}], case when n % 10 = 0 then null else ${id('a004', `(${draw(4, 20)} * 2 + n % 2)::int`)} end, case when n % 20 = 0 then null else ${id('a003', `${draw(5, 100)}`)} end,
          t.at + make_interval(secs => r.reply), ${id('a003', `${draw(5, 100)}`)}, r.reply, r.reply / 2, case when r.solved then t.at + make_interval(secs => r.reply + r.solve) end, case when r.solved then r.reply + r.solve end,
          case when r.solved then (r.reply + r.solve) / 2 end, case when r.solved then t.at + make_interval(secs => r.reply + r.solve) end, case when n % 25 = 0 then t.at + make_interval(secs => r.reply + r.solve + 86400) end,
          (n % 25 = 0)::int, 1 + ${draw(6, 4)}, (n % 12 = 0)::int, null, n % 8 = 0
        from generate_series(${from}, ${to - 1}) n
        cross join lateral (select date_trunc('minute', now()) - interval '365 days' * (1 - n::float8 / ${conversations}) - interval '1 hour' as at) t
        cross join lateral (select floor(exp(${draw(7, 1000)} / 1000.0 * 9 + 2))::int as reply, floor(exp(${draw(8, 1000)} / 1000.0 * 8 + 5))::int as solve, n < ${conversations} - 4000 as solved) r;`);
    }
    await step('turns', `
      insert into facts.turn (conversation_id, n, brand_id, channel, reason_id, team_id, language, agent_id, replied_at, seconds, business_seconds)
      select conversation_id, 0, brand_id, channel, reason_id, team_id, language, assignee_id, first_reply_at + interval '2 hours', 600 + first_reply_seconds % 7000, 300 + first_reply_seconds % 3500 from facts.conversation where counted and replies > 1;`);
    await step('spans', `
      insert into facts.span (conversation_id, n, brand_id, channel, reason_id, team_id, language, agent_id, from_at, to_at)
      select conversation_id, 0, brand_id, channel, reason_id, team_id, language, assignee_id, opened_at, first_resolved_at from facts.conversation where counted;`);
    await step('answers', `
      insert into facts.answer (survey_id, conversation_id, brand_id, channel, reason_id, team_id, language, agent_id, kind, asked_at, answered_at, score)
      select gen_random_uuid(), conversation_id, brand_id, channel, reason_id, team_id, language, assignee_id, (array['csat','csat','csat','ces','nps'])[1 + k % 5], first_resolved_at + interval '1 hour',
        case when k % 3 = 0 then first_resolved_at + interval '5 hours' end, case when k % 3 = 0 then case when k % 5 = 4 then k % 11 else 1 + (k % 29 > 3)::int * 3 + k % 2 end end
      from (select *, abs(hashtext(conversation_id::text)) % 100000 as k from facts.conversation where counted and first_resolved_at is not null) c;`);
    await packHours(step, brandIds);
    for (const name of ['facts.conversation', 'facts.turn', 'facts.span', 'facts.answer', 'facts.hour_segment']) await step(`vacuum ${name}`, `vacuum (analyze) ${name}`);
  });
}
