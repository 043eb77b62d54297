import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const DESK = { width: 1440, height: 900 };
const DAY = 86_400_000;
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const { world, browser } = await houseWithBrowser();
const { db } = world.house;
const [olga, ines, lea] = [await sitDown(browser, world.url), await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga);
await join(olga, ines, { name: 'Ines Agent', role: 'agent', brandId });
await join(olga, lea, { name: 'Lea Lead', role: 'lead', brandId });
await db.transact(system, (tx) => putProduct(tx, {
  brandId, source: 'demo', sourceId: 'tee', title: 'Wool tee', url: null, imageUrl: null, status: 'active', category: 'Shirts', tags: [], changedAt: tx.now,
  variants: [['S', 2000, 4], ['M', 2500, 3], ['L', 2000, 0]].map(([size, price, stock]) => ({ sourceId: `tee-${size}`, sku: `TEE-${size}`, title: String(size), priceMinor: Number(price), currency: 'EUR', stock: Number(stock) })),
}));
let made = 0;

/** An order of two tees and a cap that arrived so many days ago, and a conversation about it. */
async function placed(deliveredDaysAgo: number, text: string): Promise<{ number: string; conversation: number }> {
  made += 1;
  const number = `#${1000 + made}`;
  const { id } = await call<{ id: string }>(olga, 'PUT', '/api/v1/orders', {
    brand_id: brandId, source: 'demo', source_id: `A-${made}`, number, email: 'ana@customer.example', customer_name: 'Ana Silva', total: money(8490), shipping: money(490), placed_at: ago(deliveredDaysAgo + 3), fulfilment_state: 'fulfilled', changed_at: ago(deliveredDaysAgo),
    lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 2, unit_price: money(2000) }, { source_id: 'l2', sku: 'CAP', title: 'Cap', quantity: 1, unit_price: money(4000) }],
  });
  await db.transact(system, (tx) => putShipment(tx, { brandId, source: 'demo', sourceId: `s-${made}`, orderId: id, carrier: 'dhl', trackingNumber: `OUT${made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(deliveredDaysAgo + 2)), changedAt: new Date(ago(deliveredDaysAgo + 2)), events: [{ at: new Date(ago(deliveredDaysAgo)), state: 'delivered', description: '', place: null }] }));
  const { number: conversation } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: `About ${number}`, customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text });
  return { number, conversation };
}

const card = (page: Page, number: string) => page.getByRole('article', { name: `Order ${number}` });
const dialogOf = (page: Page) => page.getByRole('dialog');

/** Opens the conversation and the dialog that starts a return of its order. */
async function begin(page: Page, order: { number: string; conversation: number }): Promise<void> {
  await page.goto(`/c/${order.conversation}`);
  const button = card(page, order.number).getByRole('button', { name: 'Return…' });
  await button.waitFor();
  await button.press('Enter');
  await dialogOf(page).getByText('What comes back').waitFor();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name: label }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Opens the return whose number the card of its order shows. */
async function follow(page: Page, order: { number: string }): Promise<string> {
  const link = card(page, order.number).getByRole('link', { name: /^R-\d+/ }).first();
  const text = await link.innerText();
  await link.click();
  await page.getByRole('heading', { name: /^Return R-/ }).waitFor();
  return /R-\d+/.exec(text)?.[0] ?? '';
}

test('an empty board says what will stand there', async () => {
  await ines.goto('/returns');
  await ines.getByText('Nothing waits to be decided').waitFor();
  await checkLooks(ines, 'returns-empty');
});

test('a customer asks to send something back: the agent sees why it is allowed, and it is received, inspected and refunded once', async () => {
  const order = await placed(5, 'The tee is too small. Can I send it back?');
  await begin(ines, order);
  const dialog = dialogOf(ines);
  await dialog.getByText('Choose at least one line').waitFor();
  await dialog.getByText('Wool tee, S', { exact: true }).click();
  await choose(ines, 'Why', 'Too small');
  await choose(ines, 'In what state', 'Unopened');
  await dialog.getByText('The policy takes it back').waitFor();
  await dialog.getByText(/In time: until/).waitFor();
  await dialog.getByLabel('Pieces of Wool tee, S').fill('1');
  await dialog.getByText('€20.00 back to the customer').waitFor();
  await dialog.getByText('Refund', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Start the return', disabled: false }).waitFor();
  await checkLooks(ines, 'return-start', [DESK]);
  await dialog.getByRole('button', { name: 'Start the return', disabled: false }).waitFor();
  await picture(ines, 'return-start');
  await dialog.getByRole('button', { name: 'Start the return' }).press('Enter');
  await ines.getByText(/R-\d+ has begun/).waitFor();
  await ines.getByRole('log').getByText(/R-\d+ is taken back/).waitFor({ state: 'attached' });
  await card(ines, order.number).getByText('Approved').waitFor();
  await checkLooks(ines, 'return-on-card', [DESK]);
  await follow(ines, order);
  await ines.getByLabel('Tracking number').fill('BACK1');
  await checkLooks(ines, 'return-approved');
  await ines.getByRole('button', { name: 'Customer knows how to send it' }).click();
  await ines.getByText('Label sent', { exact: true }).first().waitFor();
  await ines.getByRole('button', { name: 'It is here' }).click();
  await ines.getByRole('button', { name: 'Inspected' }).waitFor();
  await checkLooks(ines, 'return-inspect');
  await ines.getByRole('button', { name: 'Inspected' }).click();
  const settle = ines.getByRole('button', { name: 'Settle: €20.00' });
  await settle.waitFor();
  await checkLooks(ines, 'return-settle');
  await picture(ines, 'return-settle');
  await settle.click();
  await ines.getByText('This return is over.').waitFor();
  await ines.getByText('done', { exact: true }).waitFor();
  await checkLooks(ines, 'return-resolved');
  const refunds = await db.read(system, (tx) => tx.rows<{ amount_minor: number }>(sql`select amount_minor from orders.refund`));
  assert.deepEqual(refunds.map((one) => one.amount_minor), [2000]);
  await ines.goto(`/c/${order.conversation}`);
  await card(ines, order.number).getByText('Resolved').waitFor();
});

test('an exchange for a size that costs more: the stock shows, the difference is paid first, then it goes out', async () => {
  const order = await placed(4, 'I need it one size up.');
  await begin(ines, order);
  const dialog = dialogOf(ines);
  await dialog.getByText('Wool tee, S', { exact: true }).click();
  await choose(ines, 'Why', 'Too small');
  await dialog.getByLabel('Pieces of Wool tee, S').fill('1');
  await dialog.getByText('The policy takes it back').waitFor();
  await dialog.getByRole('button', { name: 'What comes instead' }).click();
  await ines.getByRole('option', { name: /L · no difference/ }).getByText('sold out').waitFor();
  await ines.getByRole('option', { name: /M · the customer pays €5\.00/ }).click();
  await dialog.getByText('3 left · the customer pays €5.00').waitFor();
  await checkLooks(ines, 'return-exchange', [DESK]);
  await dialog.getByRole('button', { name: 'Start the return' }).click();
  await ines.getByText(/has begun/).waitFor();
  await follow(ines, order);
  await ines.getByRole('button', { name: 'It is here' }).click();
  await ines.getByRole('button', { name: 'Inspected' }).click();
  await ines.getByText('Customer pays the difference').waitFor();
  await pressUntil(ines.getByRole('button', { name: 'Settle', exact: true }), ines.getByRole('button', { name: 'Done by hand…' }));
  await ines.getByRole('button', { name: 'Done by hand…' }).click();
  await dialogOf(ines).getByLabel('Its number').fill('PAY-77');
  await checkLooks(ines, 'return-by-hand', [DESK]);
  await dialogOf(ines).getByRole('button', { name: 'It is done' }).click();
  await ines.getByText('This return is over.').waitFor();
  await ines.getByText('PAY-77').waitFor();
  const [sent] = await db.read(system, (tx) => tx.rows<{ sku: string }>(sql`select wish->'lines'->0->'instead'->>'sku' as sku from orders.action where kind = 'reship'`));
  assert.equal(sent?.sku, 'TEE-M');
});

test('too late: the reason in plain words, and an override that a second person agrees to', async () => {
  const order = await placed(50, 'I was ill for weeks. Can I still return the cap?');
  await begin(ines, order);
  const dialog = dialogOf(ines);
  await dialog.getByText('Cap', { exact: true }).click();
  await choose(ines, 'Why', 'Changed their mind');
  await dialog.getByText('The policy does not take it back').waitFor();
  await dialog.getByText(/The last day was/).waitFor();
  await dialog.getByRole('button', { name: 'Refuse it' }).waitFor();
  await dialog.getByLabel('Why it should be taken back all the same').fill('She was in hospital, we have the letter');
  await checkLooks(ines, 'return-refused', [DESK]);
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await ines.getByText(/has begun/).waitFor();
  await lea.goto('/actions');
  await lea.getByText('Take back against the policy').waitFor();
  await lea.getByText('The policy does not take it back').waitFor();
  await checkLooks(lea, 'return-approval');
  await lea.getByRole('button', { name: 'Approve' }).click();
  await lea.getByText('You approved it.').waitFor();
  await ines.goto(`/c/${order.conversation}`);
  await card(ines, order.number).getByText('Approved').waitFor();
  await follow(ines, order);
  await ines.getByText('She was in hospital').waitFor();
  await ines.getByText('Lea Lead').first().waitFor();
});

test('the board: by how it stands, what is late, found by its number, by keyboard; a thousand do not hold it up', async () => {
  await db.transact(system, (tx) => tx.run(sql`
    insert into returns."return" (id, brand_id, number, source_id, kind, state, channel, currency, sends_back, requested_at, due_at, asked_by_kind, changed_at)
    select gen_random_uuid(), ${brandId}, 'R-' || (5000 + n), 'many-' || n, case when n % 7 = 0 then 'exchange' else 'return' end, case when n % 2 = 0 then 'review' else 'in_transit' end, 'api', 'EUR', true, ${tx.now}::timestamptz - n * interval '1 hour', ${tx.now}::timestamptz + (n - 100) * interval '1 hour', 'system', ${tx.now}
    from generate_series(1, 1000) n`));
  await db.transact(system, (tx) => tx.run(sql`
    insert into returns.line (id, brand_id, return_id, line_id, title, quantity, reason, value_minor, position)
    select gen_random_uuid(), brand_id, id, '1', 'Lambswool crew, oat', 1, 'too_small', 12900, 0 from returns."return" where source_id like 'many-%'`));
  const began = Date.now();
  await ines.goto('/returns');
  await ines.getByRole('link', { name: /R-5\d+/ }).first().waitFor();
  const opened = Date.now() - began;
  assert.ok(opened < 5000, `the board opened after ${opened} ms`);
  await ines.getByRole('tab', { name: /To decide 50\d/ }).waitFor();
  for (let pages = 1; pages < 5; pages += 1) {
    await ines.getByRole('button', { name: 'Show more' }).click();
    await ines.waitForFunction((many) => document.querySelectorAll('main li').length >= many, (pages + 1) * 50);
  }
  await checkLooks(ines, 'returns-board');
  await ines.getByText('Late only').click();
  await ines.getByRole('link', { name: /Late since/ }).first().waitFor();
  await ines.getByText('Late only').click();
  await ines.getByLabel('Number of a return').fill('r-5100');
  await ines.getByRole('link', { name: /R-5100/ }).waitFor();
  await ines.waitForFunction(() => document.querySelectorAll('main li').length === 1);
  await ines.getByRole('link', { name: /R-5100/ }).press('Enter');
  await ines.getByRole('heading', { name: 'Return R-5100' }).waitFor();
  await ines.keyboard.press('g');
  await ines.keyboard.press('b');
  await ines.getByRole('tab', { name: /On the way/ }).waitFor();
});

test('the policy: changed in a draft, tried on an order, published, and back to the one before', async () => {
  const order = await placed(20, 'Hello');
  await lea.goto('/settings/returns');
  await lea.getByText('What brands start with; nothing is published yet.').waitFor();
  await checkLooks(lea, 'returns-policy-first');
  await lea.getByLabel('Days to ask').fill('14');
  await lea.getByLabel('Days to ask').press('Tab');
  await lea.getByText('A draft: nobody is judged by it yet.').waitFor();
  await lea.getByRole('button', { name: 'Add: Final sale' }).click();
  await dialogOf(lea).getByLabel('Because').fill('caps are final');
  await dialogOf(lea).getByLabel('SKUs').fill('CAP');
  await checkLooks(lea, 'returns-policy-rule', [DESK]);
  await dialogOf(lea).getByRole('button', { name: 'Save' }).click();
  await lea.getByText('caps are final').waitFor();
  await lea.getByLabel('Order number').fill(order.number);
  await lea.getByRole('button', { name: 'Try', exact: true }).click();
  await lea.getByText('Final sale: caps are final.').waitFor();
  await lea.getByText(/The last day was .* \(14 days\)/).first().waitFor();
  await checkLooks(lea, 'returns-policy');
  await lea.getByRole('heading', { name: 'Returns' }).first().scrollIntoViewIfNeeded();
  await picture(lea, 'returns-policy');
  await lea.getByRole('button', { name: 'Publish' }).click();
  await lea.getByText('Version 1 · Lea Lead').waitFor();
  await lea.getByRole('button', { name: 'Add: Seasons' }).click();
  await dialogOf(lea).getByLabel('Season').fill('Christmas');
  await dialogOf(lea).getByLabel('Ordered from').fill('2026-12-24');
  await dialogOf(lea).getByLabel('Ordered to').fill('2026-11-01');
  await dialogOf(lea).getByLabel('May be asked for until').fill('2027-01-31');
  await dialogOf(lea).getByRole('button', { name: 'Save' }).click();
  await lea.getByText('is before the season begins').waitFor();
  assert.ok(await lea.getByRole('button', { name: 'Publish' }).isDisabled(), 'what cannot be meant is not published');
  await lea.getByRole('button', { name: 'Throw the draft away' }).click();
  await lea.getByText('A draft: nobody is judged by it yet.').waitFor({ state: 'detached' });
});
