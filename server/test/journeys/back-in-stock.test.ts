import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import type { CustomerView } from '../../src/modules/customers/contract.ts';
import type { NoticeView, ProgrammeViewShape } from '../../src/modules/outreach/contract.ts';
import { startOf } from '../../src/modules/outreach/rules/programme.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { PortalBrowser } from './portal-browser.ts';
import { secondPerson, type Caller } from './second-person.ts';

// Who wants something that is sold out is asked at their own address, waits, and is told once when it is back.
let world: TestHouse;
let lead: Caller;
let base = '';
before(async () => {
  world = await openTestHouse();
  lead = await secondPerson(world, 'lead', 'Lea');
  base = `http://127.0.0.1:${(world.house.web.server.address() as { port: number }).port}`;
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: true });
  await world.call('PUT', `/api/v1/brands/${world.brandId}/outreach-settings`, { quiet: { from: '00:00', to: '00:00' }, most_per_day: 5, most_per_week: 9, wrote_within_days: 7, most_per_minute: 600, cost_cents: { email: 0.1 } });
  await stock(0, 5);
});
after(() => world.close());

let changes = 0;
/** What the shop says it has of the tee in L and in M. */
const stock = (large: number, medium: number) => world.house.db.transact(systemActor('test'), (tx) => putProduct(tx, {
  brandId: world.brandId, source: 'shop', sourceId: 'p1', title: 'Wool tee', url: 'https://shop.example/wool-tee', imageUrl: null, status: 'active', category: 'Shirts', tags: [], changedAt: new Date(tx.now.getTime() + (changes += 1)),
  variants: [{ sourceId: 'v-l', sku: 'TEE-L', title: 'L', priceMinor: 2000, currency: 'EUR', stock: large }, { sourceId: 'v-m', sku: 'TEE-M', title: 'M', priceMinor: 2000, currency: 'EUR', stock: medium }],
}));
const mailsTo = (address: string) => world.relay.mails.filter((mail) => mail.to.includes(address)).map((mail) => readMail(mail.raw));
const wishOf = (address: string): Promise<string> => world.until(() => Promise.resolve(mailsTo(address).map((mail) => /\/n\/wish\/[\w.-]+/.exec(mail.text)?.[0]).findLast(Boolean)));
const backMails = (address: string) => mailsTo(address).filter((mail) => mail.subject === 'Wool tee, L is back');

async function wish(address: string, language = 'en'): Promise<PortalBrowser> {
  const browser = new PortalBrowser(base, language);
  await browser.open('/p/north/wanted?item=tee-l');
  await browser.submit('/wanted', { email: address });
  return browser;
}

async function confirm(address: string): Promise<void> {
  const link = await wishOf(address);
  const seen = await world.house.web.inject({ method: 'GET', url: link });
  assert.match(seen.body, /<form method="post"/, 'looking confirms nothing');
  assert.equal((await world.house.web.inject({ method: 'POST', url: link })).statusCode, 200);
}

test('while the programme is off there is no such page; with it, what is there says so and what is unknown is unknown', async () => {
  const browser = new PortalBrowser(base);
  await browser.open('/p/north/wanted?item=TEE-L');
  assert.equal(browser.status, 404);
  const url = `/api/v1/brands/${world.brandId}/notice-programmes`;
  await world.call('PUT', `${url}/back_in_stock`, { ...startOf('back_in_stock'), holdout_percent: 0 });
  await world.call('POST', `${url}/back_in_stock/publish`, {});
  for (const one of (await lead<{ data: { id: string }[] }>('GET', '/api/v1/approvals')).data) await lead('POST', `/api/v1/approvals/${one.id}/decide`, { approve: true });
  await world.until(async () => (await world.call<{ data: ProgrammeViewShape[] }>('GET', url)).data.some((one) => one.trigger === 'back_in_stock' && one.state === 'on'));
  await browser.open('/p/north/wanted?item=TEE-M');
  assert.match(browser.text, /Wool tee, M.? is in stock.*href="https:\/\/shop.example\/wool-tee"/s);
  await browser.open('/p/north/wanted?item=TEE-XXL');
  assert.equal(browser.status, 404);
});

test('nobody is signed up by somebody else: without a press in their own mail nothing is kept of them and nothing comes', async () => {
  const browser = await wish('eve@example.test');
  assert.match(browser.text, /We sent you an email/);
  await wishOf('eve@example.test');
  await wish('eve@example.test');
  assert.equal((await world.call<{ data: CustomerView[] }>('GET', '/api/v1/customers?email=eve@example.test')).data.length, 0);
  assert.equal(mailsTo('eve@example.test').length, 1, 'asked again at once, one question is enough');
});

test('who confirmed is told once when it is back, in their language, with where to buy it; sold out and back again says nothing more', async () => {
  await wish('ana@example.test');
  await confirm('ana@example.test');
  await confirm('ana@example.test');
  await wish('karim@example.test', 'ar');
  await confirm('karim@example.test');
  await stock(0, 4);
  await stock(7, 4);
  const [mail] = await world.until(() => Promise.resolve(backMails('ana@example.test').length > 0 && backMails('ana@example.test')), 90);
  assert.match(mail?.text ?? '', /Wool tee, L is in stock again:\s+https:\/\/shop.example\/wool-tee/);
  await world.until(() => Promise.resolve(mailsTo('karim@example.test').length === 2), 90);
  assert.match(mailsTo('karim@example.test')[1]?.text ?? '', /[\u0600-\u06ff]/);
  await stock(0, 4);
  await stock(9, 4);
  await world.settled();
  assert.deepEqual([backMails('ana@example.test').length, mailsTo('eve@example.test').length], [1, 1]);
  const { data } = await world.call<{ data: NoticeView[] }>('GET', '/api/v1/notices?trigger=back_in_stock');
  assert.deepEqual(data.map((one) => one.state), ['sent', 'sent']);
});

test('who stops such news waits for nothing any more; who wishes for what is back meanwhile is told at once', async () => {
  await stock(0, 4);
  await wish('ben@example.test');
  await confirm('ben@example.test');
  await wish('ana@example.test');
  await confirm('ana@example.test');
  const raw = world.relay.mails.find((mail) => mail.to.includes('ana@example.test') && readMail(mail.raw).subject === 'Wool tee, L is back')?.raw.toString().replaceAll('=\r\n', '') ?? '';
  const stop = /<(?:https?:\/\/[^/]+)(\/n\/[\w.-]+\/unsubscribe)>/.exec(raw)?.[1] ?? '';
  assert.equal((await world.house.web.inject({ method: 'POST', url: stop })).statusCode, 200);
  await wish('cleo@example.test');
  await stock(3, 4);
  await world.until(() => Promise.resolve(backMails('ben@example.test').length === 1), 90);
  await confirm('cleo@example.test');
  await world.until(() => Promise.resolve(backMails('cleo@example.test').length === 1), 90);
  await world.settled();
  assert.equal(backMails('ana@example.test').length, 1);
});

test('too many tries from one place are held back with a message; whoever is erased leaves no wish behind', async () => {
  await stock(0, 4);
  let status = 200;
  for (let times = 0; times < 6; times++) status = (await wish('flo@example.test')).status;
  assert.equal(status, 429);
  const customer = (await world.call<{ data: CustomerView[] }>('GET', '/api/v1/customers?email=ben@example.test')).data[0] as CustomerView;
  assert.match(JSON.stringify(await world.call('GET', `/api/v1/customers/${customer.id}/export`)), /"wishes":\[\{"product":"Wool tee"/);
  await world.call('POST', `/api/v1/customers/${customer.id}/erase`);
  await world.settled();
  assert.doesNotMatch(JSON.stringify(await world.call('GET', `/api/v1/customers/${customer.id}/export`)), /Wool tee/);
});
