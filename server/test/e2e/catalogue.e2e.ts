import assert from 'node:assert/strict';
import { test } from 'node:test';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
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
await db.transact(system, async (tx) => {
  const base = { brandId, source: 'demo', url: null, imageUrl: null, status: 'active', tags: [], changedAt: tx.now };
  await putProduct(tx, { ...base, sourceId: 'tee', title: 'Wool tee', category: 'Shirts', variants: [['S', 2], ['M', 3], ['L', 4]].map(([size, stock]) => ({ sourceId: `tee-${size}`, sku: `TEE-${size}`, title: String(size), priceMinor: 4210, currency: 'EUR', stock: Number(stock), places: [{ id: 'b', name: 'Berlin', quantity: Number(stock) - 1 }, { id: 'p', name: 'Porto', quantity: 1 }] })) });
  await putProduct(tx, { ...base, sourceId: 'wash', title: 'Wool wash', category: 'Care', variants: [{ sourceId: 'wash', sku: 'WASH', title: '', priceMinor: 900, currency: 'EUR', stock: 12 }] });
});
const order = await call<{ id: string }>(olga, 'PUT', '/api/v1/orders', {
  brand_id: brandId, source: 'demo', source_id: 'A-1', number: '#1001', email: 'ana@customer.example', customer_name: 'Ana Silva', total: money(4210), placed_at: ago(6), fulfilment_state: 'fulfilled', changed_at: ago(3), shipping_address: { name: 'Ana Silva', line1: 'Rua Nova 1', postal_code: '4000', city: 'Porto', country: 'PT' },
  lines: [{ source_id: 'l1', sku: 'TEE-M', title: 'Wool tee, M', quantity: 1, unit_price: money(4210) }],
});
await db.transact(system, (tx) => putShipment(tx, { brandId, source: 'demo', sourceId: 's-1', orderId: order.id, carrier: 'dhl', trackingNumber: 'OUT1', trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(5)), changedAt: new Date(ago(5)), events: [{ at: new Date(ago(3)), state: 'delivered', description: '', place: null }] }));
const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'My code', customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text: 'SAVE1O does not work. And the tee of #1001 is too small.' });

test('a lead enters sizes, how a product fits, what goes with it, and codes', async () => {
  await lea.goto('/settings/products');
  await lea.getByText('No size table yet').waitFor();
  await checkLooks(lea, 'products-empty');
  await lea.getByRole('button', { name: 'From a table…' }).first().click();
  const dialog = lea.getByRole('dialog');
  await dialog.getByLabel('Table').fill('chart,unit,categories,size,chest\nTees,cm,Shirts,S,86-91\nTees,cm,Shirts,M,92-97\nTees,cm,Shirts,L,98-104\nTees,cm,Shirts,XL,wide');
  await dialog.getByRole('button', { name: 'Take in' }).click();
  await dialog.getByText('Line 5: “wide” is no measure').waitFor();
  await checkLooks(lea, 'products-import', [DESK]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await lea.getByRole('region', { name: 'Tees' }).getByText('92–97').waitFor();
  await lea.getByLabel('Find by name or SKU').fill('wool t');
  await lea.getByRole('button', { name: 'Wool tee' }).click();
  await lea.getByRole('button', { name: 'How it fits' }).click();
  await lea.getByRole('option', { name: 'Runs small: one size up' }).click();
  await lea.getByLabel('Another product').fill('WASH');
  await lea.getByRole('button', { name: 'Wool wash' }).click();
  await lea.getByText('Wool wash').waitFor();
  await lea.getByRole('button', { name: 'New code' }).click();
  await dialog.getByLabel('Code', { exact: true }).fill('SAVE10');
  await dialog.getByLabel('How much').fill('10');
  await dialog.getByLabel('From a basket of').fill('50,00');
  await checkLooks(lea, 'products-code', [DESK]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await lea.getByText('Percent off: 10 %').waitFor();
  await checkLooks(lea, 'products-settings');
});

test('why the code does not work: what was meant, and how much more the basket needs', async () => {
  await ines.goto(`/c/${number}`);
  await ines.getByRole('button', { name: 'Why does this code not work?' }).click();
  const dialog = ines.getByRole('dialog');
  await dialog.getByLabel('Code as the customer typed it').fill('SAVE1O');
  await dialog.getByLabel('Worth, EUR').fill('42,10');
  await dialog.getByRole('button', { name: 'Look' }).click();
  await dialog.getByText('There is no code “SAVE1O”; “SAVE10” was surely meant.').waitFor();
  await dialog.getByLabel('Code as the customer typed it').fill('save10');
  await dialog.getByRole('button', { name: 'Look' }).click();
  await dialog.getByText('It needs €50.00, the basket is €42.10: €7.90 more.').waitFor();
  await checkLooks(ines, 'code-dialog', [DESK]);
  await picture(ines, 'why-code');
  await dialog.getByLabel('Worth, EUR').fill('60');
  await dialog.getByLabel('Pieces').fill('7');
  await dialog.getByRole('button', { name: 'Look' }).click();
  await dialog.getByText('SAVE10 works').waitFor();
  await dialog.getByText('€6.00').waitFor();
  await dialog.getByRole('button', { name: /^For/ }).or(dialog.getByRole('button', { name: /A basket/ })).first().click();
  await ines.getByRole('option', { name: 'Order #1001' }).click();
  await dialog.getByRole('button', { name: 'Look' }).click();
  await dialog.getByText('€7.90 more').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
});

test('the product beside the order; an exchange knows the next size and what is left of it', async () => {
  await ines.goto(`/c/${number}`);
  const card = ines.getByRole('article', { name: 'Order #1001' });
  await card.getByRole('button', { name: 'Wool tee, M' }).click();
  const drawer = ines.getByRole('dialog');
  await drawer.getByText('Berlin: 2 · Porto: 1').waitFor();
  await drawer.getByText('Runs small: one size up').waitFor();
  await drawer.getByText('92–97').waitFor();
  await drawer.getByLabel('Compare with another product').fill('wash');
  await drawer.locator('section').filter({ hasText: 'Side by side' }).getByRole('button', { name: 'Wool wash' }).click();
  await drawer.getByRole('rowheader', { name: 'Price' }).waitFor();
  await checkLooks(ines, 'product-drawer', [DESK]);
  await picture(ines, 'product-drawer');
  await ines.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await card.getByRole('button', { name: 'Return…' }).press('Enter');
  const dialog = ines.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Why' }).first().click();
  await ines.getByRole('option', { name: 'Too small', exact: true }).click();
  await dialog.getByText('M came back as too small. The next size is L: 4 left.').waitFor();
  await checkLooks(ines, 'return-next-size', [DESK]);
  await picture(ines, 'return-next-size');
  await dialog.getByRole('button', { name: 'Take L' }).click();
  await dialog.getByRole('button', { name: 'Start the return' }).click();
  await ines.getByText(/has begun/).waitFor();
  const returns = await call<{ data: { id: string; lines: { wanted: string }[] }[] }>(ines, 'GET', `/api/v1/returns?order_id=${order.id}`);
  assert.equal(returns.data[0]?.lines[0]?.wanted, 'exchange');
  const one = await call<{ lines: { instead: { sku: string } | null }[] }>(ines, 'GET', `/api/v1/returns/${returns.data[0]?.id ?? ''}`);
  assert.equal(one.lines[0]?.instead?.sku, 'TEE-L');
});
