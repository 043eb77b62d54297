import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { giveCredit, memberDesks, spendCredit } from '../../src/modules/memberships/index.ts';
import type { MemberActionView, MembershipsView, SubscriptionView } from '../../src/modules/memberships/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

const money = (amount_minor: number, currency = 'EUR') => ({ amount_minor, currency });
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
let world: TestHouse;
let keys = 0;

before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const coffee = (more: object = {}) => ({
  brand_id: world.brandId, source: 'demo', source_id: 'S-1', customer_source_id: 'P-1', email: null as string | null, currency: 'EUR', total: money(2890), every: { unit: 'month', count: 1 }, next_charge_at: days(10), started_at: '2026-01-05T09:00:00Z', changed_at: '2026-02-01T00:00:00Z',
  lines: [{ source_id: 'l1', sku: 'COF', title: 'Coffee beans', quantity: 2, unit_price: money(1200) }], ...more,
});
const put = (body: object) => world.call<SubscriptionView>('PUT', '/api/v1/subscriptions', body);
const charge = (more: object) => world.call<{ id: string; applied: boolean }>('PUT', '/api/v1/charges', { brand_id: world.brandId, source: 'demo', source_id: 'C-1', subscription_source_ids: ['S-1'], customer_source_id: 'P-1', state: 'paid', total: money(2890), due_at: days(-20), changed_at: '2026-02-01T00:00:00Z', ...more });
const of = (customerId: string) => world.call<MembershipsView>('GET', `/api/v1/customers/${customerId}/memberships`);
const refused = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof CallError ? error.code : String(error)));
let customerId = '';
let subscriptionId = '';

test('what is told before we know whose it is finds its customer later; an older copy changes nothing', async () => {
  await charge({ state: 'failed', source_id: 'C-2', due_at: days(-1), tries: 2, next_try_at: days(2), problem: 'Your card was declined.', total: money(2890) });
  const first = await put(coffee());
  assert.equal(first.customer_id, null);
  await world.call('PUT', '/api/v1/loyalty', { brand_id: world.brandId, source: 'demo', customer_source_id: 'P-1', email: 'ana@example.test', points: 320, tier: 'Gold', points_expire_at: days(90), changed_at: '2026-02-01T00:00:00Z' });
  const now = await world.call<SubscriptionView>('GET', `/api/v1/subscriptions/${first.id}`);
  assert.ok(now.customer_id !== null, 'the address that came with the points says whose the subscription is');
  customerId = now.customer_id;
  subscriptionId = now.id;
  assert.equal((await put(coffee({ state: 'cancelled', changed_at: '2026-01-01T00:00:00Z' }))).state, 'active');
  assert.equal((await charge({ state: 'planned', source_id: 'C-2', changed_at: '2026-01-01T00:00:00Z' })).applied, false);
  await charge({});
  assert.deepEqual([now.recovery.state, now.recovery.tries, now.recovery.owed, now.recovery.problem], ['retrying', 2, money(2890), 'Your card was declined.']);
  await charge({ state: 'paid', source_id: 'C-2', due_at: days(-1), tries: 3, changed_at: '2026-02-02T00:00:00Z' });
  const seen = await of(customerId);
  assert.deepEqual([seen.subscriptions[0]?.recovery.state, seen.subscriptions[0]?.charges.length, seen.members[0]?.points, seen.members[0]?.tier], ['recovered', 2, 320, 'Gold']);
  const news = await world.house.db.read(systemActor('test'), (tx) => tx.rows<{ name: string; subject_id: string }>(sql`select name, subject_id from platform.event where name like 'memberships.%'`));
  assert.ok(['memberships.charge_failed', 'memberships.subscription_started', 'memberships.points_changed', 'memberships.charge_recovered'].every((name) => news.some((event) => event.name === name)), JSON.stringify(news));
});

const ask = (wish: object, more: object = {}) => world.call<MemberActionView>('POST', `/api/v1/subscriptions/${subscriptionId}/actions`, { wish, key: `one-press-${++keys}`, ...more });
const ended = (id: string, state: string) => world.until(async () => {
  const action = await world.call<MemberActionView>('GET', `/api/v1/membership-actions/${id}`);
  return action.state === state ? action : null;
}, 20);

test('a skip: what it comes to first, asked once, carried out, read back, with its lines in the conversation', async () => {
  const conversation = await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Too much coffee', channel: 'email', customer: { email: 'ana@example.test', name: 'Ana' }, text: 'Please skip my next delivery.' });
  const { consequence } = await world.call<{ consequence: { notChargedOn: string; nextChargeAt: string; nextTotalMinor: number } }>('POST', `/api/v1/subscriptions/${subscriptionId}/actions/preview`, { wish: { kind: 'skip' } });
  assert.equal(consequence.nextTotalMinor, 2890);
  const key = 'one-press-of-skip';
  const [one, two] = [await ask({ kind: 'skip' }, { key, conversation_id: conversation.id }), await ask({ kind: 'skip' }, { key, conversation_id: conversation.id })];
  assert.equal(one.id, two.id);
  const done = await ended(one.id, 'done');
  assert.deepEqual(done.evidence.map((line) => line.what), ['asked', 'sent', 'answered', 'looked']);
  assert.equal((await world.call<SubscriptionView>('GET', `/api/v1/subscriptions/${subscriptionId}`)).next_charge_at, consequence.nextChargeAt);
  await world.settled();
  const events = await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${conversation.id}/events`);
  assert.deepEqual(events.data.filter((event) => event.name.startsWith('memberships.')).map((event) => event.name).toSorted(), ['memberships.action_asked', 'memberships.action_done']);
});

test('ending asks why and shows what may be offered; what was offered is kept; what has ended is not changed', async () => {
  const preview = await world.call<{ possible: boolean; offers_instead: string[] }>('POST', `/api/v1/subscriptions/${subscriptionId}/actions/preview`, { wish: { kind: 'cancel', why: 'too_much' } });
  assert.deepEqual(preview, { ...preview, possible: true, offers_instead: ['skip', 'change_date', 'pause'] });
  const action = await ask({ kind: 'cancel', why: 'too_much' }, { offered: ['skip', 'pause'], reason: 'has enough for a year' });
  const done = await ended(action.id, 'done');
  assert.deepEqual([done.offered, done.reason], [['skip', 'pause'], 'has enough for a year']);
  assert.deepEqual([(await of(customerId)).subscriptions[0]?.state, await refused(ask({ kind: 'skip' }))], ['cancelled', 'ended']);
});

test('a place that does not answer leaves it open, and nothing is asked twice', async () => {
  await put(coffee({ source: 'away', source_id: 'S-9', email: 'bea@example.test', customer_source_id: null }));
  const { id } = await put(coffee({ source: 'away', source_id: 'S-9', email: 'bea@example.test', customer_source_id: null }));
  let sent = 0;
  const desks = memberDesks.get();
  memberDesks.fill([...desks, { offers: async (_tx, at) => (at.source === 'away' ? [{ kind: 'pause', ready: true, because: null }] : null), refresh: async () => {}, send: async () => { sent++; throw new Error('timed out'); }, find: async () => ({ happened: 'unclear', said: 'cannot be asked' }) }]);
  try {
    const action = await world.call<MemberActionView>('POST', `/api/v1/subscriptions/${id}/actions`, { wish: { kind: 'pause', until: null }, key: 'away-press-1' });
    const open = await ended(action.id, 'unknown');
    assert.deepEqual([sent, open.may.settle], [1, true]);
    assert.equal(await refused(world.call('POST', `/api/v1/subscriptions/${id}/actions`, { wish: { kind: 'pause', until: null }, key: 'away-press-2' })), 'action_under_way');
    const settled = await world.call<MemberActionView>('POST', `/api/v1/membership-actions/${action.id}/settle`, { happened: false, note: 'looked at the account: nothing there' });
    assert.deepEqual([settled.state, settled.may.again, sent], ['failed', true, 1]);
  } finally {
    memberDesks.fill(desks);
  }
});

test('points: given with a reason, never below nothing', async () => {
  const { members } = await of(customerId);
  const id = members[0]?.id ?? '';
  const points = (by: number, reason: string) => world.call<MemberActionView>('POST', `/api/v1/loyalty/${id}/actions`, { wish: { kind: 'adjust_points', by }, reason, key: `points-${++keys}-press` });
  assert.deepEqual([await refused(points(-321, 'late')), await refused(points(5, ''))], ['below_zero', 'why_missing']);
  await ended((await points(80, 'parcel came late')).id, 'done');
  await world.call('PUT', '/api/v1/loyalty-tiers', { brand_id: world.brandId, tiers: [{ name: 'Gold', benefits: ['Free shipping', 'Early sale'] }] });
  const [member] = (await of(customerId)).members;
  assert.deepEqual([member?.points, member?.benefits], [400, ['Free shipping', 'Early sale']]);
});

test('store credit: given once, spent from what runs out first, never more than there is, and the ledger is nothing', async () => {
  const give = (amount: number, key: string, expires_at: string | null = null) => world.call<{ id: string }>('POST', '/api/v1/store-credit', { customer_id: customerId, amount: money(amount), reason: 'sorry for the delay', expires_at, key });
  const [one, again] = [await give(1000, 'credit-press-1'), await give(1000, 'credit-press-1')];
  assert.equal(one.id, again.id);
  const soon = await give(500, 'credit-press-2', days(5));
  const spendOnce = () => world.call<{ balances: unknown }>('POST', '/api/v1/store-credit/spend', { customer_id: customerId, amount: money(700), key: 'spend-press-1', note: 'order #1001' });
  await spendOnce();
  assert.deepEqual((await spendOnce()).balances, [money(800)]);
  const { credit } = await of(customerId);
  assert.deepEqual(credit.credits.map((grant) => [grant.id, grant.left.amount_minor]).toSorted(), [[one.id, 800], [soon.id, 0]].toSorted());
  assert.equal(await refused(world.call('POST', '/api/v1/store-credit/spend', { customer_id: customerId, amount: money(701), key: 'spend-press-1' })), 'key_used', 'another sum under the same key is another spending');
  assert.equal(await refused(world.call('POST', '/api/v1/store-credit/spend', { customer_id: customerId, amount: money(801), key: 'spend-press-2' })), 'not_enough_credit');
  // Two at once: one of them finds it spent.
  const actor = systemActor('test');
  const race = await Promise.allSettled([1, 2].map((n) => world.house.db.transact(actor, (tx) => spendCredit(tx, { customerId, amountMinor: 500, currency: 'EUR', key: `race-${n}` }))));
  assert.deepEqual(race.map((end) => end.status).toSorted(), ['fulfilled', 'rejected']);
  await world.house.db.transact(actor, (tx) => giveCredit(tx, { customerId, amountMinor: 250, currency: 'EUR', expiresAt: new Date(Date.now() + 1500), reason: 'short', key: 'short-lived' }));
  await world.until(async () => (await of(customerId)).credit.credits.some((grant) => grant.moves.some((move) => move.what === 'expired')), 15);
  const left = (await of(customerId)).credit.credits.find((grant) => grant.left.amount_minor > 0);
  await world.call('POST', `/api/v1/store-credit/${left?.id}/take-back`, { note: 'given by mistake' });
  const sums = await world.house.db.read(actor, (tx) => tx.one<{ given: number; gone: number; kept: number }>(sql`
    select (select sum(amount_minor) from memberships.credit_move where from_account = 'issued')::bigint as given, (select sum(amount_minor) from memberships.credit_move where from_account = 'customer')::bigint as gone, (select sum(left_minor) from memberships.credit)::bigint as kept`));
  assert.deepEqual([Number(sums.given), Number(sums.gone) + Number(sums.kept), Number(sums.kept)], [1750, 1750, 0]);
});

test('a person may have what is kept, and may be forgotten: amounts stay, words and names go', async () => {
  const memberships = world.house.modules.find((module) => module.name === 'memberships');
  assert.ok(memberships && typeof memberships.export === 'function' && typeof memberships.erase === 'function');
  const { export: exported, erase } = memberships;
  const kept = await world.house.db.transact(systemActor('test'), (tx) => exported(tx, customerId));
  assert.ok(['subscriptions', 'charges', 'loyalty', 'store_credit', 'subscription_actions'].every((part) => (kept[part] as unknown[]).length > 0));
  await world.house.db.transact(systemActor('test'), (tx) => erase(tx, customerId));
  const after = JSON.stringify(await world.house.db.transact(systemActor('test'), (tx) => exported(tx, customerId)));
  assert.doesNotMatch(after, /ana@example|enough for a year|sorry for the delay|declined/);
});
