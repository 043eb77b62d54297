import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, sitDown, takeDevice } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const DAY = 86_400_000;
const PHONE = { width: 390, height: 844 };
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const { world, browser } = await houseWithBrowser();
const { db } = world.house;
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { color: '#f2c230' });
let made = 0;

async function placed(parcel: 'in_transit' | 'delivered'): Promise<{ id: string; number: string; email: string }> {
  made += 1;
  const [number, email] = [`#${4000 + made}`, `ana${made}@customer.example`];
  const { id } = await call<{ id: string }>(olga, 'PUT', '/api/v1/orders', {
    brand_id: brandId, source: 'demo', source_id: `E-${made}`, number, email, customer_name: 'Ana Silva', total: money(8490), shipping: money(490), placed_at: ago(5), fulfilment_state: 'fulfilled', changed_at: ago(4), shipping_address: { name: 'Ana Silva', line1: 'Rua 1', city: 'Porto', country: 'PT', postal_code: '4000' },
    lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 2, unit_price: money(2000) }, { source_id: 'l2', sku: 'CAP', title: 'Cap', quantity: 1, unit_price: money(4000) }],
  });
  await db.transact(system, (tx) => putShipment(tx, { brandId, source: 'demo', sourceId: `s-${made}`, orderId: id, carrier: 'dhl', trackingNumber: `JD0146000${made}`, trackingUrl: 'https://carrier.example/x', state: 'in_transit', estimatedDeliveryAt: parcel === 'in_transit' ? new Date(Date.now() + 2 * DAY) : null, shippedAt: new Date(ago(3)), changedAt: new Date(ago(3)), events: [{ at: new Date(ago(2)), state: 'in_transit', description: '', place: 'Leipzig' }, ...(parcel === 'delivered' ? [{ at: new Date(ago(1)), state: 'delivered' as const, description: '', place: null }] : [])] }));
  return { id, number, email };
}

async function codeTo(address: string): Promise<string> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const code = /: (\d{6})\b/.exec(world.relay.mails.filter((mail) => mail.to.includes(address)).map((mail) => readMail(mail.raw).text).at(-1) ?? '')?.[1];
    if (code !== undefined) return code;
  }
  throw new Error(`no code came to ${address}`);
}

async function letIn(page: Page, order: { number: string; email: string }): Promise<void> {
  await page.goto('/p/north');
  await page.locator('input[name=number]').fill(order.number);
  await page.locator('input[name=email]').fill(order.email);
  await page.locator('main button').press('Enter');
  await page.locator('input[name=code]').fill(await codeTo(order.email));
  await page.locator('main button').first().press('Enter');
  await page.waitForURL(/\/orders\//);
}

test('a brand sets its portal up and sees it while it does', async () => {
  await olga.goto('/settings/portal');
  await olga.getByText('The portal is on').click();
  await olga.getByText('Saved').first().waitFor();
  await olga.frameLocator('iframe').getByText('Order #1042').waitFor();
  await checkLooks(olga, 'portal-settings');
  await picture(olga, 'portal-settings');
  const { readable } = await call<{ readable: { light: string; corrected: boolean } }>(olga, 'GET', `/api/v1/portal-settings/${brandId}`);
  assert.ok(readable.corrected && readable.light !== '#f2c230', 'yellow is made readable');
});

for (const [locale, found, state] of [['en-US', 'Where is my order?', 'On its way'], ['de-DE', 'Wo ist meine Bestellung?', 'Unterwegs'], ['ar', 'أين طلبي؟', 'في الطريق']] as const) {
  test(`a shopper finds the order and sees where it is, spoken to in ${locale}`, async () => {
    const order = await placed('in_transit');
    const page = await takeDevice(browser, { baseURL: world.url, locale, viewport: PHONE });
    await page.goto('/p/north');
    await page.getByRole('heading', { name: found }).waitFor();
    await checkLooks(page, `portal-find-${locale}`);
    if (locale === 'en-US') await picture(page, 'portal-find');
    await letIn(page, order);
    await page.getByText(state, { exact: true }).first().waitFor();
    await checkLooks(page, `portal-order-${locale}`);
    // Not of Arabic: a machine that makes pictures may have no letters for it.
    if (locale !== 'ar') await picture(page, `portal-order-${locale.slice(0, 2)}`);
    assert.equal(await page.evaluate('document.documentElement.dir'), locale === 'ar' ? 'rtl' : 'ltr');
  });
}

test('a return in under a minute: what, why, what for', async () => {
  await db.transact(system, (tx) => putProduct(tx, { brandId, source: 'demo', sourceId: 'tee', title: 'Wool tee', url: null, imageUrl: null, status: 'active', category: 'Shirts', tags: [], changedAt: tx.now, variants: [['S', 4], ['M', 3], ['L', 0]].map(([size, stock]) => ({ sourceId: `tee-${size}`, sku: `TEE-${size}`, title: String(size), priceMinor: 2000, currency: 'EUR', stock: Number(stock) })) }));
  const order = await placed('delivered');
  const page = await takeDevice(browser, { baseURL: world.url, viewport: PHONE });
  await letIn(page, order);
  await page.getByRole('link', { name: 'Send back or exchange' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByLabel('Why?').first().selectOption({ label: 'Too small' });
  await checkLooks(page, 'portal-return');
  await picture(page, 'portal-return');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'What would you like?' }).waitFor();
  await page.getByLabel('Instead of Wool tee, S').selectOption({ index: 2 });
  await checkLooks(page, 'portal-return-offer');
  await page.getByRole('button', { name: 'Start the return' }).click();
  await page.getByText('Approved').first().waitFor();
  await checkLooks(page, 'portal-return-state');
});
