import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SignJWT } from 'jose';
import { addFindings } from '../../src/modules/conversations/index.ts';
import type { ActionableView, OrderActionView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CustomShop } from '../fakes/custom-shop.ts';
import { ChatBrowser } from './chat-browser.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const placed = {
  source_id: 'A-1', number: '#1001', email: 'ana@example.test', customer_name: 'Ana Silva', total: money(10_490), shipping: money(490), tax: money(1675), placed_at: '2026-01-05T09:00:00Z',
  shipping_address: { name: 'Ana Silva', line1: 'Rua 1', city: 'Porto', country: 'PT', postal_code: '4000' },
  lines: [{ source_id: 'l1', title: 'Wool tee', quantity: 3, unit_price: money(2000) }, { source_id: 'l2', title: 'Cap', quantity: 1, unit_price: money(4000) }],
};
const shop = new CustomShop(placed);
let world: TestHouse;
let ana: Caller;
let lea: Caller;
let orderId = '';
let conversationId = '';
let keys = 0;

before(async () => {
  const url = await shop.start();
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
  const made = await world.call<{ secret: string }>('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Own shop', source: 'own', mode: 'calls', url, kinds: ['cancel', 'refund', 'correct_address', 'credit'] });
  shop.secret = made.secret;
  orderId = (await world.call<{ id: string }>('PUT', '/api/v1/orders', { ...placed, brand_id: world.brandId, source: 'own' })).id;
  conversationId = (await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Order #1001', channel: 'email', customer: { email: 'ana@example.test', name: 'Ana Silva' }, text: 'One of the tees of order #1001 is torn.' })).id;
  ana = await secondPerson(world, 'agent', 'Ines');
  lea = await secondPerson(world, 'lead', 'Lea');
});
after(async () => {
  await world.close();
  await shop.stop();
});

const refund = (amount_minor: number) => ({ kind: 'refund', scope: 'amount', amount_minor, restock: false });
const ask = (call: Caller, wish: unknown, more: object = {}) => call<OrderActionView>('POST', `/api/v1/orders/${orderId}/actions`, { wish, reason: 'arrived torn', conversation_id: conversationId, key: `one-press-${++keys}`, ...more });
const shown = (id: string) => world.call<OrderActionView>('GET', `/api/v1/order-actions/${id}`);
const ended = (id: string, state: string) => world.until(async () => ((await shown(id)).state === state ? shown(id) : null), 60);
const timeline = async () => (await world.call<{ data: { name: string; payload: Record<string, unknown> }[] }>('GET', `/api/v1/conversations/${conversationId}/events`)).data.filter((event) => event.name.startsWith('orders.'));
/** A minute and a half goes by. */
const later = (id: string) => world.house.db.transact(systemActor('test'), async (tx) => {
  await tx.run(sql`update orders.action set sent_at = ${new Date(tx.now.getTime() - 100_000)} where id = ${id}`);
  await tx.schedule({ kind: 'orders.carry_out', key: id, brandId: world.brandId, payload: { action_id: id } });
});
const sentFor = (id: string) => shop.heard.filter((one) => one.type === 'order_action.asked' && one.id === id).length;

test('a limit of 50 is 50 of any currency, whatever its smallest coin', async () => {
  const yen = (amount_minor: number) => ({ amount_minor, currency: 'JPY' });
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'own', source_id: 'Y-1', number: '#7001', email: 'yuki@example.test', total: yen(6000), placed_at: '2026-01-05T09:00:00Z', payment_state: 'paid', lines: [{ source_id: 'y1', sku: 'CUP', title: 'Cup', quantity: 1, unit_price: yen(6000) }] });
  const judged = async (amount: number) => (await ana<{ authority: { answer: string } }>('POST', `/api/v1/orders/${id}/actions/preview`, { wish: refund(amount), reason: 'broken' })).authority.answer;
  assert.deepEqual([await judged(50), await judged(51)], ['alone', 'approval']);
});

test('a refund shows its consequence first, is done at the shop, read back, and stands in the conversation', async () => {
  const wish = { kind: 'refund', scope: 'lines', lines: [{ line_id: 'l1', quantity: 1 }], restock: true };
  const preview = await ana<{ possible: boolean; consequence: { refund_minor: number }; authority: { answer: string } }>('POST', `/api/v1/orders/${orderId}/actions/preview`, { wish, conversation_id: conversationId, reason: 'arrived torn' });
  assert.deepEqual([preview.possible, preview.consequence.refund_minor, preview.authority.answer], [true, 2000, 'alone']);
  const both = await Promise.all([ask(ana, wish, { key: 'one press' }), ask(ana, wish, { key: 'one press' })]);
  assert.equal(both[0].id, both[1].id, 'a double click is one action');
  const done = await ended(both[0].id, 'done');
  assert.deepEqual([done.result?.reference, done.amount.amount_minor, done.asked_by?.name, sentFor(done.id)], [`ref-${done.id.slice(-4)}`, 2000, 'Ines', 1]);
  const order = await world.call<{ refunded: { amount_minor: number }; payment_state: string }>('GET', `/api/v1/orders/${orderId}`);
  assert.deepEqual([order.refunded.amount_minor, order.payment_state], [2000, 'partially_refunded']);
  const names = (await timeline()).map((event) => event.name);
  assert.deepEqual(names, ['orders.action_asked', 'orders.action_done']);
});

test('above a limit a second person decides, never over their own, and is told', async () => {
  const own = await ask(lea, refund(100));
  await ended(own.id, 'done');
  const asked = await ask(ana, refund(5001));
  assert.deepEqual([asked.state, asked.approval?.because], ['waiting_approval', 'single']);
  await assert.rejects(ana('POST', `/api/v1/approvals/${asked.approval?.id}/decide`, { approve: true }), (error) => error instanceof CallError && error.status === 403);
  await assert.rejects(ask(lea, asked.wish), (error) => error instanceof CallError && error.code === 'same_waits', 'a colleague who asks for the same is told');
  const { data: waiting } = await lea<{ data: { id: string; may_decide: boolean; reason: string }[] }>('GET', '/api/v1/approvals');
  assert.deepEqual(waiting.map((one) => [one.id, one.may_decide, one.reason]), [[asked.approval?.id, true, 'arrived torn']]);
  const { data: notices } = await lea<{ data: { kind: string }[] }>('GET', '/api/v1/notifications');
  assert.ok(notices.some((notice) => notice.kind === 'approval_wanted'));
  await lea('POST', `/api/v1/approvals/${asked.approval?.id}/decide`, { approve: true });
  await ended(asked.id, 'done');
  await assert.rejects(lea('POST', `/api/v1/approvals/${asked.approval?.id}/decide`, { approve: true }), (error) => error instanceof CallError && error.code === 'decided_already');
  interface Matrix { roles: { role: string; role_id: string; limits: { kind: string; single_minor: number | null }[] }[] }
  const matrix = await lea<Matrix>('GET', `/api/v1/order-authority?brand_id=${world.brandId}`);
  const agent = matrix.roles.find((role) => role.role === 'agent');
  const after = await lea<Matrix>('PUT', '/api/v1/order-authority', { brand_id: world.brandId, limits: [{ role_id: agent?.role_id, kind: 'refund', allowed: true, single_minor: 1000, day_minor: 50_000, reason_required: true }] });
  assert.equal(after.roles.find((role) => role.role === 'agent')?.limits.find((limit) => limit.kind === 'refund')?.single_minor, 1000);
  const people = (await lea<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people')).data;
  const would = (amount_minor: number, reason: boolean, name = 'Ines') => lea<{ answer: string; because: string | null }>('POST', '/api/v1/order-authority/try', { brand_id: world.brandId, person_id: people.find((one) => one.name === name)?.id, kind: 'refund', amount: money(amount_minor), proven: true, reason });
  const answers = await Promise.all([would(900, true), would(900, false), would(1100, true), would(1_000_000, true, 'Olga Owner')]);
  assert.deepEqual(answers.map((one) => [one.answer, one.because]), [['alone', null], ['reason', null], ['approval', 'single'], ['alone', null]]);
  await assert.rejects(ana('GET', `/api/v1/order-authority?brand_id=${world.brandId}`), (error) => error instanceof CallError && error.status === 403);
  const other = await ask(ana, refund(1500));
  await assert.rejects(lea('POST', `/api/v1/approvals/${other.approval?.id}/decide`, { approve: false }), /Say why not/);
  await lea('POST', `/api/v1/approvals/${other.approval?.id}/decide`, { approve: false, note: 'Send a new one instead.' });
  const refused = await ended(other.id, 'refused');
  assert.deepEqual([refused.approval?.note, refused.approval?.decided_by, sentFor(other.id)], ['Send a new one instead.', 'Lea', 0]);
  await world.until(async () => (await ana<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.some((notice) => notice.kind === 'action_failed'));
  const taken = await ask(ana, refund(1500));
  assert.equal((await ana<OrderActionView>('POST', `/api/v1/order-actions/${taken.id}/withdraw`)).state, 'withdrawn');
  assert.deepEqual((await lea<{ data: unknown[] }>('GET', '/api/v1/approvals')).data, []);
});

test('the line is cut after the shop did it: it is read back, and never sent twice', async () => {
  shop.mood = 'cut_after';
  const asked = await ask(ana, refund(300));
  const done = await ended(asked.id, 'done');
  assert.deepEqual([sentFor(asked.id), [...shop.done.keys()].filter((id) => id === asked.id).length, done.attempts], [1, 1, 1]);
  assert.ok(done.evidence.some((line) => line.what === 'silence') && done.evidence.at(-1)?.what === 'looked');
  shop.mood = 'well';
});

test('the line is cut before: the screen says it is not known, until the shop proves that it did not happen; then it is sent again', async () => {
  shop.mood = 'cut_before';
  const asked = await ask(ana, refund(400));
  await world.until(async () => shop.heard.some((one) => one.type === 'order_action.find' && one.id.includes(asked.id)), 20);
  await ended(asked.id, 'unknown');
  assert.equal(sentFor(asked.id), 1);
  await assert.rejects(ask(ana, refund(500)), (error) => error instanceof CallError && error.code === 'action_under_way');
  await assert.rejects(ana('POST', `/api/v1/order-actions/${asked.id}/again`), (error) => error instanceof CallError && error.code === 'not_safe');
  shop.mood = 'well';
  await later(asked.id);
  const done = await ended(asked.id, 'done');
  assert.deepEqual([sentFor(asked.id), done.attempts, shop.done.has(asked.id)], [2, 2, true]);
});

test('a shop that says no is believed at once; one that is down is waited for, and what waits can be taken back', async () => {
  shop.mood = 'no';
  const refused = await ended((await ask(ana, refund(100))).id, 'failed');
  assert.deepEqual([refused.problem, refused.problem_note, refused.may.again], ['declined', 'The warehouse has packed it.', true]);
  shop.mood = 'down';
  const waiting = await ask(ana, refund(100));
  await world.until(async () => (await shown(waiting.id)).problem === 'unreachable');
  assert.equal((await shown(waiting.id)).state, 'asked');
  await ana('POST', `/api/v1/order-actions/${waiting.id}/withdraw`);
  shop.mood = 'well';
  await ended((await ana<OrderActionView>('POST', `/api/v1/order-actions/${refused.id}/again`)).id, 'done');
});

test('a process that dies between writing down that it sends and sending leaves nothing done twice, or undone', async () => {
  shop.mood = 'down';
  const asked = await ask(ana, refund(100));
  await world.until(async () => (await shown(asked.id)).problem === 'unreachable');
  // As the row stands when the process is killed right there.
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update orders.action set state = 'sending', attempts = 1, sent_at = ${tx.now} where id = ${asked.id}`));
  shop.mood = 'well';
  await world.house.db.transact(systemActor('test'), (tx) => tx.schedule({ kind: 'orders.carry_out', key: asked.id, brandId: world.brandId, payload: { action_id: asked.id } }));
  await ended(asked.id, 'unknown');
  assert.equal(sentFor(asked.id), 0);
  await later(asked.id);
  assert.deepEqual([(await ended(asked.id, 'done')).attempts, sentFor(asked.id)], [2, 1]);
});

test('two agents at one order at the same moment: one acts, the other is told', async () => {
  const both = await Promise.allSettled([ask(ana, refund(100)), ask(lea, refund(100))]);
  assert.deepEqual(both.map((one) => (one.status === 'fulfilled' ? 'asked' : (one.reason as CallError).code)).toSorted(), ['action_under_way', 'asked']);
  for (const one of both) if (one.status === 'fulfilled') await ended(one.value.id, 'done');
});

test('where the shop cannot tell, a person says how it ended', async () => {
  shop.mood = 'cut_before';
  const asked = await ask(ana, refund(100));
  await ended(asked.id, 'unknown');
  shop.mood = 'down';
  const settled = await ana<OrderActionView>('POST', `/api/v1/order-actions/${asked.id}/settle`, { happened: false, note: 'Not in the shop’s books.' });
  assert.deepEqual([settled.state, settled.problem, settled.settled_by?.name], ['failed', 'by_hand', 'Ines']);
  shop.mood = 'well';
});

test('who is asking: unproven wants a reason; a mail its domain vouches for proves; so does a code sent to the order’s address', async () => {
  const seen = async (from = conversationId) => (await ana<ActionableView>('GET', `/api/v1/orders/${orderId}/actions?conversation_id=${from}`)).proof.method;
  assert.equal(await seen(), 'none');
  await assert.rejects(ask(ana, { kind: 'correct_address', address: { name: 'Ana', line1: 'Rua 2', city: 'Porto', country: 'PT' } }, { reason: '' }), /reason/);
  const messageId = (await world.call<{ data: { id: string }[] }>('GET', `/api/v1/conversations/${conversationId}/messages`)).data[0]?.id ?? '';
  await world.house.db.transact(systemActor('test'), (tx) => addFindings(tx, messageId, { facts: { authentication: { dmarc: 'pass' } } }));
  assert.equal(await seen(), 'mail');
  const moved = await ended((await ask(ana, { kind: 'correct_address', address: { name: 'Ana Silva', line1: 'Rua 2', city: 'Porto', country: 'PT', postal_code: '4000' } }, { reason: '' })).id, 'done');
  assert.deepEqual([moved.proof, (shop.order.shipping_address as { line1: string }).line1], ['mail', 'Rua 2']);

  await world.mail({ from: 'Somebody <stranger@else.test>', to: 'help@north.test', subject: 'order #1001', text: 'Where is order #1001?' });
  const stranger = await world.until(async () => (await world.call<{ data: { id: string; subject: string }[] }>('GET', '/api/v1/conversations')).data.find((one) => one.subject === 'order #1001'));
  assert.equal(await seen(stranger.id), 'none');
  await ana('POST', `/api/v1/conversations/${stranger.id}/proof-codes`, { order_id: orderId });
  const letter = await world.until(async () => world.relay.mails.find((mail) => mail.to.includes('ana@example.test') && mail.raw.includes('Code:')));
  const raw = letter.raw.toString('utf8');
  const code = /Code: (\d{6})/.exec(raw)?.[1] ?? '';
  const replyTo = /^Reply-To: .*?<([^>]+)>/im.exec(raw)?.[1] ?? '';
  const kept = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ all: string }>(sql`select coalesce(string_agg(c::text, ''), '') || (select coalesce(string_agg(j::text, ''), '') from platform.job j) as all from customers.proof_code c`));
  assert.ok(code !== '' && replyTo !== '' && !kept.all.includes(code), 'the code is kept nowhere readable');
  assert.doesNotMatch(raw, /Where is order/);
  const say = (text: string) => world.mail({ from: 'stranger@else.test', to: replyTo, subject: 'Re: order #1001', text });
  await say(`Is it ${code === '000000' ? '111111' : '000000'}?`);
  await world.until(async () => (await world.house.db.read(systemActor('test'), (tx) => tx.maybe(sql`select 1 from customers.proof_code where attempts = 1`))));
  assert.equal(await seen(stranger.id), 'none');
  await say(`Here you are: ${code}`);
  await world.until(async () => (await seen(stranger.id)) === 'code');
  assert.ok((await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${stranger.id}/events`)).data.some((event) => event.name === 'customers.customer_proven'));
});

test('in chat the shop’s own word for an address proves; an address typed beside a sign-in does not', async () => {
  const at = world.house.web.server.address();
  const base = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  const settings = await world.call<{ key: string }>('POST', `/api/v1/brands/${world.brandId}/chat`, {});
  await world.call('PATCH', `/api/v1/brands/${world.brandId}/chat`, { enabled: true });
  const { secret } = await world.call<{ secret: string }>('POST', `/api/v1/brands/${world.brandId}/chat/secret`, {});
  const sign = (claims: Record<string, unknown>) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode(secret));
  const proofAfter = async (claims: Record<string, unknown>, typed: string | null, says: string): Promise<string> => {
    const browser = new ChatBrowser(base, settings.key);
    await browser.start();
    if (typed !== null) await browser.call('POST', '/details', { email: typed });
    browser.credentials = (await browser.call<{ visitor: string }>('POST', '/identify', { token: await sign(claims) })).visitor;
    await browser.say(says);
    const { id } = await world.until(async () => (await world.call<{ data: { id: string; subject: string }[] }>('GET', '/api/v1/conversations')).data.find((one) => one.subject === says));
    browser.cut();
    return (await ana<ActionableView>('GET', `/api/v1/orders/${orderId}/actions?conversation_id=${id}`)).proof.method;
  };
  assert.equal(await proofAfter({ external_id: 'c-1', email: 'ana@example.test' }, null, 'It is me, signed in'), 'signed_in');
  assert.equal(await proofAfter({ external_id: 'c-2' }, 'ana@example.test', 'It is me, I typed it'), 'none');
});

test('a shop that fetches its work asks for it, reports once, and the order is as it says', async () => {
  await world.call('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Till', source: 'till', mode: 'fetches', kinds: ['refund'] });
  const bought = { ...placed, source_id: 'T-1', number: '#2001', email: 'bo@example.test' };
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', { ...bought, brand_id: world.brandId, source: 'till' });
  const asked = await lea<OrderActionView>('POST', `/api/v1/orders/${id}/actions`, { wish: { kind: 'refund', scope: 'full', restock: true }, reason: 'never came', key: 'till-press' });
  const { data: work } = await world.call<{ data: OrderActionView[] }>('GET', '/api/v1/order-actions?state=asked');
  assert.deepEqual(work.map((one) => [one.id, one.order.source_id, one.consequence.refund_minor]), [[asked.id, 'T-1', 10_490]]);
  const report = { state: 'done', reference: 'R-9', order: { ...bought, payment_state: 'refunded', changed_at: new Date().toISOString(), refunds: [{ source_id: 'R-9', amount: money(10_490), at: new Date().toISOString() }] } };
  await assert.rejects(world.call('POST', `/api/v1/order-actions/${asked.id}/result`, { ...report, order: undefined }), /Send the order/);
  await assert.rejects(world.call('POST', `/api/v1/order-actions/${asked.id}/result`, { ...report, order: { ...report.order, source_id: 'T-2' } }), /another order/);
  for (let again = 0; again < 2; again++) assert.equal((await world.call<OrderActionView>('POST', `/api/v1/order-actions/${asked.id}/result`, report)).state, 'done');
  await assert.rejects(world.call('POST', `/api/v1/order-actions/${asked.id}/result`, { state: 'failed' }), (error) => error instanceof CallError && error.code === 'already_reported');
  assert.equal((await world.call<{ refunded: { amount_minor: number } }>('GET', `/api/v1/orders/${id}`)).refunded.amount_minor, 10_490);
  interface Health { source: string; last_order_at: string | null; last_fetched_at: string | null }
  const health = async () => (await world.call<{ data: Health[] }>('GET', '/api/v1/commerce/custom')).data.find((one) => one.source === 'till') as Health;
  assert.deepEqual([(await health()).last_order_at !== null, (await health()).last_fetched_at], [true, null], 'a person who looks is not the shop that fetches');
  const role = (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles')).data.find((one) => one.name === 'shop');
  const { token } = await world.call<{ token: string }>('POST', '/api/v1/api-keys', { name: 'Till', role_id: role?.id, brand_ids: [world.brandId] });
  await world.call('GET', '/api/v1/order-actions?state=asked', undefined, { authorization: `Bearer ${token}`, cookie: '' });
  await world.until(async () => (await health()).last_fetched_at !== null);
  await assert.rejects(world.call('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Not mine', source: 'shopify-2', mode: 'fetches', kinds: ['refund'] }), /connection of their own/);
});

test('the demo’s shop does what it is asked too', async () => {
  const bought = { ...placed, source_id: 'D-1', number: '#3001', email: 'cy@example.test' };
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', { ...bought, brand_id: world.brandId, source: 'demo' });
  const act = async (wish: unknown) => ended((await lea<OrderActionView>('POST', `/api/v1/orders/${id}/actions`, { wish, reason: 'as a show', key: crypto.randomUUID() })).id, 'done');
  await act({ kind: 'correct_address', address: { name: 'Cy', line1: 'New Road 1', city: 'Ghent', country: 'BE' } });
  assert.match((await act({ kind: 'credit', amount_minor: 500 })).result?.code ?? '', /^THANKS-/);
  await act({ kind: 'refund', scope: 'lines', lines: [{ line_id: 'l1', quantity: 2 }], restock: true });
  await act({ kind: 'cancel', restock: true });
  const after = await world.call<{ state: string; refunded: { amount_minor: number }; shipping_address: string }>('GET', `/api/v1/orders/${id}`);
  assert.deepEqual([after.state, after.refunded.amount_minor, after.shipping_address], ['cancelled', 9990, 'Cy, New Road 1, Ghent, BE'], 'what was given as credit is not paid back once more');
});
