import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { receiveMessage } from '../../src/modules/conversations/index.ts';
import { normaliseHandle, type Handle } from '../../src/modules/customers/index.ts';
import { tellChangedOrders } from '../../src/modules/facts/index.ts';
import { putOrder } from '../../src/modules/orders/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { allHeard } from '../../src/platform/testing/all-heard.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// Which orders draw contacts and where silence does, as a lead looks at it: from nothing to the conversations behind a figure.
const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url, { acceptDownloads: true });
const brandId = await foundNorth(olga, { undoSeconds: 0 });
const system = systemActor('test');

const DAY = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY);
const goods = [['TEE-M', 'Merino tee, moss, M'], ['PARKA-S', 'Harbour parka, navy, S'], ['SOCK-3', 'Hiking socks, three pairs'], ['SCARF', 'Long scarf, heather']] as const;
const countries = ['DE', 'FR', 'ES', 'US'] as const;

/** Orders of the last weeks: those GLS carried stand still for days, and of these every third buyer asks after four of them; of the rest one in fifteen, soon. */
async function sell(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const slow = n % 4 === 0;
    const [sku, title] = goods[(n + (n >> 2)) % goods.length] ?? goods[0];
    const placedAt = ago(20 + (n % 40));
    const after = (days: number): Date => new Date(placedAt.getTime() + days * DAY);
    const arrived = after(slow ? 9 : 4);
    const email = `buyer${n}@customer.example`;
    const writes = slow ? n % 3 === 0 : n % 15 === 1;
    await world.house.db.transact(system, async (tx) => {
      const order = await putOrder(tx, {
        brandId, source: 'shop', sourceId: String(n), number: `#${5000 + n}`, email, phone: null, customerName: null, state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 4900,
        shippingAddress: { country: countries[n % 3 === 0 ? 0 : n % countries.length] ?? 'DE' }, note: null, url: null, placedAt, cancelledAt: null, changedAt: placedAt, lines: [{ sourceId: '1', sku, title, quantity: 1, unitPriceMinor: 4900, imageUrl: null }], refunds: [],
      });
      await putShipment(tx, {
        brandId, source: 'shop', sourceId: `p${n}`, orderId: order.id, carrier: slow ? 'gls' : n % 2 === 0 ? 'dhl' : 'ups', service: 'Parcel', shipsFrom: slow && n % 8 === 0 ? 'Duisburg' : 'Hamburg', trackingNumber: `JD${1e10 + n}`, trackingUrl: null, state: 'delivered', estimatedDeliveryAt: after(5), promisedAt: after(5), shippedAt: after(1), changedAt: arrived,
        events: [{ at: after(1), state: 'in_transit', description: 'Left the warehouse', place: null }, ...(slow ? [] : [{ at: after(2.5), state: 'in_transit' as const, description: 'Sorted', place: null }]), { at: arrived, state: 'delivered', description: 'Handed over', place: null }],
      });
    }, { at: placedAt, silent: true });
    if (writes) await ask(email, `Where is my order #${5000 + n}?`, after(slow ? 5.2 : 1.5));
  }
}

async function ask(email: string, text: string, at: Date): Promise<void> {
  await world.house.db.transact(system, (tx) => receiveMessage(tx, {
    brandId, channel: 'email', from: { handle: normaliseHandle('email', email) as Handle, name: 'Ana Silva' }, sender: { address: email, name: 'Ana Silva' }, to: [{ address: 'help@north.example', name: 'North' }], cc: [], replyTo: [],
    subject: 'My order', text, html: null, quoted: null, headerId: `${email}.${at.getTime()}`, at, auto: false, junk: false, junkScore: null, remoteImages: 0, attachments: [], clues: { tokens: [], inReplyTo: [], references: [], subjectNumber: null }, rawBlob: null, facts: {}, notice: null,
  }), { at, silent: true });
}

async function counted(): Promise<void> {
  await allHeard(world.house.db, world.house.relay);
  // The house's own job comes by when it likes: from here on it is done when asked, and what it has begun is waited for.
  await world.house.db.transact(system, (tx) => tx.unschedule('facts.tell_orders', 'facts.tell_orders'));
  while (await left()) while (await world.house.db.transact(system, tellChangedOrders));
}

const left = (): Promise<boolean> => world.house.db.read(system, async (tx) => (await tx.rows(sql`select from facts.changed_contact where not again union all select from facts.changed_order union all select from facts.changed_order_day`)).length > 0);

test('before there are orders the page says what will be here', async () => {
  await olga.goto('/reports');
  await olga.getByRole('button', { name: 'Contacts per order' }).click();
  await olga.getByText('No orders in these days').waitFor();
  assert.match(olga.url(), /\/reports\/orders$/);
  await checkLooks(olga, 'per-order-empty');
});

test('what surely costs contacts leads, with why, the conversations behind it and the silence that made them', async () => {
  await sell(240);
  await counted();
  await olga.goto('/reports/orders?by=carrier');
  await olga.getByText(/Costs the most: GLS, with \d+ contacts more/).waitFor();
  await olga.getByRole('heading', { name: /After 3 days without news, [\d.]+ of 100 who wait write each day/ }).waitFor();
  await checkLooks(olga, 'per-order-carrier');
  await picture(olga, 'contacts-per-order');
  await olga.getByRole('button', { name: 'Show as table' }).click();
  await olga.getByRole('cell', { name: '3–5 days' }).waitFor();
  await olga.getByRole('button', { name: 'Reasons: GLS' }).click();
  const why = olga.getByRole('dialog', { name: 'What contacts were about: GLS' });
  await why.getByRole('button', { name: /20 contacts\. Show the conversations/ }).waitFor();
  await checkLooks(olga, 'per-order-reasons');
  await why.getByRole('button', { name: 'Close' }).click();
  await olga.getByRole('button', { name: 'GLS: 20 contacts. Show the conversations' }).click();
  await olga.getByRole('dialog', { name: 'Contacts · GLS' }).getByText('20 conversations').waitFor();
  await olga.keyboard.press('Escape');
});

test('it is asked by another dimension and taken as a table', async () => {
  await olga.goto('/reports/orders?by=promise');
  await olga.getByText('4–7 days late', { exact: true }).waitFor();
  const [file] = await Promise.all([olga.waitForEvent('download'), olga.getByRole('button', { name: 'Download as CSV' }).click()]);
  assert.match(readFileSync(await file.path(), 'utf8'), /^promise,name,orders,[^\n]+\nlate_4,,60,/);
  await olga.goto('/reports/orders?by=sku');
  await olga.getByText('Harbour parka, navy, S (PARKA-S)').waitFor();
  await olga.getByText('Nothing here draws surely more contacts').waitFor();
});

test('in other languages and where it fails the page stays whole', async () => {
  for (const [language, words] of [['de', /Kostet am meisten: GLS/], ['es', /Lo que más cuesta: GLS/]] as const) {
    await olga.evaluate((chosen) => localStorage.setItem('keepdesk.language', chosen), language);
    await call(olga, 'PATCH', '/api/v1/me', { locale: language });
    await olga.goto('/reports/orders?by=carrier');
    await olga.getByText(words).waitFor();
    await checkLooks(olga, `per-order-${language}`, [{ width: 390, height: 844 }]);
  }
  await call(olga, 'PATCH', '/api/v1/me', { locale: 'en' });
  await olga.evaluate(() => localStorage.setItem('keepdesk.language', 'en'));
  await olga.route('**/api/v1/contacts-per-order?*', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":{"code":"internal","message":"Something went wrong."}}' }));
  await olga.goto('/reports/orders?by=carrier');
  await olga.getByText('Contacts per order could not be loaded').first().waitFor();
  await checkLooks(olga, 'per-order-failed', [{ width: 390, height: 844 }]);
  await olga.unroute('**/api/v1/contacts-per-order?*');
  await olga.getByRole('button', { name: 'Try again' }).first().click();
  await olga.getByText(/Costs the most: GLS/).waitFor();
});
