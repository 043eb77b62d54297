import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { call } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { visitDemo, workInDemo } from '../stage/visit-demo.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const DESK = { width: 1440, height: 900 };

// What shoppers ask for before their parcel leaves, and who may give what, in the demo world.
const { desk, browser } = await deskWithBrowser(['--demo']);
const robin = await visitDemo(browser, desk);
const grace = await workInDemo(browser, desk, 'grace.lim@partner.example');

interface Found { data: { id: string; number: number; brand_id: string }[] }
/** The demo's orders are written while one looks on: a letter about one of them is waited for. */
async function letterAbout(order: string): Promise<Found['data'][number]> {
  for (let waited = 0; waited < 240; waited++) {
    const [found] = (await call<Found>(robin, 'GET', `/api/v1/search?q=${order}`)).data;
    if (found) return found;
    await robin.waitForTimeout(500);
  }
  return assert.fail(`nobody wrote about ${order}`);
}
const tools = (page: Page) => page.getByRole('toolbar', { name: 'What can be done to this order' }).first();
async function open(page: Page, order: string): Promise<void> {
  await page.goto(`/c/${(await letterAbout(order)).number}`);
  await tools(page).waitFor();
}
async function begin(page: Page, button: string): Promise<void> {
  await tools(page).getByRole('button', { name: button }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

test('one of two tees becomes the tall one: the difference first, then the order as it is now', async () => {
  await open(grace, 'FW-W200');
  await grace.getByText('The shop packs it').first().waitFor();
  await begin(grace, 'Change items');
  const dialog = grace.getByRole('dialog');
  await dialog.getByLabel('Pieces of Merino tee, moss, M').fill('1');
  await dialog.getByRole('button', { name: 'Add a product' }).press('Enter');
  await dialog.getByPlaceholder('Find a product').fill('tall');
  await dialog.getByRole('button', { name: /Tall/ }).press('Enter');
  await dialog.getByLabel('Reason').fill('Ordered the wrong size');
  await dialog.getByText('The customer has to pay').waitFor();
  await dialog.getByText('€11.90').waitFor();
  await checkLooks(grace, 'change-items', [DESK]);
  await picture(grace, 'change-items');
  await dialog.getByRole('button', { name: 'Change items' }).last().press('Enter');
  await dialog.getByText('Done. The shop confirms it.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await grace.getByRole('article', { name: 'Order #FW-W200' }).getByText('Merino tee, moss, Tall').waitFor();
});

test('once the shop packs it, items and address stay, and the button says why', async () => {
  await open(grace, 'FW-W203');
  await grace.getByText('Packed since').first().waitFor();
  assert.ok(await tools(grace).getByRole('button', { name: 'Change items' }).isDisabled());
  await grace.getByRole('note', { name: /Change items: The shop is packing it already/ }).waitFor();
});

test('a customer who stands out: what, with how many, and a second person decides', async () => {
  await open(robin, 'IE-W204');
  await begin(robin, 'Refund');
  const dialog = robin.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Wants the money back');
  await dialog.getByText('A chargeback is open').waitFor();
  await dialog.getByText('The customer stands out: somebody else decides.').waitFor();
  await checkLooks(robin, 'customer-stands-out', [DESK]);
  await picture(robin, 'customer-stands-out');
  await dialog.getByText('Store credit', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await dialog.getByText('This waits for approval.').waitFor();
});

test('a contact reason has a limit of its own, and the same rules say who may what', async () => {
  const { brand_id } = await letterAbout('FW-W200');
  await robin.goto('/settings/authority');
  const dialog = robin.getByRole('dialog');
  await pressUntil(robin.getByRole('button', { name: 'Add a limit for a contact reason' }), dialog.getByLabel('One action up to'));
  await dialog.getByLabel('One action up to').fill('120');
  await dialog.getByLabel('In 24 hours up to').fill('600');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await robin.getByRole('button', { name: /120 \/ 600/ }).waitFor();
  await checkLooks(robin, 'order-limits-by-reason');
  const { roles } = await call<{ roles: { for_reasons: unknown[] }[] }>(robin, 'GET', `/api/v1/order-authority?brand_id=${brand_id}`);
  assert.ok(Array.isArray(roles[0]?.for_reasons));
  await robin.getByRole('button', { name: /^Remove the limit for/ }).press('Enter');
  await robin.getByRole('button', { name: /120 \/ 600/ }).waitFor({ state: 'detached' });
});

test('store credit above an agent’s limit waits, a lead agrees, and then the customer has it', async () => {
  await open(grace, 'FW-W202');
  await grace.getByRole('article', { name: 'Store credit' }).getByRole('button', { name: 'Give' }).press('Enter');
  const dialog = grace.getByRole('dialog');
  await dialog.getByLabel('Amount').fill('40');
  await dialog.getByLabel('Reason').fill('Ordered twice through our fault');
  await dialog.getByRole('button', { name: 'Give store credit' }).click();
  await grace.getByText('This waits for approval.').first().waitFor();
  await robin.goto('/actions');
  const card = robin.getByText('Ordered twice through our fault').locator('xpath=ancestor::*[.//button[normalize-space()="Approve"]][1]');
  await card.getByRole('button', { name: 'Approve' }).press('Enter');
  await robin.getByText('Approved by you').waitFor();
  await grace.reload();
  await grace.getByRole('article', { name: 'Store credit' }).getByText('€40.00').first().waitFor();
});

test('somebody found their socks in a drawer: the window is extended, and a return is then possible', async () => {
  await open(grace, 'FW-R110');
  await grace.getByText(/Could be sent back until/).first().waitFor();
  await grace.getByRole('button', { name: 'Extend' }).first().press('Enter');
  const dialog = grace.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Was in hospital');
  await checkLooks(grace, 'return-window', [DESK]);
  await dialog.getByRole('button', { name: 'Extend' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await grace.getByText(/May be sent back until/).first().waitFor();
  await grace.getByText(/Longer by Grace Lim: “Was in hospital”/).waitFor();
  await picture(grace, 'return-window');
  await grace.getByRole('button', { name: 'Take back' }).first().press('Enter');
  await grace.getByText(/Could be sent back until/).first().waitFor();
});
