import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ChatSettingsView } from '../../src/modules/channels/chat/contract.ts';
import type { ConversationPageView, InboxView } from '../../src/modules/conversations/contract.ts';
import { draw } from '../../src/modules/experiments/index.ts';
import { FORGET_JOB } from '../../src/modules/invitations/commands/forget.ts';
import type { InvitedView, InvitingFiguresView, InvitingView, TermsView } from '../../src/modules/invitations/contract.ts';
import { putOrder } from '../../src/modules/orders/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { ChatBrowser } from './chat-browser.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let base: string;
let key: string;
before(async () => {
  world = await openTestHouse();
  const address = world.house.web.server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  ({ key } = await world.call<ChatSettingsView>('PATCH', `/api/v1/brands/${world.brandId}/chat`, { enabled: true }));
});
after(() => world.close());

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.house.db.transact(systemActor('test'), work);
const url = (more = ''): string => `/api/v1/brands/${world.brandId}/inviting${more}`;
const inviting = () => world.call<InvitingView>('GET', url());
const figures = () => world.call<InvitingFiguresView>('GET', url('/figures'));
const chart = { seconds_on_page: 12, cart_visits: 0, size_charts: 2, checkout_errors: 0, value_minor: 4900 };
const said = (visitor: string, more: object = {}) => ({ visitor, language: 'en', consented: true, signs: chart, ...more });
const visit = async (visitor: string, more: object = {}, headers: Record<string, string> = {}) => (await new ChatBrowser(base, key).call<InvitedView>('POST', '/visit', said(visitor, more), headers)).invitation;
const post = (path: string, body: object) => new ChatBrowser(base, key).call<{ done: boolean }>('POST', path, body);

async function live(change: Partial<TermsView> = {}): Promise<void> {
  await world.call('PUT', url(), { ...(await inviting()).draft, somebody_there: false, ...change });
  await world.call('POST', url('/publish'), {});
}

/** A visitor of an arm, at a share of half. */
async function visitorOf(arm: 'treated' | 'holdout'): Promise<string> {
  const { id } = await write((tx) => tx.one<{ id: string }>(sql`select id from invitations.setting where brand_id = ${world.brandId}`));
  for (;;) {
    const visitor = crypto.randomUUID();
    if (draw(id, visitor) < 0.5 === (arm === 'holdout')) return visitor;
  }
}

const placed = (number: string, placedAt = new Date(), email = 'ana@example.test'): Promise<string> => write(async (tx) => (await putOrder(tx, {
  brandId: world.brandId, source: 'shop', sourceId: number, number, email, phone: null, customerName: 'Ana Lopez', state: 'open', paymentState: 'paid', fulfilmentState: 'unfulfilled', currency: 'EUR', totalMinor: 4900,
  shippingAddress: { country: 'DE' }, note: null, url: null, placedAt, cancelledAt: null, changedAt: placedAt, lines: [], refunds: [],
})).id);

/** The counted days are over for whoever was drawn so far. */
const later = (days: number): Promise<unknown> => write(async (tx) => {
  await tx.run(sql`update invitations.decision set decided_at = decided_at - make_interval(days => ${days}), last_at = last_at - make_interval(days => ${days})`);
  await tx.run(sql`update invitations.named_order set named_at = named_at - make_interval(days => ${days})`);
});

test('while it is off nobody is invited, nothing is kept, and the widget watches nothing', async () => {
  assert.equal(await visit(crypto.randomUUID()), null);
  const look = await new ChatBrowser(base, key).call<{ invitations: unknown; status: unknown[] }>('GET', '/look');
  assert.equal(look.invitations, null);
  assert.deepEqual(look.status, []);
  assert.equal((await figures()).signs, 0);
  await assert.rejects(world.call('POST', url('/turn'), { on: true }), /not_published/);
  await world.call('PUT', url(), { ...(await inviting()).draft, words: { de: { size_chart: 'Hallo' } } });
  await assert.rejects(world.call('POST', url('/publish'), {}), /invalid/);
  assert.ok((await inviting()).faults.length > 0);
});

test('who hesitates is invited once; the first message tells the agent why, once', async () => {
  await live({ holdout_percent: 0, words: { en: { size_chart: 'Not sure about the size? Ask us.', checkout_error: 'x', cart_returned: 'y' } } });
  const visitor = crypto.randomUUID();
  assert.equal(await visit(visitor, { signs: { ...chart, size_charts: 1 } }), null, 'once is no sign');
  assert.equal(await visit(visitor, { consented: false }), null);
  assert.equal(await visit(visitor, {}, { dnt: '1' }), null);
  assert.equal(await visit(visitor, {}, { 'sec-gpc': '1' }), null);
  assert.equal((await figures()).signs, 0, 'nothing is kept of a visit without a sign or a yes');
  const invitation = await visit(visitor);
  assert.equal(invitation?.text, 'Not sure about the size? Ask us.');
  assert.deepEqual(await visit(visitor), invitation, 'an answer that was lost is given again');
  await post(`/invitations/${invitation?.id}`, { visitor, did: 'shown' });
  assert.equal(await visit(visitor), null, 'and once it was seen, never');
  await post(`/invitations/${invitation?.id}`, { visitor: crypto.randomUUID(), did: 'dismissed' });
  await post(`/invitations/${invitation?.id}`, { visitor, did: 'opened' });
  const browser = new ChatBrowser(base, key);
  await browser.start();
  const { chat } = await browser.say('Does it run small?', { invitation: invitation?.id });
  await browser.say('The blue one.', { chat, invitation: invitation?.id });
  const row = await world.until(async () => (await world.call<InboxView>('GET', '/api/v1/desk/inbox?limit=50&view=all')).data.find((one) => one.subject.startsWith('Does it run small')));
  const { messages } = await world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${row.id}`);
  const notes = messages.filter((one) => one.kind === 'note').map((one) => one.text);
  assert.equal(notes.length, 1);
  assert.match(notes[0] ?? '', /opened the size chart 2 times/);
  const { data: lines } = await browser.call<{ data: { text: string }[] }>('GET', `/chats/${chat}/lines`);
  assert.ok(!lines.some((line) => line.text.includes('size chart')), 'the note stays inside');
  const { signs, invited, shown, opened, dismissed, chats, not_invited: not } = await figures();
  assert.deepEqual({ signs, invited, shown, opened, dismissed, chats }, { signs: 1, invited: 1, shown: 1, opened: 1, dismissed: 0, chats: 1 });
  assert.deepEqual(not, [{ because: 'invited_lately', visitors: 1 }]);
  assert.equal(await (async () => (await browser.call<InvitedView>('POST', '/visit', said(crypto.randomUUID()))).invitation)(), null, 'who chats is not invited');
});

test('outside of hours, with nobody there and beyond the cap nobody is asked, and every no is kept with its reason', async () => {
  await live({ somebody_there: true });
  // Whoever signed in and looked at a conversation is available.
  await write((tx) => tx.run(sql`update routing.presence set state = 'offline'`));
  assert.equal(await visit(crypto.randomUUID()), null);
  await write((tx) => tx.run(sql`insert into routing.presence (person_id, state, since, seen_at, idle_since) select id, 'available', now(), now(), now() from identity.person on conflict (person_id) do update set state = 'available'`));
  assert.ok(await visit(crypto.randomUUID()));
  await live({ most_per_day: 3 });
  const visitors = Array.from({ length: 8 }, () => crypto.randomUUID());
  const found = await Promise.all(visitors.map((one) => visit(one)));
  assert.equal(found.filter((one) => one !== null).length, 1, 'the cap holds whoever comes at once: two were drawn before');
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, []])), holidays: [], shifts: {} });
  assert.equal(await visit(crypto.randomUUID()), null);
  await live({ in_hours: false, minimum_value_minor: 5000, most_per_day: 1000 });
  assert.equal(await visit(crypto.randomUUID()), null);
  const because = (await figures()).not_invited.map((one) => one.because);
  for (const one of ['nobody_there', 'enough_today', 'closed', 'below_value']) assert.ok(because.includes(one), one);
  await world.call('POST', url('/turn'), { on: false });
  assert.equal((await new ChatBrowser(base, key).call<{ invitations: unknown }>('GET', '/look')).invitations, null);
});

test('buyers of both arms are counted the same way: named by the thank-you page, and known as placed then', async () => {
  await live({ in_hours: false, minimum_value_minor: 0, most_per_day: 1000, holdout_percent: 50 });
  const [buyer, looker, held, liar] = [await visitorOf('treated'), await visitorOf('treated'), await visitorOf('holdout'), await visitorOf('holdout')];
  assert.ok(await visit(buyer));
  assert.ok(await visit(looker));
  assert.equal(await visit(held), null);
  assert.equal(await visit(liar), null);
  assert.equal(await visit(held), null, 'held out stays so, and is not drawn twice');
  await placed('#9001');
  await placed('#9002');
  await placed('#8000', new Date(Date.now() - 40 * 86_400_000));
  await post('/ordered', { visitor: buyer, number: '9001' });
  await post('/ordered', { visitor: held, number: ' #9002 ' });
  for (const number of ['#9001', '#8000', '#9999']) assert.deepEqual(await post('/ordered', { visitor: liar, number }), { done: true }, 'the answer says nothing of what exists');
  await post('/ordered', { visitor: crypto.randomUUID(), number: '#9002' });
  const before = (await figures()).lifts[0];
  assert.deepEqual([before?.invited.visitors, before?.held_out.visitors], [0, 0], 'nobody counts before their days are over');
  await later(8);
  await write((tx) => tx.run(sql`update orders."order" set placed_at = placed_at - interval '8 days' where number in ('#9001', '#9002')`));
  const [all, ...by] = (await figures()).lifts;
  assert.deepEqual([all?.invited, all?.held_out, all?.holdout_share], [{ visitors: 2, buyers: 1 }, { visitors: 2, buyers: 1 }, 0.5]);
  assert.equal(all?.verdict, 'too_few');
  assert.deepEqual(by.map((one) => one.trigger), ['size_chart']);
});

test('what is hostile is refused or passed over', async () => {
  const visitor = crypto.randomUUID();
  await assert.rejects(visit('not-an-id'), /invalid|bad_request|400/);
  await assert.rejects(visit(visitor, { signs: { ...chart, size_charts: -1 } }), /invalid|400/);
  await assert.rejects(visit(visitor, { signs: { ...chart, email: 'ana@example.test' } }), /invalid|400/, 'what is not asked for is not taken');
  await assert.rejects(new ChatBrowser(base, key, 'https://elsewhere.test').call('POST', '/visit', said(visitor)), /origin_refused/);
  assert.deepEqual(await post('/invitations/nonsense', { visitor, did: 'opened' }), { done: true });
  const flood = await Promise.allSettled(Array.from({ length: 90 }, () => visit(crypto.randomUUID())));
  assert.ok(flood.some((one) => one.status === 'rejected' && /too_many/.test(String(one.reason))), 'one address is counted');
  const other = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  const { key: theirs } = await world.call<ChatSettingsView>('PATCH', `/api/v1/brands/${other.id}/chat`, { enabled: true });
  assert.equal((await new ChatBrowser(base, theirs, 'https://south.test').call<{ invitations: unknown }>('GET', '/look')).invitations, null);
  assert.equal((await world.call<InvitingFiguresView>('GET', `/api/v1/brands/${other.id}/inviting/figures`)).signs, 0);
});

test('what was kept is forgotten in its time, and with the customer', async () => {
  const kept = () => write((tx) => tx.one<{ no: number; drawn: number; named: number; linked: number }>(sql`
    select count(*) filter (where arm is null)::integer as no, count(*) filter (where arm is not null)::integer as drawn, (select count(*)::integer from invitations.named_order) as named, count(conversation_id)::integer as linked from invitations.decision`));
  const { customer_id: customer } = await write((tx) => tx.one<{ customer_id: string }>(sql`select customer_id from orders."order" where number = '#9001'`));
  const before = await kept();
  await world.call('POST', `/api/v1/customers/${customer}/erase`, {});
  await world.until(async () => (await kept()).named < before.named);
  const run = () => write(async (tx) => {
    await tx.run(sql`update platform.job set run_at = ${tx.now}, revision = revision + 1 where kind = ${FORGET_JOB}`);
    tx.wishes.scheduledFor = tx.now.getTime();
  });
  await later(31);
  await run();
  await world.until(async () => (await kept()).no === 0);
  assert.equal((await kept()).drawn, before.drawn);
  await later(150);
  await run();
  await world.until(async () => (await kept()).drawn === 0 && (await kept()).named === 0);
});
