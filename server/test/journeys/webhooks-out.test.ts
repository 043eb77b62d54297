import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isSigned } from '../../src/modules/integrations/index.ts';
import type { DeliveryView, WebhookView } from '../../src/modules/integrations/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { WebhookReceiver } from '../fakes/webhook-receiver.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

const good = new WebhookReceiver();
const bad = new WebhookReceiver();
let world: TestHouse;
let goodUrl = '';
let badUrl = '';

before(async () => {
  [goodUrl, badUrl] = [await good.start(), await bad.start()];
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
});
after(async () => {
  await world.close();
  await Promise.all([good.stop(), bad.stop()]);
});

interface Made { webhook: WebhookView; secret: string }
const add = (url: string, events: string[] = []) => world.call<Made>('POST', '/api/v1/webhooks', { brand_id: world.brandId, url, events });
const open = (n: number) => world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: `Where is it ${n}`, customer: { email: `w${n}@example.test` }, text: 'It is late.' });
const log = async (id: string, state = '') => (await world.call<{ data: DeliveryView[] }>('GET', `/api/v1/webhooks/${id}/deliveries?limit=200${state ? `&state=${state}` : ''}`)).data;
const shown = (id: string) => world.call<WebhookView>('GET', `/api/v1/webhooks/${id}`);
/** The wait for the next try is over. */
const hurry = (id: string) => world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update integrations.delivery set next_at = ${tx.now} where endpoint_id = ${id} and state = 'waiting'`));

test('news is delivered signed, only what was asked for, and not what happened before', async () => {
  await open(0);
  const { webhook, secret } = await add(goodUrl, ['conversation.opened']);
  const { id } = await open(1);
  await world.until(async () => good.taken.length === 1);
  const [one] = good.taken;
  assert.ok(one && isSigned(secret, one.headers, one.body, new Date()));
  const body = JSON.parse(one.body) as { type: string; data: Record<string, unknown> };
  assert.deepEqual([body.type, body.data['conversation_id'], body.data['brand_id']], ['conversation.opened', id, world.brandId]);
  assert.doesNotMatch(one.body, /late|example\.test/);
  await world.until(async () => (await log(webhook.id, 'delivered')).length === 1);
  const [entry] = await log(webhook.id);
  assert.deepEqual([entry?.attempts, entry?.tries[0]?.status, entry?.id], [1, 204, one.headers['webhook-id']]);
  await world.call('DELETE', `/api/v1/webhooks/${webhook.id}`);
});

test('a receiver that fails is tried again with the same id and body, says why, and delays nobody', async () => {
  bad.answer = () => 500;
  const failing = (await add(badUrl, ['conversation.opened'])).webhook;
  const fine = (await add(goodUrl, ['conversation.opened'])).webhook;
  const before = good.taken.length;
  await open(2);
  await world.until(async () => good.taken.length === before + 1 && bad.taken.length === 1);
  await world.until(async () => (await shown(failing.id)).state === 'failing');
  const [waiting] = await log(failing.id, 'waiting');
  assert.equal(waiting?.tries[0]?.note, 'no thanks');
  assert.ok(Date.parse(waiting?.next_at ?? '') > Date.now());
  bad.answer = () => 200;
  await hurry(failing.id);
  await world.until(async () => (await shown(failing.id)).state === 'active' && (await log(failing.id, 'delivered')).length === 1);
  assert.equal(new Set(bad.ids()).size, 1);
  assert.equal(bad.taken[0]?.body, bad.taken[1]?.body);
  for (const { id } of [failing, fine]) await world.call('DELETE', `/api/v1/webhooks/${id}`);
});

test('a delivery that was given up can be sent again, one or all, and a test shows whether it arrives', async () => {
  const { webhook } = await add(badUrl, ['conversation.opened']);
  bad.taken.length = 0;
  bad.answer = () => 500;
  await open(3);
  for (let tries = 1; tries <= 11; tries++) {
    await world.until(async () => ((await log(webhook.id))[0]?.attempts ?? 0) >= tries);
    await hurry(webhook.id);
  }
  await world.until(async () => (await log(webhook.id, 'failed')).length === 1);
  assert.equal((await shown(webhook.id)).failed, 1);
  bad.answer = () => 200;
  assert.deepEqual(await world.call('POST', `/api/v1/webhooks/${webhook.id}/redeliver`), { deliveries: 1 });
  await world.until(async () => (await log(webhook.id, 'delivered')).length === 1);
  const [one] = await log(webhook.id);
  assert.deepEqual(await world.call('POST', `/api/v1/webhooks/${webhook.id}/deliveries/${one?.id}/redeliver`), { deliveries: 1 });
  const { delivery_id } = await world.call<{ delivery_id: string }>('POST', `/api/v1/webhooks/${webhook.id}/test`);
  await world.until(async () => bad.ids().includes(delivery_id) && bad.ids().filter((id) => id === one?.id).length === 13);
  assert.match(bad.taken.at(-1)?.body ?? '', /webhook\.test|conversation\.opened/);
  await world.call('DELETE', `/api/v1/webhooks/${webhook.id}`);
});

test('gone means gone: it is switched off, somebody is told, and switching it on again goes on', async () => {
  const { webhook } = await add(badUrl, ['conversation.opened']);
  bad.answer = () => 410;
  await open(4);
  await world.until(async () => (await shown(webhook.id)).state === 'disabled');
  assert.equal((await shown(webhook.id)).disabled_because, 'gone');
  await world.until(async () => (await world.house.db.read(systemActor('test'), (tx) => tx.rows(sql`select kind from notifications.notice where kind = 'webhook_disabled'`))).length === 1);
  await assert.rejects(world.call('POST', `/api/v1/webhooks/${webhook.id}/test`), /switched off/);
  const before = bad.taken.length;
  await open(5);
  bad.answer = () => 200;
  await world.call('PATCH', `/api/v1/webhooks/${webhook.id}`, { disabled: false });
  await open(6);
  await world.until(async () => bad.taken.length > before);
  assert.equal((await shown(webhook.id)).state, 'active');
  await world.call('DELETE', `/api/v1/webhooks/${webhook.id}`);
});

test('a changed secret signs at once, the one before for a day', async () => {
  const { webhook, secret } = await add(goodUrl);
  const { secret: fresh } = await world.call<Made>('POST', `/api/v1/webhooks/${webhook.id}/secret`);
  const before = good.taken.length;
  await world.call('POST', `/api/v1/webhooks/${webhook.id}/test`);
  await world.until(async () => good.taken.length === before + 1);
  const one = good.taken.at(-1);
  assert.ok(one && isSigned(secret, one.headers, one.body, new Date()) && isSigned(fresh, one.headers, one.body, new Date()));
  assert.equal(JSON.stringify(await world.call('GET', '/api/v1/webhooks')).includes('whsec_'), false);
  await world.call('DELETE', `/api/v1/webhooks/${webhook.id}`);
});

test('addresses inside the house, unknown events and strangers are refused with a reason', async () => {
  for (const [url, why] of [['http://10.0.0.1/x', /cannot be reached/], ['ftp://example.com/x', /cannot be reached/], ['http://metadata.internal/', /cannot be reached/]] as const) await assert.rejects(add(url), why);
  await assert.rejects(add(goodUrl, ['order.eaten']), /no event "order.eaten"/);
  const key = await world.call<{ token: string }>('POST', '/api/v1/api-keys', { name: 'reader', role_id: (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles')).data.find((role) => role.name.toLowerCase() === 'viewer')?.id, brand_ids: null });
  const answer = await world.house.web.inject({ method: 'GET', url: '/api/v1/webhooks', headers: { authorization: `Bearer ${key.token}` } });
  assert.equal(answer.statusCode, 403);
  await assert.rejects(world.call('GET', `/api/v1/webhooks/00000000-0000-7000-8000-000000000000`), (error) => error instanceof CallError && error.status === 404);
});
