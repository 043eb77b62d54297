import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { YotpoLoyalty, yotpoLoyaltyKeys } from '../fakes/places/yotpo.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// A loyalty programme answers about one address at a time, five times a second: with 150 customers the first look takes half a minute.
const ANA = 'ana@example.test';
const CUSTOMERS = 150;
const loyalty = new YotpoLoyalty({ orders: 0 });
loyalty.members.set(ANA, { email: ANA, first_name: 'Ana', last_name: 'Silva', points_balance: 320, points_earned: 500, vip_tier_name: 'Gold' });
let served: Awaited<ReturnType<typeof serveStandIn>>;
let world: TestHouse;
let closed = false;

before(async () => {
  served = await serveStandIn(loyalty);
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: () => served.url } });
});
after(async () => {
  if (!closed) await world.close();
  await served.close();
});

const write = (text: string) => world.call('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'My points', customer: { email: ANA, name: 'Ana Silva' }, text });
const asked = () => served.requests.filter((came) => String(came.query.get('customer_email')).endsWith('example.test')).length;
const points = () => world.house.db.read(systemActor('test'), (tx) => tx.maybe<{ points: number }>(sql`select points::int from memberships.member`));

test('who writes is asked about at once, before all the others have had their turn', async () => {
  await write('Hello');
  for (let n = 0; n < CUSTOMERS; n++) await world.call('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'demo', source_id: `S-${n}`, number: `#${n}`, placed_at: '2026-03-01T00:00:00Z', changed_at: '2026-03-01T00:00:00Z', total: { amount_minor: 100, currency: 'EUR' }, customer: { email: `buyer${n}@example.test` }, lines: [{ title: 'Cap', quantity: 1, unit_price: { amount_minor: 100, currency: 'EUR' } }] });
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'yotpo-loyalty', keys: yotpoLoyaltyKeys });
  await world.until(async () => asked() > 0);
  await write('How many points have I got?');
  assert.equal((await world.until(points)).points, 320);
  assert.ok(asked() < CUSTOMERS, `${asked()} asked`);
});

test('a house that closes asks nobody else', async () => {
  await world.close();
  closed = true;
  assert.ok(asked() < CUSTOMERS, `${asked()} asked`);
});
