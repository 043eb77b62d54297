import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { NOTICE_JOB } from '../../src/modules/channels/email/commands/deliver-notice.ts';
import { armOf } from '../../src/modules/experiments/index.ts';
import { putOrder } from '../../src/modules/orders/index.ts';
import type { IncidentView, NoticeView, PreviewView, ProgrammeViewShape } from '../../src/modules/outreach/contract.ts';
import { incidentsFor, noticesOfOrder } from '../../src/modules/outreach/index.ts';
import { startOf } from '../../src/modules/outreach/rules/programme.ts';
import type { Trigger } from '../../src/modules/outreach/rules/shapes.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

let world: TestHouse;
let lead: Caller;
let base: string;
before(async () => {
  world = await openTestHouse();
  lead = await secondPerson(world, 'lead', 'Lea');
  const address = world.house.web.server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await world.call('PUT', `/api/v1/brands/${world.brandId}/outreach-settings`, { quiet: { from: '00:00', to: '00:00' }, most_per_day: 20, most_per_week: 50, wrote_within_days: 7, most_per_minute: 600, cost_cents: { email: 0.1 } });
});
after(() => world.close());

const DAY = 86_400_000;
const days = (count: number): Date => new Date(Date.now() + count * DAY);
const system = systemActor('test');
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.house.db.transact(system, work);
const programmes = (trigger = ''): string => `/api/v1/brands/${world.brandId}/notice-programmes${trigger && `/${trigger}`}`;
let made = 0;

/** An order with a parcel that nobody scanned for a week and that is expected in two days. */
async function late(email: string, country = 'US'): Promise<{ orderId: string; number: string; shipmentId: string }> {
  const own = ++made;
  const number = `#${7000 + own}`;
  const orderId = await placed(email, number, country);
  const shipmentId = await write((tx) => putShipment(tx, {
    brandId: world.brandId, source: 'shop', sourceId: `p${own}`, orderId, carrier: 'dhl', trackingNumber: `JD${1e10 + own}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: days(2), promisedAt: days(1), shippedAt: null, changedAt: days(-7),
    events: [{ at: days(-7), state: 'in_transit', description: 'Departed', place: 'Leipzig' }],
  }));
  return { orderId, number, shipmentId };
}

const placed = (email: string, number: string, country = 'US'): Promise<string> => write(async (tx) => (await putOrder(tx, {
  brandId: world.brandId, source: 'shop', sourceId: number, number, email, phone: null, customerName: 'Ana Lopez', state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 1000,
  shippingAddress: { country, postal_code: '10969', city: 'Berlin' }, note: null, url: null, placedAt: days(-9), cancelledAt: null, changedAt: days(-9), lines: [], refunds: [],
})).id);

/** Published by the owner, agreed to by the lead. */
async function live(trigger: Trigger, holdout: number): Promise<void> {
  await world.call('PUT', programmes(trigger), { ...startOf(trigger), holdout_percent: holdout });
  await world.call('POST', programmes(`${trigger}/publish`), {});
  await agree();
  await world.until(async () => (await shown(trigger))?.state === 'on' && !(await shown(trigger))?.waiting);
}

async function agree(): Promise<void> {
  const { data } = await lead<{ data: { id: string }[] }>('GET', '/api/v1/approvals');
  for (const one of data) await lead('POST', `/api/v1/approvals/${one.id}/decide`, { approve: true });
  await world.settled();
}

const shown = async (trigger: Trigger) => (await world.call<{ data: ProgrammeViewShape[] }>('GET', programmes())).data.find((one) => one.trigger === trigger);
const noticesOf = async (orderId: string, trigger = 'no_scan') => (await world.call<{ data: NoticeView[] }>('GET', `/api/v1/notices?order_id=${orderId}&trigger=${trigger}`)).data;
const noticeMails = (email: string) => world.relay.mails.filter((one) => one.to.includes(email) && one.messageId.includes('.notice@'));
const ended = (orderId: string, trigger?: string) => world.until(async () => (await noticesOf(orderId, trigger)).find((one) => !['due', 'leaving'].includes(one.state)));

test('nothing is told before a second person agreed, and nothing vague can be asked for', async () => {
  const vague = startOf('no_scan');
  await world.call('PUT', programmes('no_scan'), { ...vague, wordings: { en: { subject: 'Your parcel', text: '{what_happened} {what_changed} {what_you_can_do} It comes as soon as possible.' } } });
  await assert.rejects(world.call('POST', programmes('no_scan/publish'), {}), /invalid/);
  const { orderId } = await late('early@example.test');
  await world.settled();
  assert.deepEqual(await noticesOf(orderId), [], 'what is off is not even written down');
});

test('a late parcel is told once, by a signed-off mail with its stop; the answer is recognised', async () => {
  await live('no_scan', 0);
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: true });
  const { orderId, number } = await late('ana@example.test');
  const told = await ended(orderId);
  assert.equal(told.state, 'sent');
  const [mail, ...more] = noticeMails('ana@example.test');
  assert.ok(mail && more.length === 0);
  assert.equal(mail.messageId, `${told.id}.notice@north.test`);
  const raw = mail.raw.toString();
  assert.match(raw, /^List-Unsubscribe:\s+<http[^>]+\/unsubscribe>/m);
  assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  assert.match(raw, /^Auto-Submitted: auto-generated/m);
  const read = readMail(mail.raw);
  assert.match(read.text, new RegExp(`has not scanned your parcel of order ${number}.*We now expect it .* instead of`, 's'));
  assert.equal((await write((tx) => noticesOfOrder(tx, orderId))).length, 1);
  const page = /http\S+(\/p\/north\/t\/\S+)/.exec(read.text)?.[1];
  assert.match(await (await fetch(`${base}${page}`)).text(), /DHL/, 'it leads to the page that shows the parcel');

  await world.mail({ from: 'Ana <ana@example.test>', to: read.replyTo[0]?.address ?? '', subject: 'Re: Your parcel stands still', text: 'That is too late for me.', inReplyTo: `<${mail.messageId}>` });
  const counted = await world.until(async () => (await noticesOf(orderId)).find((one) => one.conversation_ids.length === 1));
  const conversationId = counted.conversation_ids[0] as string;
  const { data } = await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${conversationId}/events`);
  assert.equal(data.filter((one) => one.name === 'outreach.recognised').length, 1);
  assert.equal((await world.call<{ data: NoticeView[] }>('GET', `/api/v1/conversations/${conversationId}/notices`)).data[0]?.id, told.id);
});

test('a second answer to the same notice joins the first, from another program and without its header too; a program’s answer joins nothing; long closed, it is followed', async () => {
  const email = 'bea@example.test';
  const { orderId, number } = await late(email);
  const told = await ended(orderId);
  const [mail] = noticeMails(email);
  const to = readMail(mail?.raw ?? Buffer.alloc(0)).replyTo[0]?.address ?? '';
  const theirs = (): Promise<{ id: string; messages: number; kinds: string[] }[]> => write((tx) => tx.rows(sql`
    select c.id, count(m.id)::integer as messages, array_agg(distinct m.kind) as kinds from conversations.conversation c join conversations.message m on m.conversation_id = c.id where c.subject like ${`%stands still%`} and m.sender->>'address' = ${email} group by c.id, c.number order by c.number`));
  const answer = (text: string, more: { to?: string; inReplyTo?: string; headers?: Record<string, string> }) => world.mail({ from: `Bea <${email}>`, to, subject: 'Re: Your parcel stands still', text, ...more });
  const inReplyTo = `<${mail?.messageId}>`;
  await answer('I am away then.', { inReplyTo, headers: { 'Auto-Submitted': 'auto-replied' } });
  // Two at once, of which one lost the address.
  await Promise.all([answer('That is too late for me.', { inReplyTo }), answer('I need it on Thursday.', { to: 'help@north.test', inReplyTo })]);
  await answer('Are you there?', {});
  const seen = await world.until(async () => (await theirs()).some((one) => one.messages === 3) && theirs());
  assert.deepEqual(seen.map((one) => [one.messages, one.kinds]), [[1, ['auto']], [3, ['customer']]]);
  const [, open] = seen as [unknown, { id: string }];
  const counted = await world.until(async () => (await noticesOf(orderId))[0]?.conversation_ids.includes(open.id) && (await noticesOf(orderId))[0]);
  assert.equal(counted.id, told.id);

  await write((tx) => tx.run(sql`update conversations.conversation set category = 'resolved', resolved_at = ${days(-90)}, status_id = (select id from conversations.status where brand_id = ${world.brandId} and category = 'resolved' limit 1) where id = ${open.id}`));
  await answer(`And ${number} once more.`, { inReplyTo });
  await answer('Hello?', { inReplyTo });
  assert.deepEqual((await world.until(async () => (await theirs()).length === 3 && (await theirs())[2]?.messages === 2 && theirs())).map((one) => one.messages), [1, 3, 2]);
});

test('who wrote about it is not told; who asked not to be told is not; who is refused by their relay is not told again', async () => {
  const number = `#${7000 + made + 1}`;
  await world.call('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Where is it?', customer: { email: 'ben@example.test' }, text: `Where is my order ${number}?` });
  await world.settled();
  assert.deepEqual([(await ended((await late('ben@example.test')).orderId)).because, noticeMails('ben@example.test').length], ['wrote_already', 0]);

  const first = await late('cleo@example.test');
  await ended(first.orderId);
  const path = /\/n\/([\w-]{38})\/unsubscribe/.exec(noticeMails('cleo@example.test')[0]?.raw.toString().replaceAll(/=\r\n/g, '') ?? '')?.[1] ?? '';
  assert.equal((await fetch(`${base}/n/${path}/unsubscribe`)).status, 200);
  assert.equal((await ended((await late('cleo@example.test')).orderId)).state, 'sent', 'looking stops nothing');
  assert.equal((await fetch(`${base}/n/${path}/unsubscribe`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })).status, 200);
  assert.equal((await ended((await late('cleo@example.test')).orderId)).because, 'refused');
  assert.equal((await fetch(`${base}/n/${'A'.repeat(38)}`)).status, 404);

  world.relay.refuseWith = 550;
  assert.equal((await ended((await late('gone@example.test')).orderId)).state, 'failed');
  world.relay.refuseWith = null;
  assert.equal((await ended((await late('gone@example.test')).orderId)).because, 'suppressed');
});

test('what sells is confirmed from the address itself where the country asks for it', async () => {
  const { orderId } = await late('dora@example.test', 'DE');
  const told = await ended(orderId);
  const page = /\/n\/([\w-]{38})\s/.exec(readMail(noticeMails('dora@example.test')[0]?.raw ?? Buffer.alloc(0)).text)?.[1] ?? '';
  const chosen = await fetch(`${base}/n/${page}`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'service=yes&marketing=yes&survey=yes' });
  assert.match(chosen.headers.get('location') ?? '', /said=confirm/);
  const wants = (): Promise<{ marketing: boolean }> => world.call('GET', `/api/v1/customers/${told.customer?.id}/preferences`);
  assert.equal((await wants()).marketing, false);
  const confirm = await world.until(async () => /\/n\/confirm\/[\w-]{38}/.exec(noticeMails('dora@example.test').map((one) => readMail(one.raw).text).join('\n'))?.[0]);
  assert.equal((await fetch(`${base}${confirm}`)).status, 200);
  assert.equal((await wants()).marketing, false, 'a program that follows links confirms nothing');
  await fetch(`${base}${confirm}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' });
  assert.equal((await wants()).marketing, true);
});

test('the held out are told nothing, and the same ones always', async () => {
  await live('no_scan', 50);
  const id = (await world.house.db.transact(system, (tx) => tx.one<{ id: string }>(sql`select id from outreach.programme where brand_id = ${world.brandId} and trigger = 'no_scan'`))).id;
  const orders = await Promise.all(Array.from({ length: 12 }, (_, at) => late(`half${at}@example.test`)));
  const told = await Promise.all(orders.map(async ({ orderId }) => ended(orderId)));
  for (const [at, one] of told.entries()) {
    const arm = armOf(id, one.customer?.id ?? '', 0.5);
    assert.deepEqual([one.arm, one.state, noticeMails(`half${at}@example.test`).length], arm === 'treated' ? ['treated', 'sent', 1] : ['holdout', 'not_sent', 0]);
  }
  assert.equal(new Set(told.map((one) => one.arm)).size, 2);
});

test('a crash between the relay’s yes and our commit sends the same mail and not another', async () => {
  await live('no_scan', 0);
  const { orderId } = await late('crash@example.test');
  const told = await ended(orderId);
  // As after a kill -9: the relay has it, and nothing of that is written here.
  await write(async (tx) => {
    await tx.run(sql`update outreach.decision set state = 'leaving', sent_at = null, header_id = null where id = ${told.id}`);
    await tx.schedule({ kind: NOTICE_JOB, key: told.id, brandId: world.brandId, payload: { decision_id: told.id, due_at: new Date().toISOString() } });
  });
  await world.until(async () => (await noticesOf(orderId))[0]?.state === 'sent');
  const ids = noticeMails('crash@example.test').map((one) => one.messageId);
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
});

test('everybody is told in their language, Arabic from the right; what a brand does not say in a language it says in its own', async () => {
  await live('no_scan', 0);
  const told = async (email: string, locale: string): Promise<ReturnType<typeof readMail>> => {
    const number = `#${7000 + made + 1}`;
    const customer = await placed(email, number).then((id) => write((tx) => tx.one<{ id: string }>(sql`update customers.customer set locale = ${locale} where id = (select customer_id from orders."order" where id = ${id}) returning id`)));
    assert.ok(customer.id);
    await ended((await late(email)).orderId);
    return readMail(noticeMails(email)[0]?.raw ?? Buffer.alloc(0));
  };
  const arabic = await told('amal@example.test', 'ar-EG');
  assert.match(arabic.subject, /طردك متوقف/);
  assert.match(arabic.text, /لم تسجّل DHL أي حركة لطرد طلبك \u200E#\d+\u200E منذ عدة أيام\. نتوقعه الآن يوم /);
  assert.match(arabic.html ?? '', /lang="ar" dir="rtl"/);
  const page = /http\S+(\/n\/[\w-]{38})\s/.exec(arabic.text)?.[1] ?? '';
  assert.match(await (await fetch(`${base}${page}`)).text(), /<html lang="ar" dir="rtl">.*أخبار طلباتك/s);
  assert.match((await told('chloe@example.test', 'fr-FR')).text, /n’a pas scanné le colis/);

  const words = startOf('no_scan').wordings;
  await world.call('PUT', programmes('no_scan'), { ...startOf('no_scan'), holdout_percent: 0, wordings: { en: words.en, de: words.de, es: words.es } });
  assert.deepEqual((await shown('no_scan'))?.faults, [], 'what is said in three languages may stay so');
  await world.call('POST', programmes('no_scan/publish'), {});
  await agree();
  await world.until(async () => Object.keys((await shown('no_scan'))?.live?.wordings ?? {}).length === 3);
  assert.equal((await told('celine@example.test', 'fr-FR')).subject, 'Your parcel stands still');
  const begin = await world.call<{ wordings: typeof words }>('GET', programmes('no_scan/start'));
  assert.deepEqual([Object.keys(begin.wordings).length, begin.wordings.ja], [9, words.ja]);
});

test('a preview says whom it would have reached and whom not, and a test goes to whoever asks', async () => {
  const preview = await world.call<PreviewView>('POST', programmes('no_scan/preview'), { ...startOf('no_scan'), holdout_percent: 0 });
  assert.ok(preview.happenings >= 15 && preview.told > 10, JSON.stringify(preview.because));
  assert.ok(preview.because.some((one) => one.because === 'refused' && one.count >= 1));
  assert.equal(preview.because.reduce((sum, one) => sum + one.count, 0), preview.happenings);
  assert.deepEqual(await world.call('POST', programmes('no_scan/test'), { language: 'de' }), { address: 'olga@keepdesk.test' });
  const mail = await world.until(async () => noticeMails('olga@keepdesk.test')[0]);
  assert.match(readMail(mail.raw).subject, /^\[Test\] Ihr Paket steht still/);
});

test('an incident is told once a second person agreed, at the brand’s pace, and its end to whoever was told', async () => {
  const orders = await Promise.all(Array.from({ length: 8 }, async (_, at) => {
    const orderId = await placed(`strike${at}@example.test`, `#S${at}`);
    await write((tx) => putShipment(tx, { brandId: world.brandId, source: 'shop', sourceId: `s${at}`, orderId, carrier: 'GLS', trackingNumber: `GLS${at}99`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: days(1), shippedAt: days(-1), changedAt: new Date() }));
    return orderId;
  }));
  const url = `/api/v1/brands/${world.brandId}/notice-incidents`;
  const wish = { carrier: 'gls', words: { en: 'A strike at GLS stops all parcels in the north.' }, over_words: { en: 'The strike at GLS is over.' }, late_days: 3, tag: 'GLS strike' };
  assert.deepEqual(await world.call('POST', `${url}/count`, wish), { parcels: 8, customers: 8 });
  const { id } = await world.call<{ id: string }>('POST', url, wish);
  assert.equal((await write((tx) => incidentsFor(tx, world.brandId))).length, 0);
  await agree();
  const seen = async (): Promise<IncidentView | undefined> => (await world.call<{ data: IncidentView[] }>('GET', url)).data.find((one) => one.id === id);
  const done = await world.until(async () => {
    const one = await seen();
    return one?.state === 'on' && one.progress.due === 0 && one;
  });
  assert.equal(done.progress.decided, 8);
  assert.equal(done.progress.sent + done.progress.held_out, 8);
  assert.deepEqual((await write((tx) => incidentsFor(tx, world.brandId))).map((one) => one.lines), [wish.words]);
  const told = (await world.call<{ data: NoticeView[] }>('GET', `/api/v1/notices?incident_id=${id}&state=sent`)).data;
  assert.match(told[0]?.text ?? '', /A strike at GLS stops all parcels in the north\. We now expect it/);
  const first = told[0] as NoticeView;
  const email = `strike${orders.indexOf(first.order_id ?? '')}@example.test`;
  await world.mail({ from: email, to: 'help@north.test', subject: 'Strike?', text: `What about ${first.order_number}?` });
  const contact = await world.until(async () => (await noticesOf(first.order_id ?? '', 'incident')).find((one) => one.conversation_ids.length > 0));
  const conversation = await world.call<{ tags: { name: string }[] }>('GET', `/api/v1/conversations/${contact.conversation_ids[0]}`);
  assert.deepEqual(conversation.tags.map((tag) => tag.name), ['GLS strike']);
  await world.call('POST', `/api/v1/notice-incidents/${id}/end`, {});
  await world.until(async () => (await seen())?.state === 'ended' && (await world.call<{ data: NoticeView[] }>('GET', `/api/v1/notices?incident_id=${id}&trigger=incident_over`)).data.every((one) => ['sent', 'not_sent'].includes(one.state)));
  const over = (await world.call<{ data: NoticeView[] }>('GET', `/api/v1/notices?incident_id=${id}&trigger=incident_over`)).data;
  assert.equal(over.length, told.length);
  assert.equal(over.find((one) => one.order_id === first.order_id)?.because, 'wrote_already', 'who writes gets an answer');
});
