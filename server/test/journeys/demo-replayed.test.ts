import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildWorld, type World } from '../../src/app/demo/build-world.ts';
import { History } from '../../src/app/demo/history.ts';
import { bringHandling } from '../../src/modules/facts/index.ts';
import { bringPresence } from '../../src/modules/routing/index.ts';
import type { CameView, RehearsalAnswerView } from '../../src/modules/workforce/contract-rehearsal.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// The demo's past is one in which people worked: who was there, what they had before them and when answers left agree, and a replay of its days comes to what happened.
const DAYS = 26;
const DAY = 86_400_000;
const me = systemActor('test');
let house: TestHouse;
let world: World;
const count = (of: (tx: Tx) => Promise<{ n: number }>): Promise<number> => house.house.db.read(me, of).then((row) => row.n);
const dayAt = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

before(async () => {
  house = await openTestHouse();
  world = await buildWorld(house.house);
  const history = new History(house.house, world, house.house.db.clock.now(), DAYS);
  for (let day = 0; day < DAYS; day++) await history.writeDay(day);
  await house.settled();
});
after(() => house.close());

test('everybody is there while they are busy, busy with one at a time, and answers when they are done', async () => {
  assert.ok((await count((tx) => tx.one(sql`select count(*)::int as n from facts.handling`))) > 300);
  assert.equal(await count((tx) => tx.one(sql`select count(*)::int as n from facts.handling h where not exists (select from facts.agent_state s where s.person_id = h.person_id and s.state = 'available' and s.from_at <= h.from_at and s.to_at >= h.to_at)`)), 0);
  assert.equal(await count((tx) => tx.one(sql`select count(*)::int as n from facts.handling a join facts.handling b on b.person_id = a.person_id and b.id <> a.id and b.from_at < a.to_at and b.to_at > a.from_at`)), 0);
  assert.equal(await count((tx) => tx.one(sql`select count(*)::int as n from facts.conversation c where c.first_reply_at is not null and not exists (select from facts.handling h where h.conversation_id = c.conversation_id and h.person_id = c.first_reply_by and h.to_at = c.first_reply_at)`)), 0);
  assert.equal(await count((tx) => tx.one(sql`select count(*)::int as n from facts.agent_state a join facts.agent_state b on b.person_id = a.person_id and b.id <> a.id and b.from_at < coalesce(a.to_at, 'infinity') and coalesce(b.to_at, 'infinity') > a.from_at`)), 0);
  assert.equal(house.relay.mails.length, 0, 'no mail left');
  assert.equal(await count((tx) => tx.one(sql`select count(*)::int as n from routing.presence where person_id = any (${world.people.map((one) => one.id)}::uuid[])`)), 0, 'nobody is there now');
});

test('what was brought before is not brought twice, and what is not over is refused', async () => {
  const before = await count((tx) => tx.one(sql`select count(*)::int as n from facts.agent_state`));
  const known = await house.house.db.read(me, (tx) => tx.rows<{ person_id: string; from_at: Date; to_at: Date }>(sql`select person_id, from_at, to_at from facts.agent_state where state = 'available' order by from_at limit 20`));
  const handled = await house.house.db.read(me, (tx) => tx.rows<{ person_id: string; conversation_id: string; from_at: Date; to_at: Date }>(sql`select person_id, conversation_id, from_at, to_at from facts.handling limit 20`));
  const times = await count((tx) => tx.one(sql`select count(*)::int as n from facts.handling`));
  await house.house.db.transact(me, async (tx) => {
    await bringPresence(tx, known.map((one) => ({ personId: one.person_id, state: 'available', from: one.from_at, to: one.to_at })));
    await bringHandling(tx, handled.map((one) => ({ personId: one.person_id, conversationId: one.conversation_id, from: one.from_at, to: one.to_at })));
  }, { silent: true });
  await house.settled();
  assert.deepEqual([await count((tx) => tx.one(sql`select count(*)::int as n from facts.agent_state`)), await count((tx) => tx.one(sql`select count(*)::int as n from facts.handling`))], [before, times]);
  const [person] = world.people;
  const bring = (...spans: readonly (readonly [from: number, to: number])[]) => house.house.db.transact(me, (tx) => bringPresence(tx, spans.map(([from, to]) => ({ personId: person?.id ?? '', state: 'busy' as const, from: new Date(tx.now.getTime() + from), to: new Date(tx.now.getTime() + to) }))));
  await assert.rejects(bring([-5000, 5000]), /has ended/);
  await assert.rejects(bring([-5000, -6000]), /begins before it ends/);
  await assert.rejects(bring([-9000, -5000], [-6000, -4000]), /two states/);
});

test('a replay of its days plays what came with who was there, and is close to what happened', async () => {
  for (const brand of world.brands) await forecastNow(house.house.db, brand.id);
  // The last days have letters nobody has looked at yet.
  const days = 14;
  const { id } = await house.call<RehearsalAnswerView>('POST', '/api/v1/workforce/rehearsals', { name: 'Two weeks', brand_ids: world.brands.map((one) => one.id), from: dayAt(-days - 5), days, choices: { people: 'presence' }, seed: 1, replications: 2, always: [], scenarios: [] });
  const played = await house.until(async () => { const one = await house.call<RehearsalAnswerView>('GET', `/api/v1/workforce/rehearsals/${id}`); return one.state !== 'waiting' && one.state !== 'running' && one; }, 120);
  assert.equal(played.state, 'done', JSON.stringify(played.problem));
  const supposed = new Map(played.assumptions.map((one) => [one.what, one]));
  assert.deepEqual([supposed.get('comes')?.from, supposed.get('people')?.from, supposed.get('waits_already')?.from, supposed.get('comes_back'), supposed.get('order')?.value], ['came', 'presence', 'came', undefined, 'age']);
  const came = await house.call<CameView>('GET', `/api/v1/workforce/rehearsals/${id}/came`);
  assert.equal(came.days.length, days);
  const off = came.days.map((one) => {
    assert.equal(one.rehearsed, one.came, `${one.day}: as many as came`);
    return Math.abs((one.rehearsed_level ?? 0) - (one.level ?? 0));
  });
  const close = off.filter((one) => one <= 0.03).length;
  assert.ok(close >= days * 0.7 && off.reduce((sum, one) => sum + one, 0) / days < 0.03, off.map((one) => one.toFixed(3)).join(' '));
});
