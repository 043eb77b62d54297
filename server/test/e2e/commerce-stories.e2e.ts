import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Easypost, easypostKeys } from '../fakes/places/easypost.ts';
import { rechargeKeys, RechargeStore } from '../fakes/places/recharge.ts';
import { shopifyKeys, shopifyOrder, ShopifyShop } from '../fakes/places/shopify.ts';
import { serveStandIn, type StandIn } from '../fakes/places/stand-in.ts';
import { yotpoKeys, YotpoLoyalty, yotpoLoyaltyKeys, YotpoStore } from '../fakes/places/yotpo.ts';
import { call } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { visitDemo, workInDemo } from '../stage/visit-demo.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// The shop beside the conversation, in the demo world: its brand is connected to places that speak their vendors' specifications.
const DAY = 86_400_000;
const DESK = { width: 1440, height: 900 };
const ANA = 'buyer1@example.test';
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

const shop = new ShopifyShop({ orders: 40 });
// Hers: two that wait to be packed, and one that arrived three days ago.
shop.orders.push(
  shopifyOrder(2001, { email: ANA, updatedAt: ago(1), total: '99.60', lines: [{ id: '20011', title: 'Wool tee', sku: 'TEE', price: '39.80', quantity: 2 }, { id: '20012', title: 'Cap', sku: 'CAP', price: '20.00' }] }),
  shopifyOrder(2003, { email: ANA, updatedAt: ago(2), total: '849.00', lines: [{ id: '20031', title: 'Harbour parka', sku: 'PARKA', price: '849.00' }] }),
  shopifyOrder(2002, { email: ANA, updatedAt: ago(3), shipped: true, parcels: [{ id: '31', number: '00340434161094021501', state: 'delivered', updatedAt: ago(3) }] }),
);
const [recharge, reviews, loyalty, easypost] = [new RechargeStore({ orders: 1 }), new YotpoStore({ orders: 1 }), new YotpoLoyalty({ orders: 1 }), new Easypost({ orders: 0 })];
loyalty.members.set(ANA, { email: ANA, first_name: 'Ana', last_name: 'Silva', points_balance: 320, points_earned: 500, vip_tier_name: 'Gold' });

const addresses: readonly (readonly [address: string, standIn: StandIn, under: string])[] = [['https://north-apparel.myshopify.com', shop, ''], ['https://api.rechargeapps.com', recharge, ''], ['https://api.yotpo.com', reviews, ''], ['https://loyalty.yotpo.com/api/v2', loyalty, ''], ['https://api.easypost.com/v2', easypost, '/v2']];
const served = await Promise.all(addresses.map(([, standIn]) => serveStandIn(standIn)));
after(() => Promise.all(served.map((one) => one.close())));
const { desk, browser } = await deskWithBrowser(['--demo'], {}, Object.fromEntries(addresses.map(([address, , under], i) => [address, `${served[i]?.url}${under}`])));

const robin = await visitDemo(browser, desk);
const [grace, liza] = [await workInDemo(browser, desk, 'grace.lim@partner.example'), await workInDemo(browser, desk, 'liza.reyes@partner.example')];
const { brands } = await call<{ brands: { id: string; name: string }[] }>(robin, 'GET', '/api/v1/session');
const brandId = String(brands.find((brand) => brand.name === 'Fjord & Wool')?.id);

/** She writes when the places are connected: who writes is asked about at once, before the demo's other customers. */
const herLetter = () => call<{ number: number }>(robin, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'Two things about my orders', customer: { email: ANA, name: 'Ana Silva' }, text: 'One tee of order #2001 is one too many, and the other order does not fit.' });
let number = 0;

/** Opens the catalogue of places, chooses one, fills in its keys and tries them. */
async function choosePlace(called: string, keys: Readonly<Record<string, string>>): Promise<void> {
  await robin.getByRole('button', { name: 'Connect a place' }).click();
  const dialog = robin.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Search' }).waitFor();
  await picture(robin, 'connections-catalogue');
  await dialog.getByRole('textbox', { name: 'Search' }).fill(called);
  await dialog.getByRole('button', { name: new RegExp(called) }).first().click();
  await dialog.getByRole('button', { name: /Brand$/ }).click();
  await robin.getByRole('option', { name: 'Fjord & Wool' }).click();
  for (const [label, value] of Object.entries(keys)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: 'Try' }).click();
}

test('a place is connected: which permissions and why, tried, how far it is, and how it is', async () => {
  shop.slowness = 700;
  await robin.goto('/settings/connections');
  await choosePlace('Shopify', { 'Shop address': 'north-apparel', 'Admin API access token': shopifyKeys.access_token, 'API secret key': shopifyKeys.api_secret });
  const dialog = robin.getByRole('dialog');
  await dialog.getByText('North Apparel answers').waitFor();
  await dialog.getByText('write_order_edits').waitFor();
  await checkLooks(robin, 'stories-connect', [DESK]);
  await picture(robin, 'connections-form');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await robin.getByRole('progressbar').first().waitFor();
  await picture(robin, 'commerce-first-sync');
  shop.slowness = 0;
  for (const [vendor, keys] of [['recharge', rechargeKeys], ['yotpo', yotpoKeys], ['yotpo-loyalty', yotpoLoyaltyKeys], ['easypost', easypostKeys]] as const) await call(robin, 'POST', '/api/v1/connections', { brand_id: brandId, vendor, keys });
  await robin.reload();
  // Points are asked for one customer after another, as the vendor allows: with as many as the demo has that goes on in the background.
  await robin.getByText('connected', { exact: true }).nth(3).waitFor();
  ({ number } = await herLetter());
  await checkLooks(robin, 'stories-connections');
  await picture(robin, 'commerce-connections');
});

const card = (page: Page, order: string) => page.getByRole('article', { name: `Order ${order}` });
async function open(page: Page): Promise<void> {
  await page.goto(`/c/${number}`);
  await page.getByRole('log').getByText('is one too many').waitFor();
}
async function unfold(page: Page, order: string): Promise<void> {
  await open(page);
  await card(page, order).waitFor();
  const folded = card(page, order).getByRole('button', { name: new RegExp(order), expanded: false });
  if ((await folded.count()) > 0) await folded.press('Enter');
  await card(page, order).getByRole('toolbar').waitFor();
}
async function begin(page: Page, order: string, button: string): Promise<ReturnType<Page['getByRole']>> {
  await unfold(page, order);
  await card(page, order).getByRole('toolbar').getByRole('button', { name: button }).press('Enter');
  return page.getByRole('dialog');
}

test('the customer: orders, parcels, subscription, points and reviews of every place, in one line of time', async () => {
  await open(grace);
  await card(grace, '#2001').waitFor();
  await grace.getByRole('article', { name: 'Points' }).getByText('320 points').waitFor();
  await grace.getByRole('toolbar', { name: 'What can be done to this subscription' }).waitFor();
  const { data } = await call<{ data: { customer_id: string }[] }>(grace, 'GET', '/api/v1/orders?number=%232001');
  await grace.goto(`/customers/${data[0]?.customer_id}`);
  const line = grace.getByRole('region', { name: 'Timeline' });
  await line.getByText('#2002').first().waitFor();
  await line.getByText('Nice').first().waitFor();
  await checkLooks(grace, 'stories-customer');
  await picture(grace, 'commerce-customer');
});

test('pieces of an order that waits are taken out: the difference first, and the shop has changed it once', async () => {
  const dialog = await begin(grace, '#2001', 'Change items');
  await dialog.getByLabel('Pieces of Wool tee').fill('1');
  await dialog.getByLabel('Reason').fill('Ordered one too many');
  await dialog.getByText('€39.80').first().waitFor();
  await picture(grace, 'commerce-change-items');
  await dialog.getByRole('button', { name: 'Change items' }).click();
  await dialog.getByText('Done. The shop confirms it.').waitFor();
  assert.deepEqual(shop.orders.find((order) => order.id === '2001')?.lines.map((line) => line.kept ?? line.quantity ?? 1), [1, 1]);
});

test('an answer that is lost on its way: the money went back once, and the desk finds out by itself', async () => {
  const before = shop.effects();
  shop.actions.losesAnswerTo = /^mutation refund/;
  const dialog = await begin(liza, '#2002', 'Refund');
  await dialog.getByText('An amount', { exact: true }).click();
  await dialog.getByLabel('Amount in EUR').fill('20');
  await dialog.getByLabel('Reason').fill('A loose seam');
  await dialog.getByRole('button', { name: 'Refund €20.00' }).click();
  await dialog.getByText('Done. The shop confirms it.').waitFor({ timeout: 180_000 });
  assert.equal(shop.effects() - before, 1);
});

test('above somebody’s limit a second person decides; then the shop does it', async () => {
  const before = shop.effects();
  const dialog = await begin(grace, '#2003', 'Cancel order');
  await dialog.getByLabel('Reason').fill('Does not want it any more');
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await dialog.getByText('This waits for approval.').waitFor();
  assert.equal(shop.effects(), before);
  await liza.goto('/actions');
  const waiting = liza.locator('div').filter({ has: liza.getByRole('heading', { name: /#2003/ }) }).filter({ has: liza.getByRole('button', { name: 'Approve' }) }).last();
  await waiting.getByRole('button', { name: 'Approve' }).click();
  await open(grace);
  await grace.getByRole('log').getByText('The shop confirms: Cancellation (€849.00) for order #2003').waitFor();
  assert.ok(shop.orders.find((order) => order.id === '2003')?.cancelledAt);
});

test('the next charge of a subscription is skipped where it is kept', async () => {
  const before = recharge.lists.subscriptions?.[0]?.next_charge_scheduled_at;
  await open(grace);
  await grace.getByRole('toolbar', { name: 'What can be done to this subscription' }).getByRole('button', { name: 'Skip next' }).press('Enter');
  await grace.getByRole('dialog').getByRole('button', { name: 'Skip next charge' }).click();
  await grace.getByRole('dialog').getByText('Done. The place where it is kept confirms it.').waitFor();
  assert.notEqual(recharge.lists.subscriptions?.[0]?.next_charge_scheduled_at, before);
});

test('a return with a label bought where the brand buys them, once', async () => {
  const url = `/api/v1/brands/${brandId}/return-policy`;
  const { data: connections } = await call<{ data: { id: string; vendor: string }[] }>(robin, 'GET', '/api/v1/connections');
  const now = await call<{ version: number; policy: object; terms: { address: object } }>(robin, 'GET', url);
  const address = { name: 'Returns', company: 'Fjord & Wool', line1: 'Mill Lane 2', line2: '', postal_code: '10115', city: 'Berlin', region: '', country: 'DE', phone: '', email: 'returns@fjordwool.example' };
  await call(robin, 'PUT', url, { version: now.version, policy: now.policy, terms: { ...now.terms, address, labels: { by: 'place', place_id: connections.find((one) => one.vendor === 'easypost')?.id, service: '', weight_grams: 800, file_id: null } } });
  await unfold(grace, '#2002');
  await card(grace, '#2002').getByRole('button', { name: 'Return…' }).press('Enter');
  const dialog = grace.getByRole('dialog');
  await dialog.getByText('Wool tee', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Why' }).first().click();
  await grace.getByRole('option', { name: 'Too small', exact: true }).click();
  await dialog.getByRole('button', { name: 'Start the return' }).click();
  await card(grace, '#2002').getByRole('link', { name: /R-\d+/ }).first().click();
  await grace.getByRole('link', { name: 'Open the label' }).waitFor();
  await checkLooks(grace, 'stories-return');
  await picture(grace, 'commerce-return');
  assert.equal(easypost.effects(), 1);
});
