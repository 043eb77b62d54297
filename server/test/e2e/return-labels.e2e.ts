import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelMakers, LabelRefused, slipFile, type LabelMaker } from '../../src/modules/returns/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

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

/** A maker that makes labels for whoever lives in a town with a name. */
const maker: LabelMaker = {
  places: async (_tx, brand) => (brand === brandId ? [{ id: 'parcels', name: 'North Parcels', ready: true, because: null, voids: true, repeatable: true }] : []),
  services: async () => [{ id: 'standard', name: 'Parcel, 2 to 4 days' }, { id: 'express', name: 'Parcel, next day' }],
  make: async (wanted) => {
    if (wanted.from.city === 'Nowhere') throw new LabelRefused('Nowhere is not on our tour.');
    return { carrier: 'dhl', trackingNumber: 'NP4711', costMinor: 429, currency: 'EUR', reference: wanted.key, file: slipFile({ number: wanted.number, orderNumber: wanted.order.number, to: wanted.to, pieces: wanted.pieces }) };
  },
  void: async () => ({ is: 'done', said: 'Its price was paid back.' }),
};
labelMakers.fill([maker]);
let made = 0;

async function placed(city: string): Promise<{ number: string; conversation: number }> {
  made += 1;
  const number = `#${1000 + made}`;
  const email = `ana${made}@customer.example`;
  const { id } = await call<{ id: string }>(olga, 'PUT', '/api/v1/orders', {
    brand_id: brandId, source: 'demo', source_id: `A-${made}`, number, email, customer_name: 'Ana Silva', total: money(4490), shipping: money(490), placed_at: ago(6), fulfilment_state: 'fulfilled', changed_at: ago(3),
    shipping_address: { name: 'Ana Silva', line1: 'Rua Nova 1', postal_code: '4000', city, country: 'PT' }, lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 1, unit_price: money(4000) }],
  });
  await db.transact(system, (tx) => putShipment(tx, { brandId, source: 'demo', sourceId: `s-${made}`, orderId: id, carrier: 'dhl', trackingNumber: `OUT${made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(5)), changedAt: new Date(ago(5)), events: [{ at: new Date(ago(3)), state: 'delivered', description: '', place: null }] }));
  const { number: conversation } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: `About ${number}`, customer: { email, name: 'Ana Silva' }, text: 'The tee is too small, I would like to send it back.' });
  return { number, conversation };
}

/** Starts the return from the conversation, and opens it. */
async function sendBack(order: { number: string; conversation: number }): Promise<void> {
  await ines.goto(`/c/${order.conversation}`);
  const card = ines.getByRole('article', { name: `Order ${order.number}` });
  await card.getByRole('button', { name: 'Return…' }).press('Enter');
  const dialog = ines.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Why' }).first().click();
  await ines.getByRole('option', { name: 'Too small', exact: true }).click();
  await dialog.getByText('The policy takes it back').waitFor();
  await dialog.getByRole('button', { name: 'Start the return' }).click();
  await ines.getByText(/has begun/).waitFor();
  await card.getByRole('link', { name: /R-\d+/ }).first().click();
  await ines.getByRole('heading', { name: /^Return R-/ }).waitFor();
}

test('who makes labels: an address in its parts, a connected service, published', async () => {
  await lea.goto('/settings/returns');
  await lea.getByText('What brands start with; nothing is published yet.').waitFor();
  const fill = async (label: string, value: string) => {
    await lea.getByLabel(label, { exact: true }).fill(value);
    await lea.getByLabel(label, { exact: true }).press('Tab');
  };
  for (const [label, value] of [['Company', 'North Apparel'], ['Street and number', 'Mill Lane 2'], ['Postal code', '10115'], ['Town', 'Berlin'], ['Country', 'de']] as const) await fill(label, value);
  await lea.getByText('Germany').waitFor();
  assert.deepEqual(await Promise.all(['Company', 'Street and number', 'Town', 'Country'].map((label) => lea.getByLabel(label, { exact: true }).inputValue())), ['North Apparel', 'Mill Lane 2', 'Berlin', 'DE'], 'fields that were left quickly are all kept');
  await lea.getByRole('button', { name: 'Who makes the label' }).click();
  await lea.getByRole('option', { name: 'A connected service' }).click();
  await lea.getByText('says which connected place makes the labels').waitFor();
  await lea.getByRole('button', { name: /Choose one/ }).click();
  await lea.getByRole('option', { name: 'North Parcels' }).click();
  await lea.getByRole('button', { name: 'Carrier and service' }).click();
  await lea.getByRole('option', { name: 'Parcel, 2 to 4 days' }).click();
  await fill('Weight of a parcel, grams', '800');
  await lea.getByText('it makes no second label').waitFor();
  await checkLooks(lea, 'label-settings');
  await lea.getByRole('heading', { name: 'Labels', exact: true }).scrollIntoViewIfNeeded();
  await picture(lea, 'return-label-settings');
  await lea.getByRole('button', { name: 'Publish' }).click();
  await lea.getByText('Version 1 · Lea Lead').waitFor();
});

test('an agent starts a return: its label is made, sent to the customer, and given back when the return is cancelled', async () => {
  const order = await placed('Porto');
  await sendBack(order);
  await ines.getByRole('link', { name: 'Open the label' }).waitFor();
  await ines.getByText('made by North Parcels').waitFor();
  await ines.getByText('€4.29').waitFor();
  const label = await ines.getByRole('link', { name: 'Open the label' }).getAttribute('href');
  const bytes = await (await ines.request.get(`${world.url}${label}`)).body();
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  await checkLooks(ines, 'return-label');
  await ines.getByRole('button', { name: 'Send to the customer…' }).click();
  const dialog = ines.getByRole('dialog');
  assert.match(await dialog.getByLabel('What you write').inputValue(), /Hello Ana,\n\nhere is the label for your return R-\d+/);
  await checkLooks(ines, 'return-label-letter', [{ width: 1440, height: 900 }]);
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await ines.getByRole('button', { name: 'Send again…' }).waitFor();
  await ines.getByText('label sent to the customer', { exact: true }).waitFor();
  await picture(ines, 'return-label');
  const page = ines.url();
  await ines.goto(`/c/${order.conversation}`);
  await ines.getByText('here is the label for your return').first().waitFor();
  await ines.getByText(/R-\d+\.pdf/).first().waitFor();
  await ines.goto(page);
  await ines.getByRole('button', { name: 'Cancel the return…' }).click();
  await ines.getByRole('dialog').getByRole('button', { name: 'Cancel the return', exact: true }).click();
  await ines.getByText('given back', { exact: true }).first().waitFor();
  await checkLooks(ines, 'return-label-given-back', [{ width: 1440, height: 900 }]);
});

test('a no in the maker’s words; a label of the brand’s own instead', async () => {
  await sendBack(await placed('Nowhere'));
  await ines.getByText('No label could be made: Nowhere is not on our tour.').waitFor();
  await checkLooks(ines, 'return-label-refused');
  await ines.getByLabel('Label (PDF or picture)').setInputFiles({ name: 'own.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n') });
  await ines.getByText('the brand’s own').waitFor();
  await ines.getByText('No label could be made').waitFor({ state: 'detached' });
});
