import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import type { ConversationPageView, ConversationView } from '../../src/modules/conversations/contract.ts';
import type { ReportView } from '../../src/modules/insights/contract.ts';
import type { SurveySettingsView, SurveyView } from '../../src/modules/surveys/contract.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let base: string;
before(async () => {
  world = await openTestHouse();
  const address = world.house.web.server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  await set({ csat: { on: true, delay_seconds: 0 }, low_reopens: true });
});
after(() => world.close());

async function set(change: Partial<SurveySettingsView>): Promise<void> {
  const url = `/api/v1/brands/${world.brandId}/survey-settings`;
  await world.call('PUT', url, { ...(await world.call<SurveySettingsView>('GET', url)), ...change });
}

const page = (id: string) => world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`);
const surveysOf = async (id: string) => (await world.call<{ data: SurveyView[] }>('GET', `/api/v1/surveys?conversation_id=${id}`)).data;
const statusOf = async (id: string, category: string) => (await page(id)).statuses.find((one) => one.category === category)?.id;

/** A conversation somebody answered and closed. */
async function closed(email: string): Promise<string> {
  const { id } = await world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Blue shoes', customer: { email }, text: 'Where are they?' });
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: `Here (${Math.random()}).`, status_id: await statusOf(id, 'resolved') });
  await world.settled();
  return id;
}

const decided = (id: string) => world.until(async () => (await surveysOf(id)).find((one) => one.state !== 'due'));

/** The survey's mail to an address, and its page. */
async function mailTo(email: string): Promise<{ raw: string; path: string }> {
  const mail = await world.until(async () => world.relay.mails.find((one) => one.to.includes(email) && one.messageId.includes('.survey@')));
  const path = /\/s\/([\w-]{38})\?score=5/.exec(readMail(mail.raw).text)?.[1] ?? '';
  assert.ok(path, 'the mail holds a link for every answer');
  return { raw: mail.raw.toString(), path: `/s/${path}` };
}

const visit = (path: string) => fetch(`${base}${path}`, { redirect: 'manual' });
const send = (path: string, body: string) => fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body, redirect: 'manual' });
const scores = async (by: 'agent' | 'brand') => (await world.call<ReportView>('POST', '/api/v1/reports/run', { metrics: ['csat', 'csat_answers', 'response_rate'], by: [by], period: 'today', compare: 'none', hours: 'wall', filters: {} })).rows;

test('closing asks by mail; looking votes for nobody; one post votes, another changes it, words are kept, figures follow', async () => {
  const id = await closed('ana@example.test');
  assert.equal((await decided(id)).state, 'asked');
  const { raw, path } = await mailTo('ana@example.test');
  assert.match(raw, /^List-Unsubscribe:\s+<http[^>]+\/unsubscribe>/m);
  assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  assert.match(raw, /^Auto-Submitted: auto-generated/m);
  for (let i = 0; i < 3; i++) assert.equal((await visit(`${path}?score=1`)).status, 200);
  await fetch(`${base}${path}?score=2`, { method: 'HEAD' });
  assert.equal((await surveysOf(id))[0]?.score, null, 'a program that follows links votes for nobody');
  assert.equal((await send(path, 'score=4')).status, 303);
  assert.match(await (await visit(path)).text(), /Your answer: 4 – Good/);
  await send(path, 'score=5');
  await send(path, 'score=5');
  await send(`${path}/comment`, `comment=${encodeURIComponent('Quick! My card is 4111 1111 1111 1111')}`);
  const [told] = await surveysOf(id);
  assert.equal(told?.score, 5);
  assert.match(told?.comment ?? '', /^Quick! My card is/);
  assert.doesNotMatch(told?.comment ?? '', /4111 1111/);
  await world.settled();
  for (const by of ['agent', 'brand'] as const) {
    const row = await world.until(async () => (await scores(by)).find((one) => one.keys[0]?.id !== null && one.cells[1]?.value === 1));
    assert.deepEqual([row?.cells[0]?.value, row?.cells[1]?.value, row?.cells[2]?.value, row?.cells[0]?.few], [1, 1, 1, true], by);
    assert.ok((row?.cells[0]?.interval?.[0] ?? 1) < 0.3, 'one answer is not 100 %');
  }
  for (const wrong of ['score=6', 'score=0', 'score=x', '']) assert.equal((await send(path, wrong)).status, 422, wrong);
  assert.equal((await visit(`/s/${'A'.repeat(38)}`)).status, 404);
});

test('what customers said is listed by when they said it and of what it was, as the figures are', async () => {
  const said = async (query: string): Promise<number> => (await world.call<{ data: unknown[] }>('GET', `/api/v1/surveys?answered=true&${query}`)).data.length;
  const [before, now, later] = [-3_600_000, 0, 3_600_000].map((by) => new Date(Date.now() + by).toISOString());
  const all = await said('');
  assert.ok(all > 0);
  assert.equal(await said(`from=${before}&to=${later}`), all);
  assert.equal(await said(`to=${before}`) + (await said(`from=${later}`)), 0);
  assert.equal(await said(`from=${before}&to=${now}&channel=email`), all);
  assert.equal(await said('channel=chat'), 0);
  const none = '00000000-0000-7000-8000-000000000001';
  assert.equal((await said(`reason_id=${none}`)) + (await said(`team_id=${none}`)), 0);
});

test('who was asked lately is not asked again, and the conversation says why', async () => {
  const id = await closed('ana@example.test');
  const told = await decided(id);
  assert.deepEqual([told.state, told.because], ['not_asked', 'asked_recently']);
});

test('two conversations of one customer that are closed at once ask once', async () => {
  const opened = await Promise.all(['Green shoes', 'A green hat'].map((subject) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'twice@example.test' }, text: 'Where is it?' })));
  const ids = opened.map((one) => one.id);
  await Promise.all(ids.map(async (id) => world.call('POST', `/api/v1/conversations/${id}/replies`, { text: `On its way (${id}).`, status_id: await statusOf(id, 'resolved') })));
  const told = await Promise.all(ids.map(decided));
  assert.deepEqual(told.map((one) => one.because).sort(), ['asked_recently', null].sort());
  assert.equal(world.relay.mails.filter((one) => one.to.includes('twice@example.test') && one.messageId.includes('.survey@')).length, 1);
});

test('a low answer opens the conversation again, once', async () => {
  const id = await closed('ben@example.test');
  await decided(id);
  const { path } = await mailTo('ben@example.test');
  await send(path, 'score=1');
  assert.equal((await page(id)).conversation.status.category, 'open');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { status_id: await statusOf(id, 'resolved') });
  await send(path, 'score=2');
  assert.equal((await page(id)).conversation.status.category, 'resolved', 'still low is nothing new');
});

test('one click of the mail program ends the asking', async () => {
  const id = await closed('cleo@example.test');
  await decided(id);
  const { path } = await mailTo('cleo@example.test');
  assert.equal((await visit(`${path}/unsubscribe`)).status, 200);
  await set({ quiet_days: 0 });
  assert.equal((await decided(await closed('cleo@example.test'))).state, 'asked', 'looking at the page stops nothing');
  assert.equal((await send(`${path}/unsubscribe`, 'List-Unsubscribe=One-Click')).status, 200);
  const told = await decided(await closed('cleo@example.test'));
  assert.deepEqual([told.state, told.because], ['not_asked', 'unsubscribed']);
});

test('an address the question bounced at is not asked again', async () => {
  const id = await closed('gone@example.test');
  await decided(id);
  const mail = await world.until(async () => world.relay.mails.find((one) => one.to.includes('gone@example.test') && one.messageId.includes('.survey@')));
  await world.mail({
    envelope: { from: '', to: 'help@north.test' },
    raw: ['From: Mail Delivery Subsystem <mailer-daemon@example.test>', 'To: help@north.test', 'Subject: Undelivered Mail Returned to Sender', 'Message-ID: <bounce1@example.test>', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'Your mail could not be delivered.', '', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.test', '', 'Final-Recipient: rfc822; gone@example.test', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 no such user', '', '--b', 'Content-Type: message/rfc822', '', `Message-ID: <${mail.messageId}>`, 'From: help@north.test', 'To: gone@example.test', 'Subject: How did we do?', '', 'x', '--b--', ''].join('\r\n'),
  });
  await world.until(async () => (await surveysOf(id))[0]?.state === 'failed');
  const told = await decided(await closed('gone@example.test'));
  assert.deepEqual([told.state, told.because], ['not_asked', 'bounced']);
});

test('nobody is asked when the brand does not want it, or when nobody answered', async () => {
  const { id } = await world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'x', customer: { email: 'dora@example.test' }, text: 'Hello?' });
  await world.call('PATCH', `/api/v1/conversations/${id}`, { status_id: await statusOf(id, 'resolved') });
  await world.settled();
  assert.equal((await decided(id)).because, 'no_reply');
  await set({ csat: { on: false, delay_seconds: 0 } });
  const quiet = await closed('eve@example.test');
  await world.settled();
  assert.deepEqual(await surveysOf(quiet), []);
});
