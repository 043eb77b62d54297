import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const DESK = { width: 1440, height: 900 };
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
const { world, browser } = await houseWithBrowser();

const [olga, ines] = [await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga);
await join(olga, ines, { name: 'Ines Agent', role: 'agent', brandId });

const put = (path: string, body: object) => call<{ id: string; customer_id?: string }>(olga, 'PUT', `/api/v1/${path}`, { brand_id: brandId, source: 'demo', ...body });
const order = await put('orders', { source: 'demo', source_id: 'A-1', number: '#1001', email: 'ana@customer.example', customer_name: 'Ana Silva', total: money(2490), placed_at: days(-12), shipping_address: { name: 'Ana Silva', line1: 'Rua das Flores 1', city: 'Porto', country: 'PT', postal_code: '4000' }, lines: [{ source_id: 'l1', title: 'Coffee mug', quantity: 1, unit_price: money(2490) }] });
await put('subscriptions', { source_id: 'S-1', email: 'ana@customer.example', currency: 'EUR', total: money(2890), every: { unit: 'month', count: 1 }, next_charge_at: days(9), started_at: '2026-01-05T09:00:00Z', lines: [{ source_id: 'l1', sku: 'COF', title: 'Coffee beans, 1 kg', quantity: 2, unit_price: money(1200) }] });
await put('charges', { source_id: 'C-1', subscription_source_ids: ['S-1'], email: 'ana@customer.example', state: 'failed', total: money(2890), due_at: days(-1), tries: 2, next_try_at: days(2), problem: 'Your card was declined.' });
await put('charges', { source_id: 'C-0', subscription_source_ids: ['S-1'], email: 'ana@customer.example', state: 'paid', total: money(2890), due_at: days(-31) });
await put('loyalty', { email: 'ana@customer.example', points: 320, tier: 'Gold', points_expire_at: days(90) });
await call(olga, 'PUT', '/api/v1/loyalty-tiers', { brand_id: brandId, tiers: [{ name: 'Gold', benefits: ['Free shipping', 'Early sale'] }] });
await put('payments', { source_id: 'pi_1', order_source_id: 'A-1', state: 'paid', amount: money(2490), method: 'Visa 4242', at: days(-12) });
await put('disputes', { source_id: 'dp_1', payment_source_id: 'pi_1', state: 'needs_answer', reason: 'product_not_received', amount: money(2490), answer_by: days(7), opened_at: days(-1) });
const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'Too much coffee', customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text: 'I still have so much coffee. Please skip my next delivery.' });
const plain = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'A question', customer: { email: 'bea@customer.example', name: 'Bea' }, text: 'Do you ship to Malta?' });

const card = (page: Page) => page.getByRole('article', { name: 'Coffee beans, 1 kg' });
const tools = (page: Page) => card(page).getByRole('toolbar', { name: 'What can be done to this subscription' });
async function openConversation(page: Page): Promise<void> {
  await page.goto(`/c/${number}`);
  await page.getByRole('log').getByText('so much coffee').waitFor();
  await tools(page).waitFor();
}

test('a skip: what is charged when, before; the place’s word, after; and its line in the conversation', async () => {
  await openConversation(ines);
  await card(ines).getByText('The payment failed; it is tried again').waitFor();
  await card(ines).scrollIntoViewIfNeeded();
  await checkLooks(ines, 'subscription-card', [DESK]);
  await picture(ines, 'subscription-card');
  await tools(ines).getByRole('button', { name: 'Skip next' }).press('Enter');
  const dialog = ines.getByRole('dialog');
  await dialog.getByText('Nothing is charged on').waitFor();
  await dialog.getByText('Next charge on').waitFor();
  await checkLooks(ines, 'subscription-skip', [DESK]);
  await dialog.getByRole('button', { name: 'Skip next charge' }).press('Enter');
  await dialog.getByText('Done. The place where it is kept confirms it.').waitFor();
  await checkLooks(ines, 'subscription-done', [DESK]);
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await ines.getByRole('log').getByText('Confirmed: skip of the next charge').waitFor();
});

test('ending asks why, and shows what could be offered instead', async () => {
  await openConversation(ines);
  await tools(ines).getByRole('button', { name: 'End', exact: true }).press('Enter');
  const dialog = ines.getByRole('dialog');
  await dialog.getByText('Has too much of it', { exact: true }).click();
  const instead = dialog.getByRole('region', { name: 'Could be offered instead' });
  await instead.getByRole('button', { name: 'Pause' }).waitFor();
  await checkLooks(ines, 'subscription-end', [DESK]);
  await picture(ines, 'subscription-end');
  await instead.getByRole('button', { name: 'Pause' }).press('Enter');
  await dialog.getByText('Nothing is charged until it is resumed.').waitFor();
  await dialog.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await dialog.getByText('Done. The place where it is kept confirms it.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await tools(ines).getByRole('button', { name: 'Resume' }).waitFor();
});

test('points and store credit: given with a reason, and what there is then', async () => {
  // The customer has a dispute: a second person would decide, unless the brand says otherwise.
  await call(olga, 'PUT', '/api/v1/order-authority', { brand_id: brandId, risk_high: 'allow' });
  await openConversation(olga);
  await olga.getByRole('article', { name: 'Points' }).getByRole('button', { name: 'Adjust' }).press('Enter');
  const dialog = olga.getByRole('dialog');
  await dialog.getByLabel('Points to give, or to take with a minus').fill('-400');
  await dialog.getByLabel('Reason').fill('Parcel came late');
  await dialog.getByText('There are fewer points than that.').waitFor();
  await dialog.getByLabel('Points to give, or to take with a minus').fill('80');
  await dialog.getByText('320 points become 400.').waitFor();
  await checkLooks(olga, 'points-dialog', [DESK]);
  await dialog.getByRole('button', { name: 'Change points' }).press('Enter');
  await dialog.getByText('Done. The place where it is kept confirms it.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await olga.getByText('400 points').waitFor();
  await olga.getByRole('article', { name: 'Store credit' }).getByRole('button', { name: 'Give' }).press('Enter');
  await olga.getByRole('dialog').getByLabel('Amount').fill('12.50');
  await olga.getByRole('dialog').getByLabel('Reason').fill('Sorry for the delay');
  await olga.getByRole('dialog').getByText('The customer then has').waitFor();
  await checkLooks(olga, 'credit-dialog', [DESK]);
  await olga.getByRole('dialog').getByRole('button', { name: 'Give store credit' }).press('Enter');
  await olga.getByRole('article', { name: 'Store credit' }).getByText('Sorry for the delay').waitFor();
});

test('a dispute is answered with what we know, once', async () => {
  await openConversation(ines);
  await ines.getByRole('article', { name: 'Dispute' }).getByRole('button', { name: 'Answer' }).press('Enter');
  const dialog = ines.getByRole('dialog');
  await dialog.getByText('What decides a dispute like this and is not known:').waitFor();
  await dialog.getByLabel('Tracking number').fill('EE123456789PT');
  await checkLooks(ines, 'dispute-dialog', [DESK]);
  await picture(ines, 'dispute-answer');
  await dialog.getByRole('button', { name: 'Send answer' }).press('Enter');
  await dialog.getByText('Answered. The place confirms that it has it.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await ines.getByRole('article', { name: 'Dispute' }).getByText('Under review').waitFor();
});

test('the customer’s page shows it all; who has nothing is not asked about it', async () => {
  await ines.goto(`/customers/${order.customer_id}`);
  await card(ines).waitFor();
  await ines.getByRole('region', { name: 'Disputes' }).getByRole('article', { name: 'Dispute' }).getByRole('button', { name: 'See answer' }).waitFor();
  await ines.getByRole('region', { name: 'Timeline' }).getByText('Payment by Visa 4242').waitFor();
  await checkLooks(ines, 'customer-memberships');
  await ines.goto(`/c/${plain.number}`);
  await ines.getByRole('log').getByText('ship to Malta').waitFor();
  await ines.getByRole('region', { name: 'Orders' }).getByText('No orders').waitFor();
  await checkLooks(ines, 'memberships-none', [DESK]);
});
