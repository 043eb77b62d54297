import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import type { PhoneTemplate, PhoneWay } from '../../src/modules/channels/phone/contract.ts';
import type { ConnectionView } from '../../src/modules/connections/contract.ts';
import type { CustomerView } from '../../src/modules/customers/contract.ts';
import { putOrder } from '../../src/modules/orders/index.ts';
import type { ExampleView, NoticeView, PreviewView, ProgrammeViewShape } from '../../src/modules/outreach/contract.ts';
import { startOf } from '../../src/modules/outreach/rules/programme.ts';
import type { Channel } from '../../src/modules/outreach/rules/shapes.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { TwilioAccount, twilioKeys, twilioSigned } from '../fakes/places/twilio.ts';
import { WhatsappNumber, whatsappKeys, whatsappSigned, whatsappStatus, whatsappText } from '../fakes/places/whatsapp.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { PortalBrowser } from './portal-browser.ts';
import { secondPerson, type Caller } from './second-person.ts';

// Notices to telephones: by the channel somebody said yes to, once though an answer is lost, with receipt and price, stopped by a word, else by mail.
const twilio = new TwilioAccount();
const number = new WhatsappNumber();
const [sms, wa] = [await serveStandIn(twilio), await serveStandIn(number)];
let world: TestHouse;
let lead: Caller;
const hooks: Record<string, string> = {};

before(async () => {
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => (base.includes('twilio') ? sms.url : base.includes('facebook') ? wa.url : base) } });
  lead = await secondPerson(world, 'lead', 'Lea');
  await world.call('PUT', `/api/v1/brands/${world.brandId}/outreach-settings`, { quiet: { from: '00:00', to: '00:00' }, most_per_day: 20, most_per_week: 50, wrote_within_days: 7, most_per_minute: 600, cost_cents: { email: 0.1, sms: 7.5 } });
});
after(async () => {
  await world.close();
  await sms.close();
  await wa.close();
});

const DAY = 86_400_000;
const days = (count: number): Date => new Date(Date.now() + count * DAY);
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.house.db.transact(systemActor('test'), work);
const programmes = (trigger = ''): string => `/api/v1/brands/${world.brandId}/notice-programmes${trigger && `/${trigger}`}`;
let made = 0;

interface Person {
  readonly email: string;
  readonly phone?: string;
  readonly yes?: readonly Channel[];
}

/** Somebody with a late parcel, who said yes to these channels. */
async function late({ email, phone, yes = [] }: Person): Promise<string> {
  const own = ++made;
  const orderId = await write(async (tx) => (await putOrder(tx, {
    brandId: world.brandId, source: 'shop', sourceId: `#${own}`, number: `#${7000 + own}`, email, phone: null, customerName: 'Ana Lopez', state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 1000,
    shippingAddress: { country: 'US', postal_code: '10001', city: 'New York' }, note: null, url: null, placedAt: days(-9), cancelledAt: null, changedAt: days(-9), lines: [], refunds: [],
  })).id);
  const customer = (await world.call<{ data: CustomerView[] }>('GET', `/api/v1/customers?email=${encodeURIComponent(email)}`)).data[0] as CustomerView;
  if (phone !== undefined) await world.call('POST', `/api/v1/customers/${customer.id}/handles`, { kind: 'phone', value: phone });
  for (const channel of yes) await world.call('PUT', `/api/v1/customers/${customer.id}/consents`, { channel, purpose: 'service', granted: true, source: 'the checkout' });
  await write((tx) => putShipment(tx, {
    brandId: world.brandId, source: 'shop', sourceId: `p${own}`, orderId, carrier: 'dhl', trackingNumber: `JD${1e10 + own}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: days(2), promisedAt: days(1), shippedAt: null, changedAt: days(-7),
    events: [{ at: days(-7), state: 'in_transit', description: 'Departed', place: 'Leipzig' }],
  }));
  return orderId;
}

const noticeOf = async (orderId: string) => (await world.call<{ data: NoticeView[] }>('GET', `/api/v1/notices?order_id=${orderId}&trigger=no_scan`)).data[0];
const ended = (orderId: string, seconds?: number) => world.until(async () => { const one = await noticeOf(orderId); return one && !['due', 'leaving'].includes(one.state) ? one : null; }, seconds);
const textsTo = (phone: string) => twilio.messages.filter((one) => one.to === phone);
const mailsTo = (email: string) => world.relay.mails.filter((one) => one.to.includes(email) && one.messageId.includes('.notice@'));
const consentsOf = async (email: string) => ((await world.call<{ data: CustomerView[] }>('GET', `/api/v1/customers?email=${encodeURIComponent(email)}`)).data[0] as CustomerView).consents;

async function live(channels: readonly Channel[], template = 'parcel_late'): Promise<void> {
  const start = startOf('no_scan');
  const whatsapp = { template, language: 'en', values: ['{first_name}', '{what_happened} {what_changed}'] };
  await world.call('PUT', programmes('no_scan'), { ...start, channels, holdout_percent: 0, wordings: { ...start.wordings, en: { ...start.wordings.en, whatsapp } } });
  await world.call('POST', programmes('no_scan/publish'), {});
  const { data } = await lead<{ data: { id: string }[] }>('GET', '/api/v1/approvals');
  for (const one of data) await lead('POST', `/api/v1/approvals/${one.id}/decide`, { approve: true });
  await world.settled();
  await world.until(async () => (await world.call<{ data: ProgrammeViewShape[] }>('GET', programmes())).data.some((one) => one.trigger === 'no_scan' && one.state === 'on' && !one.waiting));
}

async function post(vendor: 'twilio' | 'whatsapp', payload: unknown, query = ''): Promise<{ statusCode: number; body: string }> {
  const path = `${new URL(hooks[vendor] ?? '').pathname}${query}`;
  const signed = vendor === 'twilio' ? twilioSigned(`${world.house.config.publicUrl}${path}`, payload as Record<string, string>) : whatsappSigned(payload);
  return world.house.web.inject({ method: 'POST', url: path, headers: signed.headers, payload: signed.body });
}

test('connected by a real look: what is missing says so, webhooks are asked for, and somebody else’s address stays', async () => {
  await assert.rejects(world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'twilio', keys: { ...twilioKeys, from: '+14155550199' } }), /permission_missing/);
  const ways = () => world.call<{ data: PhoneWay[] }>('GET', `/api/v1/brands/${world.brandId}/phone-ways`).then((page) => page.data.map((way) => [way.channel, way.connected]));
  assert.deepEqual(await ways(), [['sms', false], ['whatsapp', false]]);
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'twilio', keys: twilioKeys });
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'whatsapp', keys: whatsappKeys });
  const connected = await world.until(async () => { const { data } = await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections'); return data.length === 2 && data.every((one) => one.state === 'connected') && data; });
  for (const one of connected) hooks[one.vendor] = one.webhooks.address ?? '';
  assert.deepEqual([await ways(), twilio.smsUrl, number.hook?.uri], [[['sms', true], ['whatsapp', true]], hooks.twilio, hooks.whatsapp]);
  const asked = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': number.hook?.token ?? '' });
  const greeted = await world.house.web.inject({ method: 'GET', url: `${new URL(hooks.whatsapp ?? '').pathname}?${asked.toString()}` });
  assert.deepEqual([greeted.statusCode, greeted.body], [200, '1158201444']);
  const { data } = await world.call<{ data: PhoneTemplate[] }>('GET', `/api/v1/brands/${world.brandId}/phone-templates`);
  assert.deepEqual(data.map((one) => [one.name, one.state, one.values]), [['parcel_late', 'approved', 2], ['order_in', 'waiting', 2]]);
  twilio.smsUrl = 'https://another.example/sms';
  await world.call('POST', `/api/v1/connections/${connected.find((one) => one.vendor === 'twilio')?.id}/webhooks`, {});
  assert.equal(twilio.smsUrl, 'https://another.example/sms');
  assert.match(JSON.stringify((await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data), /goes to another address/);
});

test('told by SMS once though the answer was lost; the receipt and the price come with it', async () => {
  await live(['sms', 'email']);
  sms.loseNext();
  const told = await ended(await late({ email: 'ana@example.test', phone: '+14155550123', yes: ['sms'] }), 90);
  assert.deepEqual([told.state, told.channel, told.tried, mailsTo('ana@example.test').length], ['sent', 'sms', [], 0]);
  const [message, ...more] = textsTo('+14155550123');
  assert.ok(message && more.length === 0, 'it was looked for, and not sent again');
  assert.equal(message.callback, `${hooks.twilio}?n=${told.id}`);
  assert.match(message.body, /^North Apparel: .*has not scanned your parcel.*We now expect it .* Reply STOP to end\.$/s);
  message.price = '-0.01580';
  const form = { MessageSid: message.sid, SmsSid: message.sid, MessageStatus: 'delivered', To: message.to, From: message.from, AccountSid: twilioKeys.account_sid };
  const forged = twilioSigned(`${world.house.config.publicUrl}${new URL(hooks.twilio ?? '').pathname}`, form, 'another token');
  assert.equal((await world.house.web.inject({ method: 'POST', url: new URL(hooks.twilio ?? '').pathname, headers: forged.headers, payload: forged.body })).statusCode, 401);
  const answer = await post('twilio', form, `?n=${told.id}`);
  assert.deepEqual([answer.statusCode, answer.body.includes('<Response></Response>')], [200, true]);
  const priced = await world.until(async () => { const one = (await world.call<{ data: NoticeView[] }>('GET', `/api/v1/notices?customer_id=${told.customer?.id}`)).data[0]; return one?.cost_cents != null && one; });
  assert.deepEqual([priced.delivered_at !== null, priced.cost_cents, priced.cost_currency, priced.segments], [true, 1.58, 'USD', 1]);
  await post('twilio', { ...form, MessageStatus: 'undelivered', ErrorCode: '30003' }, `?n=${told.id}`);
  assert.equal((await ended(priced.order_id as string)).state, 'sent', 'what arrived is not said not to have');
});

test('who did not say yes gets a mail; a number that is none is left alone and the notice goes by mail', async () => {
  assert.equal((await ended(await late({ email: 'ben@example.test', phone: '+14155550124' }))).channel, 'email');
  assert.deepEqual([textsTo('+14155550124').length, mailsTo('ben@example.test').length], [0, 1]);
  twilio.refusing.set('+14155550125', 21614);
  const told = await ended(await late({ email: 'cleo@example.test', phone: '+14155550125', yes: ['sms'] }));
  assert.deepEqual([told.state, told.channel, told.tried, mailsTo('cleo@example.test').length], ['sent', 'email', ['sms'], 1]);
  twilio.refusing.clear();
  assert.deepEqual([(await ended(await late({ email: 'cleo@example.test' }))).tried, textsTo('+14155550125').length], [[], 0], 'not asked again');
});

test('taken and then not brought by the network: by mail, once', async () => {
  const orderId = await late({ email: 'dora@example.test', phone: '+14155550126', yes: ['sms'] });
  const told = await ended(orderId);
  const sid = textsTo('+14155550126')[0]?.sid ?? '';
  const form = { MessageSid: sid, MessageStatus: 'undelivered', ErrorCode: '30003' };
  for (let times = 0; times < 2; times += 1) await post('twilio', form, `?n=${told.id}`);
  const after = await world.until(async () => { const one = await noticeOf(orderId); return one?.state === 'sent' && one.channel === 'email' && one; });
  assert.deepEqual([after.tried, mailsTo('dora@example.test').length, textsTo('+14155550126').length], [['sms'], 1, 1]);
});

test('STOP ends messages to the number, in any language; START takes it back; anything else is a conversation that is answered by SMS', async () => {
  const said = (body: string, at: number) => ({ MessageSid: `SM${String(9000 + at).padStart(32, '0')}`, SmsStatus: 'received', From: '+14155550127', To: twilioKeys.from, Body: body, NumMedia: '0' });
  assert.equal((await ended(await late({ email: 'eve@example.test', phone: '+14155550127', yes: ['sms'] }))).channel, 'sms');
  assert.match((await post('twilio', said('STOPP', 1))).body, /<Message>Sie bekommen hier keine Nachrichten mehr/);
  assert.match((await post('twilio', said('STOP', 2))).body, /<Response><\/Response>/, 'Twilio answers that itself');
  assert.ok((await consentsOf('eve@example.test')).some((one) => one.channel === 'sms' && one.purpose === 'service' && !one.granted));
  assert.equal((await ended(await late({ email: 'eve@example.test' }))).channel, 'email');
  await post('twilio', said('START', 3));
  assert.equal((await ended(await late({ email: 'eve@example.test' }))).channel, 'sms');

  for (let times = 0; times < 2; times += 1) await post('twilio', said('Where is it?', 4));
  const { data } = await world.call<{ data: { id: string; channel: string; customer: { id: string } }[] }>('GET', '/api/v1/conversations?limit=50');
  const [conversation, ...others] = data.filter((one) => one.channel === 'sms');
  assert.ok(conversation && others.length === 0);
  const before = textsTo('+14155550127').length;
  await world.call('POST', `/api/v1/conversations/${conversation.id}/replies`, { text: 'On its way, with you on Friday.' });
  await world.until(async () => textsTo('+14155550127').length === before + 1, 90);
  assert.equal(textsTo('+14155550127').at(-1)?.body, 'On its way, with you on Friday.');
});

test('who chooses a way on the page, or with an agent, is told by it; without a number, or where nothing arrives, there is none to choose', async () => {
  type Ways = { service: boolean; ways: { channel: string; number: string; wants: boolean }[] };
  const idOf = async (email: string): Promise<string> => (await world.call<{ data: CustomerView[] }>('GET', `/api/v1/customers?email=${encodeURIComponent(email)}`)).data[0]?.id ?? '';
  const chosen = async (email: string): Promise<Ways> => world.call<Ways>('GET', `/api/v1/customers/${await idOf(email)}/preferences`);
  const orderId = await late({ email: 'ida@example.test', phone: '+14155550131' });
  assert.equal((await ended(orderId)).channel, 'email');
  assert.deepEqual((await chosen('ida@example.test')).ways, [{ channel: 'sms', number: '•••\u00a0131', wants: false }]);
  await late({ email: 'kai@example.test' });
  assert.deepEqual([(await chosen('kai@example.test')).ways, (await chosen('cleo@example.test')).ways], [[], []]);

  const link = /\/n\/[\w.-]+/.exec(world.relay.mails.find((one) => one.to.includes('ida@example.test') && one.messageId.includes('.notice@'))?.raw.toString().replaceAll('=\r\n', '') ?? '')?.[0] ?? '';
  const page = await world.house.web.inject({ method: 'GET', url: link });
  assert.match(page.body, /name="sms" value="yes">.*News of your orders by SMS to •••.131/s);
  await world.house.web.inject({ method: 'POST', url: link, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'service=yes&survey=yes&sms=yes' });
  assert.equal((await chosen('ida@example.test')).ways[0]?.wants, true);
  assert.equal((await ended(await late({ email: 'ida@example.test' }))).channel, 'sms');

  await world.call('PUT', `/api/v1/customers/${await idOf('ida@example.test')}/preferences`, { service: true, marketing: false, survey: true, ways: [{ channel: 'sms', wants: false }] });
  assert.equal((await ended(await late({ email: 'ida@example.test' }))).channel, 'email');
});

test('the page of an order offers the telephones that can be reached, and what is chosen there holds', async () => {
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: true });
  const orderId = await late({ email: 'lia@example.test', phone: '+14155550132' });
  assert.equal((await ended(orderId)).channel, 'email');
  const browser = new PortalBrowser(`http://127.0.0.1:${(world.house.web.server.address() as { port: number }).port}`);
  await browser.open('/p/north');
  await browser.submit('/find', { number: `#${7000 + made}`, email: 'lia@example.test' });
  await browser.submit('/code', { code: await world.until(() => Promise.resolve(world.relay.mails.filter((mail) => mail.to.includes('lia@example.test')).map((mail) => /Code: (\d{6})/.exec(readMail(mail.raw).text)?.[1]).find(Boolean))) });
  assert.equal(browser.url, `/p/north/orders/${orderId}`);
  assert.match(browser.text, /by SMS. They would go to •••.132.*?name="way" value="sms"><input type="hidden" name="want" value="yes">/s);
  assert.doesNotMatch(browser.text, /name="way" value="whatsapp"/, 'no template there is agreed to for anything yet');
  await browser.submit('/updates', { way: 'sms', want: 'yes' });
  assert.match(browser.text, /name="way" value="sms"><input type="hidden" name="want" value="no">/);
  assert.equal((await ended(await late({ email: 'lia@example.test' }))).channel, 'sms');
});

test('WhatsApp: by an agreed template under our id; a lost answer is told of by its status; a template that is not agreed to goes the next way', async () => {
  await live(['whatsapp', 'email']);
  wa.loseNext();
  const orderId = await late({ email: 'fay@example.test', phone: '+14155550128', yes: ['whatsapp'] });
  const sent = await world.until(async () => number.sent.find((one) => one.to === '+14155550128'));
  const template = sent.body.template as { name: string; components: { parameters: { text: string }[] }[] };
  assert.equal(template.components[0]?.parameters[0]?.text, 'Ana');
  assert.match(template.components[0]?.parameters[1]?.text ?? '', /has not scanned your parcel.*We now expect it/);
  assert.equal((await noticeOf(orderId))?.state, 'leaving');
  await post('whatsapp', whatsappStatus(sent.id, 'delivered', { biz_opaque_callback_data: sent.ours }));
  const told = await ended(orderId);
  assert.deepEqual([told.id, told.state, told.channel, told.delivered_at !== null, number.sent.length], [sent.ours, 'sent', 'whatsapp', true, 1]);

  number.templates.set('parcel_late', 'PAUSED');
  const other = await ended(await late({ email: 'gil@example.test', phone: '+14155550129', yes: ['whatsapp'] }));
  assert.deepEqual([other.channel, other.tried, mailsTo('gil@example.test').length], ['email', ['whatsapp'], 1]);
  assert.match(other.problem ?? '', /template name \(parcel_late\) does not exist/);
  number.templates.set('parcel_late', 'APPROVED');

  await post('whatsapp', whatsappText('wamid.in1', '14155550128', 'Stop'));
  await world.until(async () => number.sent.find((one) => one.body.type === 'text' && JSON.stringify(one.body).includes('no more messages')));
  assert.equal((await ended(await late({ email: 'fay@example.test' }))).channel, 'email');
});

test('a preview says by which way each would have been told, in the words of that way', async () => {
  const start = startOf('no_scan');
  const look = async (channels: readonly Channel[]): Promise<Map<string, PreviewView['samples'][number]>> => {
    const { samples } = await world.call<PreviewView>('POST', programmes('no_scan/preview'), { ...start, channels, holdout_percent: 0, wordings: { ...start.wordings, en: { ...start.wordings.en, whatsapp: { template: 'parcel_late', language: 'en', values: ['{first_name}', '{what_happened} {what_changed}'] } } } });
    return new Map(samples.map((one) => [one.order_number ?? '', one]));
  };
  const [yes, no] = [await late({ email: 'una@example.test', phone: '+14155550199', yes: ['sms', 'whatsapp'] }), await late({ email: 'una-too@example.test' })];
  await Promise.all([ended(yes, 90), ended(no, 90)]);
  const numbers = [`#${7000 + made - 1}`, `#${7000 + made}`] as const;
  const bySms = await look(['sms', 'email']);
  assert.deepEqual(numbers.map((one) => [bySms.get(one)?.channel, bySms.get(one)?.subject]), [['sms', ''], ['email', 'Your parcel stands still']]);
  assert.match(bySms.get(numbers[0])?.text ?? '', /^North Apparel: .* Reply STOP to end\.$/s);
  assert.match(bySms.get(numbers[1])?.text ?? '', /^Hello Ana,/);
  const byWhatsapp = (await look(['whatsapp', 'email'])).get(numbers[0]);
  assert.deepEqual([byWhatsapp?.channel, byWhatsapp?.template, byWhatsapp?.text.startsWith('Ana\n')], ['whatsapp', 'parcel_late', true]);
});

test('a test goes to the number of whoever asks; the editor is told how long an SMS is and what it costs', async () => {
  assert.deepEqual(await world.call('POST', programmes('no_scan/test'), { language: 'en', channel: 'sms', to: '+1 415 555 0130' }), { address: '+14155550130' });
  await world.until(async () => textsTo('+14155550130').length === 1);
  await assert.rejects(world.call('POST', programmes('no_scan/test'), { language: 'en', channel: 'sms', to: '12' }), /invalid/);
  const example = await world.call<ExampleView>('POST', programmes('no_scan/example'), { language: 'es', subject: 'x', text: 'y', sms: '¿Dónde está? {new_date}' });
  assert.deepEqual([example.sms.encoding, example.sms.segments >= 1, example.sms.cost_cents], ['ucs2', true, 7.5 * example.sms.segments]);
});

test('whoever is erased leaves no number behind', async () => {
  const customer = (await world.call<{ data: CustomerView[] }>('GET', '/api/v1/customers?email=eve@example.test')).data[0] as CustomerView;
  assert.match(JSON.stringify(await world.call('GET', `/api/v1/customers/${customer.id}/export`)), /messages_to_telephone.*\+14155550127/);
  await world.call('POST', `/api/v1/customers/${customer.id}/erase`);
  await world.settled();
  const left = await write((tx) => tx.rows(sql`select 1 from channels_phone.outgoing where address = '+14155550127' union all select 1 from channels_phone.written where from_address = '+14155550127'`));
  assert.equal(left.length, 0);
});
