import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CustomShop } from '../fakes/custom-shop.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { siteOrder, WooSite } from '../fakes/places/woocommerce.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const placed = {
  source_id: 'A-1', number: '#1001', email: 'ana@customer.example', customer_name: 'Ana Silva', total: money(16_490), shipping: money(490), tax: money(2633), placed_at: '2026-01-05T09:00:00Z',
  shipping_address: { name: 'Ana Silva', line1: 'Rua das Flores 1', city: 'Porto', country: 'PT', postal_code: '4000' },
  lines: [{ source_id: 'l1', sku: 'TEE-M', title: 'Wool tee, moss', quantity: 3, unit_price: money(4000) }, { source_id: 'l2', sku: 'CAP', title: 'Cap', quantity: 1, unit_price: money(4000) }],
};
const { world, browser } = await houseWithBrowser();
const shop = new CustomShop(placed);
const site = new WooSite();
const [shopUrl, served] = [await shop.start(), await serveStandIn(site)];
after(() => Promise.all([shop.stop(), served.close()]));

const [olga, ines, lea] = [await sitDown(browser, world.url), await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga);
await join(olga, ines, { name: 'Ines Agent', role: 'agent', brandId });
await join(olga, lea, { name: 'Lea Lead', role: 'lead', brandId });

shop.secret = (await call<{ secret: string }>(olga, 'POST', '/api/v1/commerce/custom', { brand_id: brandId, name: 'Own shop', source: 'own', mode: 'calls', url: shopUrl, kinds: ['cancel', 'refund', 'correct_address', 'credit'] })).secret;
await call(olga, 'PUT', '/api/v1/orders', { ...placed, brand_id: brandId, source: 'own' });
const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'A torn tee', customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text: 'One of the tees of order #1001 is torn.' });

const card = (page: Page) => page.getByRole('article', { name: 'Order #1001' });
const tools = (page: Page) => card(page).getByRole('toolbar', { name: 'What can be done to this order' });
async function openConversation(page: Page): Promise<void> {
  await page.goto(`/c/${number}`);
  await page.getByRole('log').getByText('is torn').waitFor();
  await tools(page).waitFor();
}
async function begin(page: Page, button: string): Promise<void> {
  await openConversation(page);
  await tools(page).getByRole('button', { name: button }).press('Enter');
  await page.getByRole('dialog').waitFor();
}
async function amount(page: Page, text: string, reason = 'Arrived torn'): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('An amount', { exact: true }).click();
  await dialog.getByLabel('Amount in EUR').fill(text);
  await dialog.getByLabel('Reason').fill(reason);
}

test('a refund within the limit: the consequence first, then the shop’s word, in the dialog and in the conversation', async () => {
  await begin(ines, 'Refund');
  const dialog = ines.getByRole('dialog');
  await dialog.getByText('Nobody proved to be the buyer').waitFor();
  await dialog.getByText('Say why. Your role').waitFor();
  await dialog.getByText('Single items', { exact: true }).click();
  await dialog.getByLabel('Pieces of Wool tee, moss').fill('1');
  await dialog.getByLabel('Reason').fill('Arrived torn');
  await dialog.getByRole('button', { name: 'Refund €40.00' }).waitFor();
  await dialog.getByText('of which tax').waitFor();
  await checkLooks(ines, 'order-action-dialog', [DESK]);
  await picture(ines, 'order-action');
  await dialog.getByRole('button', { name: 'Refund €40.00' }).press('Enter');
  await dialog.getByText('Done. The shop confirms it.').waitFor();
  await checkLooks(ines, 'order-action-done', [DESK]);
  await dialog.getByRole('button', { name: 'Write to the customer' }).press('Enter');
  for (let waited = 0; (await ines.locator('textarea').last().inputValue()) !== 'We have refunded €40.00 for your order #1001.'; waited++) {
    assert.ok(waited < 200, 'the letter is written');
    await ines.waitForTimeout(100);
  }
  await ines.getByRole('log').getByText('The shop confirms: Refund (€40.00) for order #1001').waitFor();
  assert.equal(shop.done.size, 1);
  await card(ines).getByText('Partly refunded').waitFor();
  await checkLooks(ines, 'order-card-actions', [DESK]);
});

test('above the limit a second person decides, and both see what came of it', async () => {
  await begin(ines, 'Refund');
  await amount(ines, '60');
  await ines.getByRole('dialog').getByText('above your limit for one action').waitFor();
  await ines.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click();
  await ines.getByRole('dialog').getByText('This waits for approval.').waitFor();
  assert.equal(shop.done.size, 1);
  await ines.goto('/actions');
  await ines.getByText('You asked for this: somebody else decides.').waitFor();
  await lea.goto('/actions');
  await lea.getByRole('button', { name: 'Approve' }).waitFor();
  await checkLooks(lea, 'approvals');
  await picture(lea, 'approvals');
  await lea.getByRole('button', { name: 'Approve' }).click();
  await lea.getByText('Nothing waits for approval').waitFor();
  await openConversation(ines);
  await ines.getByRole('log').getByText('The shop confirms: Refund (€60.00) for order #1001').waitFor();
  assert.equal(shop.done.size, 2);
});

test('an address is corrected, and the order goes there', async () => {
  await begin(ines, 'Correct address');
  const dialog = ines.getByRole('dialog');
  await dialog.getByLabel('Street and number').fill('Rua Nova 7');
  await dialog.getByLabel('Reason').fill('Moved last week');
  await dialog.getByText('The parcel goes to the new address.').waitFor();
  await checkLooks(ines, 'order-action-address', [DESK]);
  await dialog.getByRole('button', { name: 'Correct address' }).click();
  await dialog.getByText('Done. The shop confirms it.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await card(ines).getByText('Rua Nova 7').waitFor();
  await card(ines).getByRole('link', { name: /Address correction/ }).click();
  await ines.getByRole('button', { name: 'Back to the address before' }).click();
  await ines.getByText('Address correction').nth(1).waitFor();
  await openConversation(ines);
  await card(ines).getByText('Rua das Flores 1').waitFor();
});

test('the shop does not answer: the screen says that it is not known, until a look proves it', async () => {
  shop.mood = 'cut_before';
  await begin(ines, 'Refund');
  await amount(ines, '5');
  await ines.getByRole('dialog').getByRole('button', { name: 'Refund €5.00' }).click();
  await ines.getByRole('dialog').getByText('It is not known yet whether it happened.').waitFor();
  await checkLooks(ines, 'order-action-unknown', [DESK]);
  await ines.goto('/actions?tab=open');
  await ines.getByRole('button', { name: /Refund.*#1001.*Not known/ }).click();
  await ines.getByRole('region', { name: 'What is known' }).getByText('No answer that can be believed').waitFor();
  await checkLooks(ines, 'did-it-happen');
  await picture(ines, 'did-it-happen');
  shop.mood = 'well';
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update orders.action set sent_at = ${new Date(tx.now.getTime() - 100_000)} where state = 'unknown'`));
  await ines.getByRole('button', { name: 'Check now' }).first().click();
  await ines.getByText('Everything is known').waitFor();
  await ines.goto('/actions?tab=all');
  await ines.getByText('Done').first().waitFor();
  assert.equal(shop.done.size, 5);
});

test('on a phone the same, from the sheet beside the conversation', async () => {
  await ines.setViewportSize(PHONE);
  await ines.goto(`/c/${number}`);
  await ines.getByRole('log').getByText('is torn').waitFor();
  await ines.getByRole('button', { name: 'Customer and orders' }).click();
  await tools(ines).waitFor();
  await checkLooks(ines, 'order-card-phone', [PHONE]);
  await tools(ines).getByRole('button', { name: 'Refund' }).click();
  const dialog = ines.getByRole('dialog', { name: /Refund/ });
  await dialog.getByText('The customer gets back').waitFor();
  await checkLooks(ines, 'order-action-phone', [PHONE]);
  await ines.keyboard.press('Escape');
  await ines.setViewportSize(DESK);
});

test('who is asking is proven by a code, in one click', async () => {
  await openConversation(ines);
  await card(ines).getByRole('button', { name: 'Ask for a code' }).click();
  await card(ines).getByText('Code sent to ana@customer.example').waitFor();
  for (let waited = 0; !world.relay.mails.some((mail) => mail.raw.includes('Code:')) && waited < 100; waited++) await ines.waitForTimeout(100);
  const raw = world.relay.mails.find((mail) => mail.raw.includes('Code:'))?.raw.toString('utf8') ?? '';
  const code = /Code: (\d{6})/.exec(raw)?.[1] ?? '';
  await world.mail({ from: 'ana@customer.example', to: /^Reply-To: .*?<([^>]+)>/im.exec(raw)?.[1] ?? '', subject: 'Re: code', text: `It is ${code}` });
  await card(ines).getByText('Said the code sent to the order’s address').waitFor();
});

test('an order has a page: what was bought, where it is, what can be done, and everything that happened', async () => {
  await olga.goto('/inbox');
  const { data } = await call<{ data: { id: string; number: string }[] }>(olga, 'GET', '/api/v1/orders?limit=1');
  await olga.goto(`/orders/${data[0]?.id}`);
  await olga.getByRole('heading', { name: `Order ${data[0]?.number}` }).waitFor();
  await olga.getByRole('heading', { name: 'What happened' }).waitFor();
  await olga.getByText('Placed', { exact: true }).waitFor();
  await olga.getByRole('toolbar').getByRole('button', { name: 'Refund' }).waitFor();
  await checkLooks(olga, 'order-page');
  await picture(olga, 'order-page');
  await olga.goto('/orders/0190a0a0-0000-7000-8000-000000000000');
  await olga.getByText('This order could not be loaded').waitFor();
});

test('a WooCommerce site is connected, and limits are set, without leaving the settings', async () => {
  site.orders = Array.from({ length: 3 }, (_, n) => siteOrder(100 + n));
  await olga.goto('/settings/connections');
  await olga.getByRole('button', { name: 'Connect a place' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByRole('button', { name: /WooCommerce/ }).click();
  await dialog.getByLabel('Site address').fill(served.url);
  await dialog.getByLabel('Consumer key').fill(site.key);
  await dialog.getByLabel('Consumer secret').fill(site.secret);
  await dialog.getByRole('button', { name: 'Try' }).click();
  await dialog.getByText(/ answers$/).waitFor();
  await checkLooks(olga, 'woo-connect');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await olga.getByText('WooCommerce · ').waitFor();
  await checkLooks(olga, 'shops');
  await olga.goto('/settings/authority');
  await olga.getByRole('button', { name: /^Agent, Refund/ }).click();
  await olga.getByRole('dialog').getByLabel('One action up to').fill('75,50');
  await checkLooks(olga, 'limit-dialog');
  await olga.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await olga.getByRole('button', { name: /^Agent, Refund: 75\.5/ }).waitFor();
  const tester = olga.getByRole('heading', { name: /^What may .+ do\?$/ });
  await tester.waitFor();
  await olga.getByText(/may do it alone\.$/).waitFor();
  await olga.getByText('They say why', { exact: true }).click();
  await olga.getByText(/has to say why first\.$/).waitFor();
  await checkLooks(olga, 'order-limits');
  await picture(olga, 'order-limits');
});
