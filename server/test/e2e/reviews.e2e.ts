import assert from 'node:assert/strict';
import { test } from 'node:test';
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

const email = 'ana@customer.example';
const put = (path: string, body: object) => call<{ id: string; customer_id?: string }>(olga, 'PUT', `/api/v1/${path}`, { brand_id: brandId, source: 'demo', ...body });
const order = await put('orders', { source_id: 'A-1', number: '#1001', email, customer_name: 'Ana Silva', total: money(2490), placed_at: days(-12), lines: [{ source_id: 'l1', title: 'Coffee mug', quantity: 1, unit_price: money(2490) }], refunds: [{ source_id: 'rf', amount: money(500), reason: 'Chipped', at: days(-4) }] });
await put('products', { source_id: 'P-1', title: 'Coffee mug, blue', variants: [{ source_id: 'v', sku: 'MUG', title: '', price: money(2490) }] }).catch(() => null);
await put('shipments', { source_id: 'f-1', order_id: order.id, carrier: 'dhl', tracking_number: 'JD014600003SE', state: 'delivered', state_at: days(-9) });
await put('payments', { source_id: 'pi_1', order_source_id: 'A-1', state: 'paid', amount: money(2490), method: 'Visa 4242', at: days(-12) });
await put('subscriptions', { source_id: 'S-1', email, currency: 'EUR', total: money(2890), every: { unit: 'month', count: 1 }, next_charge_at: days(9), started_at: days(-60), lines: [{ source_id: 'l1', sku: 'COF', title: 'Coffee beans, 1 kg', quantity: 2, unit_price: money(1200) }] });
await put('charges', { source_id: 'C-1', subscription_source_ids: ['S-1'], email, state: 'failed', total: money(2890), due_at: days(-1), problem: 'Your card was declined.' });
await put('loyalty', { email, points: 320, tier: 'Gold', changed_at: days(-2) });
await put('reviews', { source: 'yotpo', source_id: 'r-1', email, order_source_id: 'A-1', sku: 'MUG', stars: 1, title: 'Broken handle', words: 'It came with a broken handle, and nobody answered for a week.', at: days(-8) });
await put('reviews', { source: 'yotpo', source_id: 'r-0', email, sku: 'COF', stars: 5, words: 'Best beans.', state: 'waiting', at: days(-40) });
const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'The mug', customer: { email, name: 'Ana Silva' }, text: 'The handle of my mug broke off.' });
const empty = await call<{ id: string; customer?: { id: string } }>(olga, 'POST', '/api/v1/customers', { brand_id: brandId, email: 'bea@customer.example', name: 'Bea' });

test('a review of few stars is seen beside the conversation, with its words and its order', async () => {
  await ines.goto(`/c/${number}`);
  await ines.getByRole('log').getByText('handle of my mug').waitFor();
  const section = ines.getByRole('region', { name: 'Reviews', exact: true });
  const low = section.getByRole('article').filter({ hasText: 'Broken handle' });
  await low.getByRole('img', { name: '1 of 5 stars' }).waitFor();
  await low.getByText('Not happy').waitFor();
  await low.getByRole('link', { name: '#1001' }).waitFor();
  await section.getByText('Not shown yet').waitFor();
  await low.scrollIntoViewIfNeeded();
  await checkLooks(ines, 'review-beside', [DESK]);
  await picture(ines, 'review-beside');
});

test('everything with a customer stands in one line, and can be narrowed; a new review comes in by itself', async () => {
  await ines.goto(`/customers/${order.customer_id}`);
  const line = ines.getByRole('region', { name: 'Timeline' });
  for (const words of ['Order #1001', 'Payment by Visa 4242', 'Refund', 'Parcel by DHL', 'Subscription: Coffee beans, 1 kg', 'Charge of a subscription', '320 points', 'Broken handle', 'The mug']) await line.getByText(words).first().waitFor();
  const whole = ines.getByRole('main');
  for (const once of ['The mug', 'Payment by Visa 4242', 'Broken handle']) assert.equal(await whole.getByText(once, { exact: once === 'The mug' }).count(), 1, `${once} stands in one place`);
  assert.equal(await line.getByRole('link', { name: 'The mug', exact: true }).getAttribute('href'), `/c/${number}`);
  for (const list of ['Payments', 'Reviews']) assert.equal(await ines.getByRole('region', { name: list, exact: true }).count(), 0, `a second list of ${list}`);
  await line.scrollIntoViewIfNeeded();
  await checkLooks(ines, 'customer-timeline');
  await picture(ines, 'customer-timeline');
  await line.getByRole('radio', { name: 'Reviews' }).click();
  await line.getByText('Order #1001').waitFor({ state: 'detached' });
  await line.getByText('Best beans.').waitFor();
  await put('reviews', { source: 'yotpo', source_id: 'r-2', email, stars: 4, words: 'The new mug is fine.', at: days(0) });
  await line.getByText('The new mug is fine.').waitFor();
  await checkLooks(ines, 'customer-timeline-reviews');
  await line.getByRole('radio', { name: 'Returns' }).press('Enter');
  await line.getByText('Nothing of this kind').waitFor();
});

test('who has nothing yet is told so', async () => {
  await ines.goto(`/customers/${empty.id}`);
  await ines.getByRole('region', { name: 'Timeline' }).getByText('Nothing yet').waitFor();
  await checkLooks(ines, 'customer-timeline-empty');
});
