import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { DIMENSIONS, measured, measuredByRows, MEASURES, rollUpChanged, type Dimension, type Group, type Measure, type Question } from '../../src/modules/facts/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// Whatever is asked, packed hours and rows must tell the same: three clocks, of which one is half an hour off and one moves
// by half an hour, and two months in which two of them move.
let world: TestHouse;
const brandIds: string[] = [];
const system = systemActor('test');
const FROM = Date.parse('2026-09-20T00:00:00Z');
const LENGTH = 60 * 86_400_000;
const id = (kind: string, n: number): string => `00000000-0000-7000-${kind}-${n.toString(16).padStart(12, '0')}`;
const zones = ['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const languages = ['en', 'de', 'und'];
const channels = ['email', 'chat', 'phone'];

before(async () => {
  world = await openTestHouse();
  for (const [i, zone] of zones.entries()) brandIds.push((await world.call<{ id: string }>('POST', '/api/v1/brands', { name: `Brand ${i}`, slug: `brand${i}`, time_zone: zone })).id);
  await world.house.db.transact(system, async (tx) => {
    await tx.run(sql`insert into identity.site (id, name, created_at) select ('00000000-0000-7000-a001-' || lpad(to_hex(n), 12, '0'))::uuid, 'Site ' || n, now() from generate_series(0, 1) n`);
    // The last team sits nowhere.
    await tx.run(sql`insert into identity.team (id, name, site_id, created_at) select ('00000000-0000-7000-a002-' || lpad(to_hex(n), 12, '0'))::uuid, 'Team ' || n, case when n < 3 then ('00000000-0000-7000-a001-' || lpad(to_hex(n % 2), 12, '0'))::uuid end, now() from generate_series(0, 3) n`);
    await tx.run(sql`insert into identity.person (id, name, email) select ('00000000-0000-7000-a003-' || lpad(to_hex(n), 12, '0'))::uuid, 'Agent ' || n, 'agent' || n || '@figures.test' from generate_series(0, 6) n`);
    // Some are in two teams, some in none.
    await tx.run(sql`insert into identity.team_member (team_id, person_id) select ('00000000-0000-7000-a002-' || lpad(to_hex(t), 12, '0'))::uuid, ('00000000-0000-7000-a003-' || lpad(to_hex(n), 12, '0'))::uuid from generate_series(0, 4) n, generate_series(0, 3) t where t = n % 4 or (n = 2 and t = 0)`);
    await tx.run(sql`insert into taxonomy.reason (id, brand_id, key, name) select ('00000000-0000-7000-a004-' || lpad(to_hex(n), 12, '0'))::uuid, (${brandIds}::uuid[])[1 + n % 3], 'why' || n / 3, 'Why ' || n from generate_series(0, 8) n`);
  });
  await write(0, 2500);
  await mark(null);
});
after(() => world.close());

/** Conversations with turns, spans and answers, drawn by their number. Agents, teams and reasons are missing now and then, or of nobody any more. */
async function write(from: number, to: number): Promise<void> {
  await world.house.db.transact(system, async (tx) => {
    await tx.run(sql`
      insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, language, reason_id, team_id, assignee_id, first_reply_at, first_reply_by, first_reply_seconds, first_reply_business_seconds,
        resolved_at, resolution_seconds, resolution_business_seconds, first_resolved_at, reopened_at, reopens, replies, transfers, followed_at, repeats)
      select ('00000000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid, (${brandIds}::uuid[])[1 + r[1] % 3], (${channels}::text[])[1 + r[2] % 3], r[3] % 15 <> 0, t.at, (${languages}::text[])[1 + r[4] % 3],
        case when r[5] % 4 > 0 then ('00000000-0000-7000-a004-' || lpad(to_hex(r[1] % 3 + 3 * (r[5] % 4 - 1)), 12, '0'))::uuid end, case when r[6] % 3 = 0 then ('00000000-0000-7000-a002-' || lpad(to_hex(r[7] % 5), 12, '0'))::uuid end,
        case when r[8] % 9 < 7 then ('00000000-0000-7000-a003-' || lpad(to_hex(r[8] % 9), 12, '0'))::uuid end,
        case when r[9] % 4 > 0 then t.at + make_interval(secs => r[10] % 90000) end, case when r[9] % 4 > 0 and r[11] % 9 < 8 then ('00000000-0000-7000-a003-' || lpad(to_hex(r[11] % 9), 12, '0'))::uuid end, case when r[9] % 4 > 0 then r[10] % 90000 end, case when r[9] % 4 > 0 then r[10] % 9000 end,
        case when r[12] % 3 > 0 then t.at + make_interval(secs => r[13] % 500000) end, case when r[12] % 3 > 0 then r[13] % 500000 end, case when r[12] % 3 > 0 then r[13] % 5000 end, case when r[12] % 3 > 0 then t.at + make_interval(secs => r[13] % 500000) end,
        case when r[12] % 9 = 1 then t.at + make_interval(secs => r[13] % 500000 + 600000) end, 0, r[14] % 4, r[15] % 3, null, r[16] % 6 = 0
      from generate_series(${from}::integer, ${to - 1}::integer) n cross join lateral (select array(select abs(hashint8(n * 1000 + k)::bigint) from generate_series(1, 17) k) as r) d
      cross join lateral (select ${new Date(FROM)}::timestamptz + make_interval(secs => (r[17] % ${LENGTH}::bigint)::float8 / 1000 + 0.000123) as at) t`);
    await tx.run(sql`
      insert into facts.turn (conversation_id, n, brand_id, channel, reason_id, team_id, language, agent_id, replied_at, seconds, business_seconds)
      select conversation_id, k, brand_id, channel, reason_id, team_id, language, assignee_id, opened_at + make_interval(hours => 1 + k), 60 * k, 0 from facts.conversation cross join generate_series(0, 1) k where counted and replies > k + 1 on conflict do nothing`);
    await tx.run(sql`
      insert into facts.span (conversation_id, n, brand_id, channel, reason_id, team_id, language, agent_id, from_at, to_at)
      select conversation_id, 0, brand_id, channel, reason_id, team_id, language, assignee_id, opened_at, first_resolved_at from facts.conversation where counted on conflict do nothing`);
    await tx.run(sql`
      insert into facts.answer (survey_id, conversation_id, brand_id, channel, reason_id, team_id, language, agent_id, kind, asked_at, answered_at, score)
      select conversation_id, conversation_id, brand_id, channel, reason_id, team_id, language, assignee_id, (array['csat','nps','ces'])[1 + transfers], first_resolved_at, case when replies > 0 then first_resolved_at + interval '3 hours' end, case when replies > 0 then 1 + replies end
      from facts.conversation where counted and first_resolved_at is not null on conflict do nothing`);
  });
}

/** Marks the hours these conversations count in, or all of them. */
async function mark(ids: readonly string[] | null): Promise<void> {
  await world.house.db.transact(system, (tx) => tx.run(sql`
    insert into facts.changed_hour (brand_id, hour, marked_at) select distinct c.brand_id, date_trunc('hour', c.at, 'UTC'), now() from facts.contribution c
    where ${ids === null}::boolean or c.conversation_id = any (${(ids ?? []) as string[]}::uuid[]) on conflict do nothing`));
}

async function rollUp(): Promise<void> {
  while ((await world.house.db.transact(system, rollUpChanged)) > 0);
}

const seldom = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });
const subset = <T>(of: readonly T[]) => seldom(fc.subarray([...of], { minLength: 1 }));
const questions: fc.Arbitrary<Question> = fc.record({
  measure: fc.constantFrom(...(Object.keys(MEASURES) as Measure[])),
  from: fc.noBias(fc.integer({ min: -3_600_000, max: LENGTH })), hours: fc.oneof({ weight: 5, arbitrary: fc.noBias(fc.integer({ min: 1, max: 1500 })) }, { weight: 1, arbitrary: fc.constant(0.31) }), whole: fc.boolean(),
  by: fc.uniqueArray(fc.constantFrom<Dimension>(...DIMENSIONS), { maxLength: 2 }),
  filters: fc.record({ channels: subset(channels), reasonIds: subset([0, 1, 2, 3].map((n) => id('a004', n))), teamIds: subset([0, 1, 2, 3].map((n) => id('a002', n))), agentIds: subset([0, 1, 5].map((n) => id('a003', n).toUpperCase())), languages: subset(languages) }),
  business: fc.boolean(), countOnly: fc.boolean(), timeZone: fc.constantFrom(undefined, 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'),
  stepSeconds: seldom(fc.constantFrom(3600, 18_000, 86_400)), everyBrand: fc.boolean(),
}).map(({ from, hours, whole, everyBrand, stepSeconds, ...rest }) => {
  const begin = FROM + (whole ? Math.floor(from / 86_400_000) * 86_400_000 : from);
  const question = { ...rest, from: new Date(begin), to: new Date(begin + Math.ceil(hours * 3_600_000)), filters: { ...rest.filters, brandIds: everyBrand ? undefined : brandIds.slice(0, 2) } };
  return stepSeconds === undefined ? question : { ...question, stepSeconds };
});

const comparable = (groups: readonly Group[]) => groups.map(({ spread, keys, ...sums }) => ({ keys: keys.map((key) => (key?.includes(':') ? new Date(key).toISOString() : key)), ...sums, spread: spread && [spread.percentile(0.1), spread.percentile(0.5), spread.percentile(0.9), spread.medianInterval()] })).toSorted((a, b) => (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1));

async function agree(runs: number): Promise<void> {
  await fc.assert(fc.asyncProperty(questions, async (question) => {
    const [packed, rows] = await world.house.db.report(system, (tx) => Promise.all([measured(tx, question), measuredByRows(tx, question)]), 60);
    assert.deepEqual(comparable(packed), comparable(rows));
  }), { numRuns: runs });
}

test('nothing packed yet, some of it, all of it', async () => {
  await agree(15);
  await world.house.db.transact(system, rollUpChanged);
  await agree(30);
  await rollUp();
  await agree(150);
});

test('conversations merged away, deleted, given to others, moved in time, and new ones with words nothing packed has', async () => {
  const ids = Array.from({ length: 60 }, (_, i) => id('b000', i * 31));
  await mark(ids);
  await world.house.db.transact(system, async (tx) => {
    const third = (n: number): string[] => ids.filter((_, i) => i % 3 === n);
    for (const statement of [sql`delete from facts.turn where conversation_id = any (${third(0)}::uuid[])`, sql`delete from facts.span where conversation_id = any (${third(0)}::uuid[])`, sql`delete from facts.answer where conversation_id = any (${third(0)}::uuid[])`]) await tx.run(statement);
    await tx.run(sql`update facts.conversation set counted = false, customer_id = null where conversation_id = any (${third(0)}::uuid[])`);
    await tx.run(sql`update facts.conversation set assignee_id = gen_random_uuid(), language = 'tlh', opened_at = opened_at - interval '4 days' where conversation_id = any (${third(1)}::uuid[])`);
    await tx.run(sql`delete from facts.conversation where conversation_id = any (${third(2)}::uuid[])`);
  });
  await write(3000, 3060);
  await mark([...ids, ...Array.from({ length: 60 }, (_, i) => id('b000', 3000 + i))]);
  await agree(60);
  await rollUp();
  await agree(60);
});

test('a brand that moves its clock is told by it at once', async () => {
  await world.call('PATCH', `/api/v1/brands/${brandIds[0]}`, { time_zone: 'Asia/Kathmandu' });
  await agree(60);
});

test('what changes on a day that was told restates that day, on the brand’s own clock, and no other', async () => {
  const brandId = brandIds[1] as string;
  const restated = () => world.house.db.read(system, (tx) => tx.rows<{ day: string }>(sql`select day::text as day from facts.restated where brand_id = ${brandId} order by day`));
  await world.house.db.transact(system, (tx) => tx.run(sql`delete from facts.restated`));
  // In Kolkata midnight is at half past an hour of UTC: the quarter before and the quarter after lie in one hour and two days.
  const [before] = await world.house.db.transact(system, (tx) => tx.rows<{ id: string; day: string }>(sql`
    update facts.conversation set repeats = false, opened_at = '2026-10-08T18:20:00Z' where conversation_id = (select conversation_id from facts.conversation where brand_id = ${brandId} and counted order by opened_at limit 1) returning conversation_id as id, '' as day`));
  await world.house.db.transact(system, (tx) => tx.run(sql`update facts.conversation set opened_at = '2026-10-08T18:40:00Z' where conversation_id = (select conversation_id from facts.conversation where brand_id = ${brandId} and counted order by opened_at desc limit 1)`));
  await mark(null);
  await rollUp();
  await world.house.db.transact(system, (tx) => tx.run(sql`delete from facts.restated`));
  await mark([before?.id ?? '']);
  await world.house.db.transact(system, (tx) => tx.run(sql`update facts.conversation set opened_at = opened_at + interval '1 minute' where conversation_id = ${before?.id}`));
  await rollUp();
  assert.deepEqual(await restated(), [{ day: '2026-10-08' }]);
});
