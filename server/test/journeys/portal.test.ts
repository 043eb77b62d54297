import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SignJWT } from 'jose';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { trackingLink } from '../../src/modules/portal/index.ts';
import { publishPolicy, startingPolicy, startingTerms, type ReturnTerms } from '../../src/modules/returns/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { Tx } from '../../src/platform/db/tx.ts';
import { CustomShop } from '../fakes/custom-shop.ts';
import { phonePhoto, TRACES } from '../fakes/phone-photo.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { PortalBrowser } from './portal-browser.ts';

const DAY = 86_400_000;
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const shop = new CustomShop({});
let world: TestHouse;
let base = '';
let made = 0;

before(async () => {
  const url = await shop.start();
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
  base = `http://127.0.0.1:${(world.house.web.server.address() as { port: number }).port}`;
  shop.secret = (await world.call<{ secret: string }>('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Own shop', source: 'own', mode: 'calls', url, kinds: ['cancel', 'refund', 'correct_address', 'credit', 'reship'] })).secret;
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: true, may: { address: 'alone', cancel: 'ask', returns: true, claims: true, ask: true } });
  await world.house.db.transact(system, (tx) => putProduct(tx, {
    brandId: world.brandId, source: 'own', sourceId: 'p1', title: 'Wool tee', url: null, imageUrl: null, status: 'active', category: 'Shirts', tags: [], changedAt: tx.now,
    variants: [{ sourceId: 'v-s', sku: 'TEE-S', title: 'S', priceMinor: 2000, currency: 'EUR', stock: 4 }, { sourceId: 'v-m', sku: 'TEE-M', title: 'M', priceMinor: 2500, currency: 'EUR', stock: 3 }, { sourceId: 'v-l', sku: 'TEE-L', title: 'L', priceMinor: 2000, currency: 'EUR', stock: 0 }],
  }));
});
after(async () => {
  await world.close();
  await shop.stop();
});

interface Placed { id: string; number: string; email: string }

async function placed(more: object = {}, parcel: 'delivered' | 'in_transit' | null = null): Promise<Placed> {
  made += 1;
  const [number, email] = [`#${3000 + made}`, `ana${made}@example.test`];
  const order = {
    source_id: `P-${made}`, number, email, customer_name: 'Ana Silva', total: money(8490), shipping: money(490), placed_at: ago(6), fulfilment_state: parcel === null ? 'unfulfilled' : 'fulfilled', changed_at: ago(5),
    shipping_address: { name: 'Ana Silva', line1: 'Rua 1', city: 'Porto', country: 'PT', postal_code: '4000' },
    lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 2, unit_price: money(2000) }, { source_id: 'l2', sku: 'CAP', title: 'Cap <b>', quantity: 1, unit_price: money(4000) }], ...more,
  };
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', { ...order, brand_id: world.brandId, source: 'own' });
  shop.order = { ...order, refunds: [] };
  if (parcel !== null) {
    await world.house.db.transact(system, (tx) => putShipment(tx, { brandId: world.brandId, source: 'own', sourceId: `s-${made}`, orderId: id, carrier: 'dhl', trackingNumber: `JD01460000${made}`, trackingUrl: 'https://carrier.test/x', state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(4)), changedAt: new Date(ago(4)), events: [{ at: new Date(ago(3)), state: 'in_transit', description: 'Left the depot', place: 'Leipzig' }, ...(parcel === 'delivered' ? [{ at: new Date(ago(1)), state: 'delivered' as const, description: '', place: null }] : [])] }));
  }
  return { id, number, email };
}

/** The newest code that went to an address. */
const codeTo = (address: string): Promise<string> => world.until(() => Promise.resolve(/(?:Code|الرمز): (\d{6})/.exec(mailsTo(address).at(-1) ?? '')?.[1]));
const mailsTo = (address: string): string[] => world.relay.mails.filter((mail) => mail.to.includes(address)).map((mail) => readMail(mail.raw).text);

async function letIn(order: Placed, language = 'en'): Promise<PortalBrowser> {
  const browser = new PortalBrowser(base, language);
  await browser.open('/p/north');
  await browser.submit('/find', { number: order.number, email: order.email });
  await browser.submit('/code', { code: await codeTo(order.email) });
  assert.equal(browser.url, `/p/north/orders/${order.id}`);
  return browser;
}

test('from number and address by the code in the mail to the parcels, and nothing personal before it', async () => {
  const order = await placed({}, 'in_transit');
  const browser = new PortalBrowser(base);
  await browser.open(`/p/north/orders/${order.id}`);
  assert.equal(browser.url, '/p/north/', 'without a proof one begins at the beginning');
  await browser.submit('/find', { number: order.number, email: order.email });
  assert.equal(browser.url, '/p/north/code');
  assert.ok(!browser.text.includes(order.number) && !browser.text.includes(order.email));
  await browser.submit('/code', { code: '000000' });
  assert.match(browser.text, /wrong or no longer valid/);
  await browser.submit('/code', { code: await codeTo(order.email) });
  assert.match(browser.text, /On its way/);
  assert.match(browser.text, /Leipzig/);
  assert.match(browser.text, /Cap &lt;b&gt;/, 'what came from outside is escaped');
  assert.match(browser.text, /address and cancelling are closed/);
  assert.equal(browser.headers.get('cache-control'), 'private, no-store');
  assert.match(browser.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'; style-src 'sha256-/);
  assert.ok(!(browser.headers.get('content-security-policy') ?? '').includes('unsafe-inline'));
  assert.match(browser.headers.get('x-robots-tag') ?? '', /noindex/);
  const stranger = new PortalBrowser(base);
  await stranger.open(`/p/north/orders/${order.id}`);
  assert.ok(!stranger.text.includes('Leipzig'));
  const other = await placed({}, 'in_transit');
  await browser.open(`/p/north/orders/${other.id}`);
  assert.equal(browser.url, '/p/north/', 'a proof holds for its order only');
  await browser.open(`/p/north/orders/${order.id}`);
  await browser.submit('/leave');
  await browser.open(`/p/north/orders/${order.id}`);
  assert.equal(browser.url, '/p/north/');
});

test('the way in is found by search engines, in each language, and kept by nobody between; what follows it is not', async () => {
  const browser = new PortalBrowser(base);
  await browser.open('/p/north/');
  assert.match(browser.text, /<meta name="description" content="[^"]{40,}">/);
  assert.match(browser.text, /<link rel="canonical" href="[^"]+\/p\/north\/">/);
  assert.match(browser.text, /hreflang="de" href="[^"]+\?lang=de"/);
  assert.deepEqual([browser.headers.get('x-robots-tag'), browser.headers.get('cache-control')], ['all', 'private, no-store']);
  await browser.submit('/find', { number: '#0', email: 'nobody@example.test' });
  assert.match(browser.text, /noindex/);
});

test('a code is used once, and the one before it is dead', async () => {
  const order = await placed();
  const browser = new PortalBrowser(base);
  await browser.open('/p/north');
  await browser.submit('/find', { number: order.number, email: order.email });
  const first = await codeTo(order.email);
  await browser.submit('/code/again');
  const second = await world.until(async () => { const code = await codeTo(order.email); return code === first ? null : code; });
  await browser.submit('/code', { code: first });
  assert.match(browser.text, /wrong or no longer valid/);
  await browser.submit('/code', { code: second });
  assert.equal(browser.url, `/p/north/orders/${order.id}`);
  const thief = new PortalBrowser(base);
  await thief.post('/p/north/code', { code: second });
  assert.equal(thief.url, '/p/north/', 'a code alone, in another browser, opens nothing');
});

/** Every statement of the portal's requests, as it is sent. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const kept = { rows: Tx.prototype.rows, run: Tx.prototype.run, posted: Tx.prototype.posted };
  for (const name of ['rows', 'run', 'posted'] as const) {
    const before = kept[name] as (this: Tx, ...given: unknown[]) => unknown;
    (Tx.prototype as unknown as Record<string, unknown>)[name] = function (this: Tx, ...given: unknown[]) {
      if (this.actor.name === 'portal') seen.push(`${name} ${(given[0] as { text: string }).text}`);
      return before.apply(this, given);
    };
  }
  try {
    await work();
  } finally {
    Object.assign(Tx.prototype, kept);
  }
  return seen;
}

test('no such order and a wrong address are the same answer, byte for byte, made by the same work', async () => {
  const order = await placed();
  const tried = async (number: string, email: string) => {
    const browser = new PortalBrowser(base);
    await browser.open('/p/north');
    const statements = await statementsOf(() => browser.submit('/find', { number, email }));
    const found = browser.trail.map(({ status, headers, text }) => ({ status, text, headers: [...headers].filter(([name]) => !/^(date|set-cookie|x-ratelimit|ratelimit)/.test(name)) }));
    const code = await statementsOf(() => browser.submit('/code', { code: '123456' }));
    return { statements, found, code, answered: browser.text, status: browser.status };
  };
  const [right, wrongAddress, wrongNumber] = [await tried(order.number, order.email), await tried(order.number, 'somebody@example.test'), await tried('#999999', order.email)];
  assert.ok(right.statements.length >= 5, 'the work was seen');
  assert.deepEqual(wrongAddress.statements, right.statements);
  assert.deepEqual(wrongNumber.statements, right.statements);
  assert.deepEqual(wrongAddress.found, right.found);
  assert.deepEqual(wrongNumber.found, right.found);
  assert.equal(wrongAddress.answered, right.answered);
  assert.equal(wrongNumber.answered, right.answered);
  const rows = await world.house.db.read(system, (tx) => tx.rows<{ there: boolean }>(sql`select order_id is not null as there from portal.asking order by created_at desc limit 3`));
  assert.deepEqual(rows.map(({ there }) => there), [false, false, true], 'rows are written in every case');
});

test('five tries for a number from one range, then a wait that says how long, for right and wrong alike', async () => {
  const order = await placed();
  const browser = new PortalBrowser(base);
  for (let at = 0; at < 5; at += 1) {
    await browser.open('/p/north');
    await browser.submit('/find', { number: '#777', email: `guess${at}@example.test` });
    assert.equal(browser.url, '/p/north/code');
  }
  await browser.open('/p/north');
  await browser.submit('/find', { number: '#777', email: 'guess6@example.test' });
  assert.equal(browser.status, 429);
  assert.ok(Number(browser.headers.get('retry-after')) > 3000);
  assert.match(browser.text, /too often/);
  await browser.open('/p/north');
  await browser.submit('/find', { number: order.number, email: order.email });
  assert.equal(browser.url, '/p/north/code', 'another number is another count');
});

test('a signed link shows where parcels are and nothing else; a changed one shows nothing', async () => {
  const order = await placed({}, 'in_transit');
  const link = await world.house.db.read(system, (tx) => trackingLink(tx, order.id));
  const path = new URL(link ?? '').pathname;
  const browser = new PortalBrowser(base);
  await browser.open(path);
  assert.match(browser.text, /On its way/);
  for (const secret of [order.number, order.email, 'Ana', 'Porto', 'Leipzig', 'Wool tee', 'JD0146']) assert.ok(!browser.text.includes(secret), secret);
  await browser.submit(path.split('/').at(-1) as string);
  await browser.submit('/code', { code: await codeTo(order.email) });
  assert.equal(browser.url, `/p/north/orders/${order.id}`);
  const forged = `${path.slice(0, -3)}${path.endsWith('AAA') ? 'BBB' : 'AAA'}`;
  await browser.open(forged);
  assert.equal(browser.status, 410);
});

test('the shop vouches for who is signed in, for ten minutes and one order', async () => {
  const order = await placed({}, 'in_transit');
  const { secret } = await world.call<{ secret: string }>('POST', `/api/v1/portal-settings/${world.brandId}/secret`, {});
  const signed = (claims: Record<string, string>, seconds: number) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(Math.floor(Date.now() / 1000) + seconds).sign(new TextEncoder().encode(secret));
  const browser = new PortalBrowser(base);
  await browser.open(`/p/north/from-shop?token=${await signed({ order: order.number }, 300)}`);
  assert.equal(browser.url, `/p/north/orders/${order.id}`);
  await new PortalBrowser(base).open('/p/north');
  for (const token of [await signed({ order: order.number }, 86_400), await signed({ order: order.number }, -60), await signed({ order: order.number, email: order.email }, 300), 'x.y.z']) {
    const other = new PortalBrowser(base);
    await other.open(`/p/north/from-shop?token=${token}`);
    assert.ok(other.status >= 400 && !other.text.includes('Leipzig'), String(other.status));
  }
});

test('the address is changed alone before the cut-off, once however often the form is sent; cancelling waits for a person', async () => {
  const order = await placed();
  const browser = await letIn(order);
  await browser.open(`/p/north/orders/${order.id}/address`);
  assert.match(browser.text, /value="Rua 1"/);
  const form = browser.text;
  const typed = { name: 'Ana Silva', line1: 'Rua Nova 7', line2: '', postal_code: '4100', city: 'Porto', region: '', country: 'pt' };
  await browser.submit('/address', { ...typed, city: '' });
  assert.equal(browser.status, 422);
  browser.text = form;
  await browser.submit('/address', typed);
  assert.equal(browser.url, `/p/north/orders/${order.id}`);
  browser.text = form;
  await browser.submit('/address', typed);
  const actions = await world.house.db.read(system, (tx) => tx.rows<{ kind: string; asked_by_kind: string; proof: string; state: string }>(sql`select kind, asked_by_kind, proof, state from orders.action where order_id = ${order.id}`));
  assert.equal(actions.length, 1);
  assert.deepEqual([actions[0]?.kind, actions[0]?.asked_by_kind, actions[0]?.proof], ['correct_address', 'customer', 'code']);
  assert.notEqual(actions[0]?.state, 'waiting_approval', 'alone, as the brand says');
  const done = await world.until(() => world.house.db.read(system, (tx) => tx.maybe(sql`select 1 from orders.action where order_id = ${order.id} and state = 'done'`)));
  assert.ok(done);
  await browser.open(`/p/north/orders/${order.id}`);
  assert.match(browser.text, /Change of address: done/);
  assert.match(browser.text, /Rua Nova 7/);
  await browser.open(`/p/north/orders/${order.id}/cancel`);
  assert.match(browser.text, /A person looks at it first/);
  await browser.submit('/cancel');
  assert.match(browser.text, /Cancellation: a person looks at it/);
  const strange = new PortalBrowser(base);
  await strange.open('/p/north');
  await strange.submit('/find', { number: order.number, email: order.email }, [], 'https://evil.example');
  assert.equal(strange.status, 403, 'a form of another page is not taken');
});

test('what is missing or damaged is told with photos: a conversation with all that was seen, and a claim', async () => {
  const order = await placed({}, 'delivered');
  const browser = await letIn(order);
  await browser.open(`/p/north/orders/${order.id}/report`);
  const form = browser.text;
  await browser.submit('/report', { what: 'damaged', line: ['l1'], words: 'A hole in the sleeve.' }, [{ name: 'not a picture.png', bytes: new TextEncoder().encode('#!/bin/sh'), type: 'image/png' }]);
  assert.equal(browser.status, 422);
  assert.match(browser.text, /Pictures only/);
  browser.text = form;
  await browser.submit('/report', { what: 'damaged', line: ['l1'], words: 'A hole in the sleeve.' }, [{ name: 'cut.jpg', bytes: Uint8Array.from(phonePhoto('jpeg').subarray(0, 200)), type: 'image/jpeg' }]);
  assert.match(browser.text, /Pictures only/, 'what cannot be read is not kept');
  browser.text = form;
  await browser.submit('/report', { what: 'damaged', line: ['l1'], words: 'A hole in the sleeve.' }, [{ name: 'sleeve.jpg', bytes: Uint8Array.from(phonePhoto('jpeg')), type: 'image/jpeg' }]);
  assert.match(browser.text, /We have it/);
  browser.text = form;
  await browser.submit('/report', { what: 'damaged', line: ['l1'], words: 'A hole in the sleeve.' }, [{ name: 'sleeve.jpg', bytes: Uint8Array.from(phonePhoto('jpeg')), type: 'image/jpeg' }]);
  await world.settled();
  const found = await world.house.db.read(system, async (tx) => ({
    said: await tx.rows<{ channel: string; kind: string; text: string; files: number }>(sql`select m.channel, m.kind, m.text, (select count(*)::integer from conversations.attachment a where a.message_id = m.id) as files from conversations.message m join conversations.conversation c on c.id = m.conversation_id where c.subject like ${`%${order.number}%`} order by m.at, m.id`),
    photos: await tx.rows<{ id: string }>(sql`select a.id from conversations.attachment a join conversations.message m on m.id = a.message_id join conversations.conversation c on c.id = m.conversation_id where c.subject like ${`%${order.number}%`}`),
    claims: await tx.rows<{ kind: string; state: string; channel: string }>(sql`select kind, state, channel from returns."return" where order_id = ${order.id}`),
  }));
  assert.deepEqual(found.said.map(({ channel, kind, files }) => [channel, kind, files]), [['portal', 'customer', 1], ['internal', 'note', 0]]);
  assert.match(found.said[1]?.text ?? '', /tracking page of order #\d+ .*\n.*DHL JD0146/);
  const seen = Buffer.from(await (await world.follow(`/files/${found.photos[0]?.id}`)).arrayBuffer());
  assert.deepEqual([seen.subarray(0, 2).toString('hex'), TRACES.filter((word) => seen.includes(word, 0, 'latin1'))], ['ffd8', []], 'where it was taken is not kept');
  assert.equal(found.claims.length, 1);
  assert.deepEqual([found.claims[0]?.kind, found.claims[0]?.channel], ['lost', 'portal']);
});

test('a question is answered by mail, with the order known and the shopper proven', async () => {
  const order = await placed({}, 'in_transit');
  const browser = await letIn(order);
  await browser.open(`/p/north/orders/${order.id}/ask`);
  await browser.submit('/ask', { words: 'Can the neighbour take it?' });
  await world.settled();
  const { data } = await world.call<{ data: { id: string; subject: string; channel: string }[] }>('GET', '/api/v1/conversations?limit=50');
  const conversation = data.find((one) => one.subject.includes(order.number));
  assert.equal(conversation?.channel, 'portal');
  const { proof } = await world.call<{ proof: { method: string } }>('GET', `/api/v1/orders/${order.id}/actions?conversation_id=${conversation?.id}`);
  assert.equal(proof.method, 'code');
  await world.call('POST', `/api/v1/conversations/${conversation?.id}/replies`, { text: 'Yes, of course.' });
  await world.until(() => Promise.resolve(mailsTo(order.email).some((text) => text.includes('Yes, of course.'))));
});

const terms: ReturnTerms = { ...startingTerms, instructions: 'Pack it well.', address: { name: 'North', company: '', line1: 'Lager 1', line2: '', postal_code: '10115', city: 'Berlin', region: '', country: 'DE', phone: '', email: '' }, labels: { ...startingTerms.labels, by: 'slip' } };

test('a return: what, why, what for, the label, and every stage with its clock', async () => {
  await world.house.db.transact(system, (tx) => publishPolicy(tx, world.brandId, 0, { policy: { ...startingPolicy, fees: [{ when: {}, amount_minor: 350 }] }, terms }));
  const order = await placed({}, 'delivered');
  const browser = await letIn(order);
  await browser.open(`/p/north/orders/${order.id}/return`);
  await browser.submit('/return', { line: [] });
  assert.match(browser.text, /Choose at least one item/);
  await browser.submit('/return', { line: ['l1'], reason_0: 'too_small:too_small', condition_0: 'unopened', quantity_0: '1' });
  assert.match(browser.text, /What would you like\?/);
  assert.ok(browser.text.indexOf('value="exchange"') < browser.text.indexOf('value="refund"'), 'the exchange comes first');
  assert.match(browser.text, /M · 3 left · €5\.00 more/);
  assert.match(browser.text, /<option value="[^"]+" disabled>L · sold out/);
  assert.match(browser.text, /€16\.50 back · €3\.50 is kept/);
  const form = browser.text;
  await browser.submit('/return/start', { wanted: 'refund', words: '' });
  const [where] = [browser.url];
  assert.match(where, /\/returns\/[0-9a-f-]{36}$/);
  browser.text = form;
  await browser.submit('/return/start', { wanted: 'refund', words: '' });
  assert.equal(browser.url, where, 'a double press is one return');
  await world.until(async () => (await browser.open(where)).includes('Open the label'));
  assert.match(browser.text, /Pack it well\./);
  const label = await browser.open(`${where}/label`);
  assert.ok(label.startsWith('%PDF'));
  const id = where.split('/').at(-1);
  await world.call('POST', `/api/v1/returns/${id}/receive`, { lines: [{ line_id: 'l1', quantity: 1 }] });
  await browser.open(where);
  assert.match(browser.text, /Arrived at our place/);
  await world.call('POST', `/api/v1/returns/${id}/inspect`, { lines: [{ line_id: 'l1', accepted: 1, resolution: 'refund', condition: 'unopened' }] });
  await world.call('POST', `/api/v1/returns/${id}/settle`, {});
  await world.until(async () => /Done/.test(await browser.open(where)));
  assert.match(browser.text, /€16\.50 paid back/);
  const stranger = new PortalBrowser(base);
  await stranger.open(`${where}/label`);
  assert.ok(!stranger.text.startsWith('%PDF'));
});

test('an exchange names what comes instead, and what cannot come back says why', async () => {
  const order = await placed({}, 'delivered');
  const browser = await letIn(order);
  await browser.open(`/p/north/orders/${order.id}/return`);
  await browser.submit('/return', { line: ['l1'], reason_0: 'too_small:too_small', condition_0: 'unopened', quantity_0: '2' });
  const variant = /<option value="([0-9a-f-]{36})">M · 3 left/.exec(browser.text)?.[1] ?? '';
  await browser.submit('/return/start', { wanted: 'exchange', variant_0: variant, words: '' });
  assert.match(browser.text, /→ <bdi>Wool tee, M<\/bdi>/);
  await browser.open(`/p/north/orders/${order.id}/return`);
  assert.match(browser.text, /on its way back, already/);
});

test('spoken in the shopper’s language, from the right where that is so, and told apart from others by the brand’s own domain', async () => {
  const order = await placed({}, 'in_transit');
  const arabic = await letIn(order, 'ar,en;q=0.5');
  assert.match(arabic.text, /<html lang="ar" dir="rtl">/);
  assert.match(arabic.text, /في الطريق/);
  await arabic.open(`/p/north/orders/${order.id}?lang=de`);
  assert.match(arabic.text, /Unterwegs/);
  await arabic.open(`/p/north/orders/${order.id}`);
  assert.match(arabic.text, /Unterwegs/, 'what was chosen is kept');
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { domain: 'orders.north.test' });
  const at = (path: string) => world.house.web.inject({ method: 'GET', url: path, headers: { host: 'orders.north.test', accept: 'text/html' } });
  await world.until(async () => (await at('/')).body.includes('Where is my order?'));
  assert.match((await at('/')).body, /action="\/find"/);
  assert.equal((await at('/api/v1/session')).statusCode, 404, 'no API at the brand’s own domain');
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: false });
  const closed = new PortalBrowser(base);
  await world.until(async () => { await closed.open('/p/north'); return closed.status === 404; });
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: true, domain: null });
});

test('the help: topics, search with a typo, an article with the reader’s own order in it, feedback and a question', async () => {
  await world.call('PATCH', `/api/v1/portal-settings/${world.brandId}`, { enabled: true, domain: null });
  const { id } = await world.call<{ id: string }>('POST', '/api/v1/articles', { brand_id: world.brandId, language: 'en', title: 'How returns work', summary: 'Send back what you do not like.', slug: 'how-returns-work', body: '<p>Your order {{order.number|you placed}} can come back within a month.</p><p>Use the enclosed label.</p>' });
  await world.call('POST', `/api/v1/articles/${id}/translations/en/publish`, {});
  const reader = new PortalBrowser(base);
  await world.until(async () => (await reader.open('/p/north/help/en')).includes('How returns work'));
  assert.match(reader.headers.get('cache-control') ?? '', /^public/);
  assert.match(reader.text, /<link rel="canonical" href="[^"]+\/p\/north\/help\/en">/);
  await reader.open('/p/north/help/en?q=retruns');
  assert.match(reader.text, /1 found for “retruns”/);
  assert.match(reader.headers.get('x-robots-tag') ?? '', /noindex/);
  const json = JSON.parse(await reader.open('/p/north/help/en/search.json?q=retur')) as { data: { title: string; url: string }[] };
  assert.deepEqual(json.data.map(({ title }) => title), ['How returns work']);
  await reader.open('/p/north/help/en/how-returns-work');
  assert.match(reader.text, /Your order you placed can come back/);
  assert.match(reader.text, /"@type":"Article"/);
  assert.deepEqual(factsIn(reader.text).map((fact) => fact['@type']), ['Article', 'BreadcrumbList']);
  await reader.submit('/feedback', { helped: 'yes' });
  assert.match(reader.text, /Thank you\./);
  await reader.open('/p/north/help/en/how-returns-work');
  await reader.submit('/ask', { email: 'reader@example.test', words: 'And from abroad?' });
  assert.match(reader.text, /We have it/);
  const order = await placed({}, 'in_transit');
  const shopper = await letIn(order);
  await shopper.open('/p/north/help/en/how-returns-work');
  assert.ok(shopper.text.includes(`Your order ${order.number} can come back`));
  assert.equal(shopper.headers.get('cache-control'), 'private, no-store', 'with an order in it nobody keeps it');
  assert.match(await reader.open('/p/north/sitemap.xml'), /<loc>[^<]+\/help\/en\/how-returns-work<\/loc>/);
  await reader.open('/p/north/help/de');
  assert.equal(reader.status, 404, 'nothing is said in a language nobody wrote');
});

/** What a page tells programs: each as JSON that stands by itself. */
const factsIn = (page: string): Record<string, unknown>[] => [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json ?? '') as Record<string, unknown>);

test('search engines read the way, the list and the questions of the help, and every language of it', async () => {
  const category = await world.call<{ id: string }>('POST', '/api/v1/article-categories', { brand_id: world.brandId, names: { en: { name: 'Delivery', description: '' }, de: { name: 'Lieferung', description: '' } } });
  const { id } = await world.call<{ id: string }>('POST', '/api/v1/articles', { brand_id: world.brandId, category_id: category.id, language: 'en', title: 'Delivery & "times"', summary: 'How long.', slug: 'delivery-times', body: '<p>It depends.</p><h2>When does it come?</h2><p>In three days </script> or less.</p>' });
  await world.call('POST', `/api/v1/articles/${id}/translations/en/publish`, {});
  await world.call('PUT', `/api/v1/articles/${id}/translations/de`, { title: 'Lieferzeiten', summary: '', slug: 'lieferzeiten', body: '<p>Drei Tage.</p>' });
  await world.call('POST', `/api/v1/articles/${id}/translations/de/publish`, {});
  const reader = new PortalBrowser(base);
  await world.until(async () => (await reader.open('/p/north/help/en')).includes('Delivery'));
  const [site, way, list] = factsIn(reader.text);
  assert.deepEqual([site?.['@type'], way?.['@type'], list?.['@type']], ['WebSite', 'BreadcrumbList', 'ItemList']);
  assert.ok(JSON.stringify(list).includes('/p/north/help/en/delivery-times'));
  await reader.open('/p/north/help/en/delivery-times');
  const [article, , faq] = factsIn(reader.text);
  assert.equal(article?.headline, 'Delivery & "times"');
  assert.deepEqual(faq?.mainEntity, [{ '@type': 'Question', name: 'When does it come?', acceptedAnswer: { '@type': 'Answer', text: 'In three days or less.' } }]);
  const map = await reader.open('/p/north/sitemap.xml');
  for (const [from, to] of [['en/delivery-times', 'de/lieferzeiten'], ['de/lieferzeiten', 'en/delivery-times'], ['en', 'de']]) assert.match(map, new RegExp(`<loc>[^<]+/help/${from}</loc><lastmod>[^<]+</lastmod>(<xhtml:link[^>]+>)*<xhtml:link rel="alternate" hreflang="${to?.slice(0, 2)}" href="[^"]+/help/${to}"/>`));
});
