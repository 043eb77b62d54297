import type pg from 'pg';
import { offeredActions } from '../../server/src/modules/automation/index.ts';
import { TRIAL_JOB, tryOnPast } from '../../server/src/modules/automation/jobs/try-on-past.ts';
import { startTrial } from '../../server/src/modules/automation/commands/try-on-past.ts';
import type { Definition } from '../../server/src/modules/automation/rules/rule.ts';
import { actions } from '../../server/src/modules/conversations/actions.ts';
import { systemActor } from '../../server/src/platform/actor/actor.ts';
import { systemClock } from '../../server/src/platform/clock/clock.ts';
import { Database } from '../../server/src/platform/db/database.ts';
import { sql } from '../../server/src/platform/db/sql.ts';
import type { Job, JobHandler } from '../../server/src/platform/jobs/jobs.ts';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import { fillInSteps, idOf as id } from '../stage/fill-in-steps.ts';
import { openStage, round, table } from '../stage/open-stage.ts';

const actor = systemActor('bench');
const TARGET_SECONDS = 60;

/** A rule that asks for little, and one that asks for words, feelings, the customer and the order, tried on the last 90 days. */
const rules: Readonly<Record<string, Definition>> = {
  'state only': { triggers: ['opened', 'status_changed'], when: { field: 'channel', operator: 'is', value: 'email' }, then: [{ kind: 'set_priority', priority: 'high' }] },
  'words, feeling, customer, order': {
    triggers: ['customer_wrote'],
    when: { all: [{ any: [{ field: 'text', operator: 'contains', value: ['refund', 'late'] }, { field: 'feeling', operator: 'is', value: 'negative' }] }, { field: 'order.total', operator: 'more', value: 50 }, { field: 'customer.orders', operator: 'at_least', value: 1 }] },
    then: [{ kind: 'set_priority', priority: 'urgent' }, { kind: 'assign', person_id: null }],
  },
  'time that passed': { triggers: ['time_passed'], after: { since: 'replied', hours: 12, working: true }, when: { all: [] }, then: [{ kind: 'set_priority', priority: 'low' }] },
};

/** How long it takes to try rules on so many conversations of the last 90 days, four pieces of news and three messages each. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const conversations = Number(argv[0] ?? 100_000);
  const stage = await openStage();
  try {
    const pool = await stage.pool(2);
    const postgres = await startPostgres({ dataDir: stage.keepdesk.dataDir });
    await stage.keepdesk.stop();
    await fill(pool, stage.brandId, conversations);
    offeredActions.fill(actions);
    const db = new Database({ url: postgres.serverUrl, clock: systemClock, size: 4, reportSize: 2 });
    const seconds: Record<string, number> = {};
    const matched: Record<string, number> = {};
    for (const [name, definition] of Object.entries(rules)) [seconds[name], matched[name]] = await trial(db, stage.brandId, definition, conversations);
    await db.close();
    await postgres.stop();
    table([['rule', 'seconds', `target ≤ ${TARGET_SECONDS}`, 'matched'], ...Object.keys(rules).map((name) => [name, String(seconds[name]), Number(seconds[name]) <= TARGET_SECONDS ? 'met' : 'short', String(matched[name])])]);
    return { conversations, seconds, matched, peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024) };
  } finally {
    await stage.close();
  }
}

async function trial(db: Database, brandId: string, definition: Definition, conversations: number): Promise<[number, number]> {
  const trialId = await db.transact(actor, (tx) => startTrial(tx, { brand_id: brandId, definition, days: 90 }));
  await db.transact(actor, (tx) => tx.unschedule(TRIAL_JOB, trialId));
  const from = performance.now();
  await (tryOnPast as Extract<JobHandler, { outside: unknown }>).outside(db, { payload: { trial_id: trialId, brand_id: brandId }, attempt: 1 } as unknown as Job, new AbortController().signal);
  const took = round((performance.now() - from) / 1000, 1);
  const found = await db.read(actor, (tx) => tx.one<{ state: string; looked_at: number; matched: number }>(sql`select state, looked_at, matched from automation.trial where id = ${trialId}`));
  if (found.state !== 'done' || found.looked_at < conversations || found.matched === 0) throw new Error(`the trial ended as ${JSON.stringify(found)}`);
  return [took, found.matched];
}

async function fill(pool: pg.Pool, brandId: string, conversations: number): Promise<void> {
  const people = Math.ceil(conversations / 3);
  const status = (category: string): string => `(select s.id from conversations.status s where s.brand_id = '${brandId}' and s.category = '${category}' limit 1)`;
  const news = (name: string, at: string, payload: string, where = 'true'): string => `
    insert into platform.event (id, name, version, brand_id, actor_kind, subject_id, payload, at, silent)
    select gen_random_uuid(), 'conversations.${name}', 1, c.brand_id, 'person', c.id, ${payload}, ${at}, true from conversations.conversation c where c.token like 'past%' and ${where};`;
  await fillInSteps(pool, () => undefined, async (step) => {
    await step('customers', `insert into customers.customer (id, brand_id, name, created_at, updated_at) select ${id('a000', 'n')}, '${brandId}', 'Shopper ' || n, now(), now() from generate_series(0, ${people}) n;
      insert into orders."order" (id, brand_id, source, source_id, number, number_key, customer_id, state, payment_state, fulfilment_state, currency, total_minor, placed_at, changed_at)
      select ${id('c000', 'n')}, '${brandId}', 'bench', n::text, n::text, n::text, ${id('a000', 'n')}, 'open', 'paid', 'fulfilled', 'EUR', 1000 + n % 20000, now() - interval '1 day' * (n % 80), now() from generate_series(0, ${people}) n;`);
    await step('conversations', `
      insert into conversations.conversation (id, brand_id, number, token, subject, channel, customer_id, status_id, category, opened_at, last_message_at, resolved_at, message_count)
      select ${id('b000', 'n')}, '${brandId}', 1000000 + n, 'past' || n, 'Past', (array['email','chat'])[1 + n % 2], ${id('a000', `n % ${people}`)}, ${status('resolved')}, 'resolved', t.at, t.at + interval '20 hours', t.at + interval '20 hours', 3
      from generate_series(0, ${conversations - 1}) n cross join lateral (select now() - interval '88 days' * (1 - n::float8 / ${conversations}) - interval '21 hours' as at) t;`);
    await step('messages', `
      insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, text, at, delivery_state)
      select overlay(c.id::text placing lpad(to_hex(k + 1), 4, '0') from 10)::uuid, c.brand_id, c.id, case when k % 2 = 0 then 'customer' else 'reply' end, c.channel, case when k % 2 = 0 then 'customer' else 'person' end,
        'Hello, my parcel is ' || case when c.number % 9 = 0 then 'late' else 'here' end || repeat(' and some more words', 20), c.opened_at + interval '50 minutes' * k, 'received'
      from conversations.conversation c cross join generate_series(0, 2) k where c.token like 'past%';
      insert into triage.reading (message_id, conversation_id, brand_id, at, reason_key, confidence, alternatives, out_of_scope, intents, language, sentiment, urgency, urgency_because)
      select m.id, m.conversation_id, m.brand_id, m.at, 'delivery', 0.8, '[]', false, '{}', 'en', case when c.number % 5 = 0 then -0.8 else 0.1 end, 0.3, '{}' from conversations.message m join conversations.conversation c on c.id = m.conversation_id where m.kind = 'customer' and c.token like 'past%';`);
    await step('opened', news('message_received', 'c.opened_at', `'{"opened": true}'`));
    await step('replied', news('reply_released', `c.opened_at + interval '50 minutes'`, `'{}'`));
    await step('prioritised', news('changed', `c.opened_at + interval '1 hour'`, `'{"fields": ["priority"], "from_priority": 0, "to_priority": 1}'`));
    await step('resolved', news('status_changed', `c.opened_at + interval '20 hours'`, `jsonb_build_object('from', ${status('open')}, 'to', ${status('resolved')}, 'from_category', 'open', 'to_category', 'resolved')`));
    for (const name of ['conversations.conversation', 'conversations.message', 'platform.event', 'orders."order"', 'triage.reading']) await step('vacuum', `vacuum (analyze) ${name}`);
  });
}
