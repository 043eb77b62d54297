import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConnectionView } from '../../src/modules/connections/contract.ts';
import type { CustomerView } from '../../src/modules/customers/contract.ts';
import type { TellingView } from '../../src/modules/marketing/contract.ts';
import type { ReviewView } from '../../src/modules/reviews/contract.ts';
import { KlaviyoAccount, klaviyoKeys, klaviyoSigned, unsubscribed } from '../fakes/places/klaviyo.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

// Klaviyo, connected: its profiles with their yes and no, its reviews, and what happens here told to it once.
const account = new KlaviyoAccount({ orders: 130 });
const served = await serveStandIn(account);
let world: TestHouse;
let connection: ConnectionView;

before(async () => {
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => (base.startsWith('https://a.klaviyo.com') ? served.url : base) } });
});
after(async () => {
  await world.close();
  await served.close();
});

const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const telling = () => world.call<TellingView>('GET', `/api/v1/connections/${connection.id}/telling`);
const choose = (kinds: string[], only_consented = false) => world.call<TellingView>('PUT', `/api/v1/connections/${connection.id}/telling`, { kinds, only_consented });
const customer = async (email: string) => (await world.call<{ data: CustomerView[] }>('GET', `/api/v1/customers?email=${encodeURIComponent(email)}`)).data[0];
let refunds = 0;
/** An order of theirs is paid back; the order itself is there before, since a refund that comes with it is its history. */
async function payBack(email: string): Promise<string> {
  const number = `#${3000 + ++refunds}`;
  const order = { brand_id: world.brandId, source: 'shopify', source_id: `o-${refunds}`, number, email, customer_name: 'Ana Silva', total: money(4900), placed_at: '2026-03-02T09:00:00Z', lines: [{ title: 'Mug', quantity: 1, unit_price: money(4900) }] };
  await world.call('PUT', '/api/v1/orders', order);
  await world.call('PUT', '/api/v1/orders', { ...order, refunds: [{ source_id: `rf-${refunds}`, amount: money(1000), at: '2026-03-05T09:00:00Z' }] });
  return number;
}
const eventOf = (number: string) => [...account.events.values()].find((event) => (event.properties as { order_number?: string }).order_number === number);
const settledAs = (state: string, count = 1) => world.until(async () => {
  const now = await telling();
  return now.latest.filter((one) => one.state === state).length >= count && now;
});

test('profiles come with what people said, reviews with their stars; nothing is told before somebody chose it', async () => {
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'klaviyo', keys: klaviyoKeys });
  connection = await world.until(async () => (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data.find((one) => one.state === 'connected'));
  assert.deepEqual(connection.streams.map((stream) => [stream.name, stream.whole, stream.fetched]), [['customers', true, 130], ['reviews', true, 130]]);
  assert.deepEqual([connection.name, connection.currency, connection.webhooks.problems], ['North Apparel', 'EUR', []]);
  const [yes, no] = [await customer('buyer1@example.test'), await customer('buyer3@example.test')];
  assert.deepEqual([yes?.consents.map((one) => [one.channel, one.purpose, one.granted, one.at]), no?.consents.map((one) => one.granted)], [[['email', 'marketing', true, '2026-03-01T10:00:00.000Z']], [false]]);
  const reviews = await world.call<{ data: ReviewView[] }>('GET', `/api/v1/customers/${yes?.id}/reviews`);
  assert.deepEqual(reviews.data.map((review) => [review.stars, review.title, review.source, review.state]), [[2, 'A mug', 'klaviyo', 'shown']]);
  await payBack('buyer1@example.test');
  await world.settled();
  const before = await telling();
  assert.deepEqual([before.kinds, before.latest, account.events.size], [[], [], 0]);
});

test('a refund is told once, with its number and amount, though the answer was lost', async () => {
  await choose(['refund_paid', 'conversation_opened']);
  served.loseNext();
  const number = await payBack('buyer1@example.test');
  const now = await settledAs('told');
  const event = eventOf(number) as { metric: { data: { attributes: { name: string } } }; value: number; value_currency: string; profile: { data: { attributes: object } }; time: string };
  assert.deepEqual([event.metric.data.attributes.name, event.value, event.value_currency, event.profile.data.attributes], ['Keepdesk: Refund paid', 10, 'EUR', { email: 'buyer1@example.test' }]);
  assert.equal(account.events.size, 1);
  assert.ok(served.requests.filter((request) => request.path === '/api/events' && JSON.stringify(request.json).includes(number)).length >= 2, 'it was sent again, under the same id');
  assert.deepEqual([now.told_last_day, now.waiting, now.latest[0]?.tries], [1, 0, 2]);
  const mail = await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'A secret of mine', customer: { email: 'buyer1@example.test' }, text: 'Please tell nobody.' });
  await settledAs('told', 2);
  assert.ok(mail.id !== '' && !JSON.stringify([...account.events.values()]).match(/secret|nobody/i), 'never words');
});

test('who said no is left out; where a yes is asked for, so is who said nothing; a yes or no is looked at when it is sent', async () => {
  await payBack('buyer3@example.test');
  await settledAs('left_out');
  assert.equal((await telling()).latest[0]?.because, 'said_no');
  await choose(['refund_paid'], true);
  await payBack('nobody-knows@example.test');
  await settledAs('left_out', 2);
  assert.equal((await telling()).latest[0]?.because, 'no_yes');
  const number = await payBack('buyer2@example.test');
  await settledAs('told', 3);
  assert.ok(eventOf(number));
});

test('somebody says no at Klaviyo: heard by its webhook, read there, known here', async () => {
  const hook = account.hooks[0]?.attributes as { endpoint_url: string };
  assert.ok(hook.endpoint_url.endsWith(`/webhooks/klaviyo/c/${connection.id}`));
  const asked = served.requests.find((request) => request.method === 'POST' && request.path === '/api/webhooks');
  assert.ok(asked);
  const secret = (asked.json as { data: { attributes: { secret_key: string } } }).data.attributes.secret_key;
  const profile = account.lists.profiles?.[0]?.attributes as { subscriptions: { email: { marketing: Record<string, unknown> } } };
  Object.assign(profile.subscriptions.email.marketing, { consent: 'UNSUBSCRIBED', consent_timestamp: new Date().toISOString() });
  const post = async (signed: { headers: Record<string, string>; body: string }) => world.house.web.inject({ method: 'POST', url: `/webhooks/klaviyo/c/${connection.id}`, headers: signed.headers, payload: signed.body });
  assert.equal((await post(klaviyoSigned(unsubscribed(1), 'another secret of 16', new Date()))).statusCode, 401);
  assert.equal((await post(klaviyoSigned(unsubscribed(1), secret, new Date()))).statusCode, 200);
  await world.until(async () => (await customer('buyer1@example.test'))?.consents[0]?.granted === false);
  await choose(['refund_paid']);
  await payBack('buyer1@example.test');
  await settledAs('left_out', 3);
});

test('a no of Klaviyo stops nothing else, and can be tried again; asked to wait, we wait', async () => {
  served.failNext({ status: 400, json: { errors: [{ id: 'e', code: 'invalid', title: 'Invalid', detail: 'Invalid e-mail address' }] } });
  await payBack('buyer4@example.test');
  const refused = await settledAs('refused');
  assert.deepEqual([refused.refused, refused.latest[0]?.because], [1, 'Invalid e-mail address']);
  served.failNext({ status: 429, json: { errors: [{ id: 'e', code: 'throttled', title: 'Throttled', detail: 'slower' }] }, headers: { 'retry-after': '1' } });
  const number = await payBack('buyer5@example.test');
  await world.until(async () => eventOf(number) !== undefined);
  assert.deepEqual(await world.call('POST', `/api/v1/connections/${connection.id}/telling/again`), { waiting: 1 });
  await world.until(async () => (await telling()).refused === 0 && (await telling()).waiting === 0);
  assert.equal(new Set(account.events.keys()).size, account.events.size);
  await assert.rejects(choose(['everything']), CallError);
});

test('a no by WhatsApp or telephone counts too, though a yes by e-mail stands beside it', async () => {
  for (const [channel, email] of [['whatsapp', 'buyer7@example.test'], ['phone', 'buyer10@example.test']] as const) {
    const known = await customer(email);
    await world.call('PUT', `/api/v1/customers/${known?.id}/consents`, { channel, purpose: 'marketing', granted: false, source: 'a call' });
    const before = (await telling()).latest.filter((one) => one.state === 'left_out').length;
    const number = await payBack(email);
    const now = await settledAs('left_out', before + 1);
    assert.deepEqual([now.latest[0]?.because, eventOf(number)], ['said_no', undefined], channel);
  }
});

test('disconnected and connected again: nothing is told, and what waited is not told later, until somebody chooses', async () => {
  await choose(['refund_paid'], true);
  await world.call('DELETE', `/api/v1/connections/${connection.id}`);
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'klaviyo', keys: klaviyoKeys });
  await world.settled();
  assert.equal((await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data.some((one) => one.id === connection.id), true, 'the same connection again');
  const [count, now] = [account.events.size, await telling()];
  assert.deepEqual([now.kinds, now.only_consented, now.waiting], [[], true, 0]);
  await payBack('buyer2@example.test');
  await world.settled();
  assert.deepEqual([account.events.size, (await telling()).waiting], [count, 0]);
  await choose(['refund_paid']);
  await world.settled();
  assert.equal(account.events.size, count, 'what happened before the choice stays untold');
  const number = await payBack('buyer4@example.test');
  await world.until(async () => eventOf(number) !== undefined);
});

test('whoever is erased is forgotten here too', async () => {
  const known = await customer('buyer2@example.test');
  const exported = await world.call('GET', `/api/v1/customers/${known?.id}/export`);
  assert.match(JSON.stringify(exported), /refund_paid/);
  await world.call('POST', `/api/v1/customers/${known?.id}/erase`);
  await world.settled();
  const again = await world.call('GET', `/api/v1/customers/${known?.id}/export`).catch(() => ({}));
  assert.doesNotMatch(JSON.stringify(again), /refund_paid/);
});
