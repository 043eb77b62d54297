import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { putOrder } from '../../src/modules/orders/index.ts';
import { learnNow } from '../../src/modules/shipments/jobs/learn.ts';
import { lookNow } from '../../src/modules/shipments/jobs/look-for-trouble.ts';
import { putShipment, type ShipmentInput } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const DAY = 86_400_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
const system = systemActor('test');
const ago = (days: number): Date => new Date(Date.now() - days * DAY);
const write = <T>(work: (tx: Tx) => Promise<T>, silent = false): Promise<T> => world.house.db.transact(system, work, { silent });

let made = 0;
const orderOf = (tx: Tx, number: string, placedAt: Date) => putOrder(tx, {
  brandId, source: 'shop', sourceId: number, number, email: 'jonas@customer.example', phone: null, customerName: 'Jonas Weber', state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 8900,
  shippingAddress: { country: 'DE', postal_code: '10969', city: 'Berlin' }, note: null, url: null, placedAt, cancelledAt: null, changedAt: placedAt,
  lines: [{ sourceId: 'l1', sku: 'MC-M', title: 'Merino cardigan, M', quantity: 1, unitPriceMinor: 8900, imageUrl: null }], refunds: [],
});
const parcel = (more: Partial<ShipmentInput>): ShipmentInput => ({ brandId, source: 'shop', sourceId: `p${++made}`, orderId: null, carrier: 'GLS', trackingNumber: `9000${1e7 + made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: null, changedAt: new Date(), ...more });

/** Two months of deliveries, so that there is something to foretell by. */
await write(async (tx) => {
  for (let at = 0; at < 240; at++) {
    const placedAt = ago(70 - at / 4.5);
    const { id } = await orderOf(tx, `#${2000 + at}`, placedAt);
    await putShipment(tx, parcel({ orderId: id, state: 'delivered', shippedAt: new Date(placedAt.getTime() + DAY), changedAt: new Date(placedAt.getTime() + (3 + (at % 4) + (at % 6 === 0 ? 7 : 0)) * DAY) }));
  }
}, true);
await learnNow(world.house.db, brandId);

const number = await (async () => {
  const placedAt = ago(6.4);
  await write(async (tx) => {
    const { id } = await orderOf(tx, '#1042', placedAt);
    await putShipment(tx, parcel({ orderId: id, sourceId: 'stopped', trackingNumber: '3630 1917 596', service: 'Parcel', state: 'info_received', shippedAt: ago(6), promisedAt: ago(1.1), changedAt: ago(6) }));
    // GLS tells of it by its number, as its connection would.
    await putShipment(tx, parcel({
      source: 'gls', sourceId: '36301917596', trackingNumber: '36301917596', state: 'in_transit', changedAt: ago(5.2), events: [
        { at: ago(5.9), state: 'info_received', code: 'PREADVICE', description: 'The parcel data was entered into the GLS system.', place: null },
        { at: ago(5.6), state: 'in_transit', code: 'NORMAL', description: 'The parcel was handed over to GLS.', place: 'Hamburg' },
        { at: ago(5.5), state: 'in_transit', code: 'SORTED', description: 'The parcel was sorted.', place: 'Hamburg' },
        { at: ago(5.2), state: 'in_transit', code: 'HUB', description: 'The parcel has reached the hub.', place: 'Neuenstein' },
      ],
    }));
  });
  return (await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'Where is my parcel?', customer: { email: 'jonas@customer.example', name: 'Jonas Weber' }, text: 'Order #1042 has not moved for days. When does it come?' })).number;
})();

const card = (page: Page) => page.getByRole('article', { name: 'Order #1042' });
async function openConversation(page: Page): Promise<void> {
  await page.goto(`/c/${number}`);
  await page.getByRole('log').getByText('has not moved for days').waitFor();
  await card(page).waitFor();
}

test('the parcel that stopped: what is wrong, when it will come, and the way it took stand beside the conversation', async () => {
  for (const end = Date.now() + 60_000; ; await olga.waitForTimeout(200)) {
    const { data } = await call<{ data: { signals: unknown[] }[] }>(olga, 'GET', '/api/v1/shipments?tracking_number=36301917596');
    assert.equal(data.length, 1, 'known from shop and carrier, it is one parcel');
    if (data[0]?.signals.length === 2) break;
    assert.ok(Date.now() < end, 'what is wrong is found');
  }
  await openConversation(olga);
  const wrong = card(olga).getByRole('list', { name: 'What is wrong' });
  await wrong.getByText('No scan for days').waitFor();
  await wrong.getByText('Promise broken').waitFor();
  await card(olga).getByText('from parcels like it that arrived').waitFor();
  await card(olga).getByText(/–.+, 80%/).waitFor();
  const way = card(olga).getByRole('list', { name: 'The way it took' });
  assert.deepEqual(await way.locator('bdi.block').allTextContents(), ['Neuenstein', 'Hamburg']);
  await checkLooks(olga, 'parcel-stopped');
  await picture(olga, 'parcel-stopped');
  await olga.setViewportSize(PHONE);
  await olga.getByRole('button', { name: 'Customer and orders' }).click();
  await wrong.waitFor();
  await checkLooks(olga, 'parcel-stopped-phone', [PHONE]);
  await olga.keyboard.press('Escape');
  await olga.setViewportSize(DESK);
  await card(olga).getByRole('button', { name: '4 scans' }).press('Enter');
  await way.waitFor({ state: 'hidden' });
});

test('the carrier whose parcels stand still is suspected; one press declares it, and its parcels say so', async () => {
  const at = (day: number): Date => new Date(ago(day).setUTCHours(new Date().getUTCHours(), 0, 0, 0));
  await write(async (tx) => {
    for (let day = 1; day <= 35; day++) await tx.run(sql`insert into shipments.carrier_day (brand_id, carrier_key, country, at, on_the_way, unscanned) select ${brandId}, 'gls', c, ${at(day)}, 60, 9 from unnest(array['', 'DE']) c`);
    const { id } = await orderOf(tx, '#3000', ago(5));
    for (let one = 0; one < 40; one++) await putShipment(tx, parcel({ orderId: id, changedAt: ago(2), events: [{ at: ago(2.5), state: 'in_transit', description: 'Picked up', place: null }, { at: ago(2), state: 'in_transit', description: 'Hub', place: 'Neuenstein' }] }));
  }, true);
  await lookNow(world.house.db, brandId);
  await olga.goto('/settings/pools');
  await olga.getByRole('tab', { name: 'Peak mode' }).click();
  await olga.getByText('Seems to be in trouble').waitFor();
  await olga.getByText('were not scanned for a day').waitFor();
  await checkLooks(olga, 'carrier-suspected');
  await picture(olga, 'carrier-suspected');
  await olga.getByRole('button', { name: 'Declare it: GLS' }).click();
  await olga.getByText('Seems to be in trouble').waitFor({ state: 'hidden' });
  await olga.getByText('goes on', { exact: true }).waitFor();
  await openConversation(olga);
  await card(olga).getByText('GLS is in trouble since').waitFor();
  await checkLooks(olga, 'parcel-incident');
});

test('it arrives: nothing is wrong any longer, and nothing is foretold', async () => {
  await call(olga, 'PUT', '/api/v1/shipments', { brand_id: brandId, source: 'gls', source_id: '36301917596', carrier: 'GLS', tracking_number: '36301917596', state: 'delivered' });
  await openConversation(olga);
  await card(olga).getByRole('list', { name: 'What is wrong' }).waitFor({ state: 'hidden' });
  await card(olga).getByText('Delivered', { exact: true }).first().waitFor();
  assert.equal(await card(olga).getByText('Foretold').count(), 0);
});
