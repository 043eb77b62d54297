import assert from 'node:assert/strict';
import { test } from 'node:test';
import { putOrder } from '../../src/modules/orders/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// What customers are told by themselves: written, looked at, agreed to by a second person; an incident told to whoever it touches.
const { world, browser } = await houseWithBrowser();
const [olga, lea] = [await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await join(olga, lea, { name: 'Lea Lead', role: 'lead', brandId });
await call(olga, 'PUT', `/api/v1/brands/${brandId}/outreach-settings`, { quiet: { from: '00:00', to: '00:00' }, most_per_day: 5, most_per_week: 9, wrote_within_days: 7, most_per_minute: 600, cost_cents: { email: 0.1 } });

const DAY = 86_400_000;
const days = (count: number): Date => new Date(Date.now() + count * DAY);
let made = 0;

/** An order with a parcel that stands still; of `gls`, one that is on its way. */
async function parcel(carrier: 'dhl' | 'gls', name: string): Promise<string> {
  const own = ++made;
  const number = `#${7000 + own}`;
  await world.house.db.transact(systemActor('test'), async (tx) => {
    const order = await putOrder(tx, {
      brandId, source: 'shop', sourceId: number, number, email: `${name.toLowerCase()}@customer.example`, phone: null, customerName: `${name} Silva`, state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 4900,
      shippingAddress: { country: 'DE', postal_code: '10969', city: 'Berlin' }, note: null, url: null, placedAt: days(-9), cancelledAt: null, changedAt: days(-9), lines: [], refunds: [],
    });
    const scanned = carrier === 'dhl' ? days(-7) : days(-0.1);
    await putShipment(tx, {
      brandId, source: 'shop', sourceId: `p${own}`, orderId: order.id, carrier, trackingNumber: `JD${1e10 + own}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: days(2), promisedAt: days(1), shippedAt: null, changedAt: scanned,
      events: [{ at: scanned, state: 'in_transit', description: 'Departed', place: 'Leipzig' }],
    });
  });
  return number;
}

const agree = async (): Promise<void> => {
  const { data } = await call<{ data: { id: string }[] }>(lea, 'GET', '/api/v1/approvals');
  for (const one of data) await call(lea, 'POST', `/api/v1/approvals/${one.id}/decide`, { approve: true });
};

test('a programme is written with its words as a customer reads them; what is vague stays a draft', async () => {
  await parcel('dhl', 'Ana');
  await olga.goto('/outreach');
  await olga.getByRole('listitem', { name: 'No scan for days' }).getByText('Off').waitFor();
  await checkLooks(olga, 'notices-programmes');
  await olga.getByRole('listitem', { name: 'No scan for days' }).getByRole('button', { name: 'Edit' }).click();
  await olga.getByText('DHL has not scanned your parcel of order #1001').waitFor();
  const text = olga.getByRole('textbox', { name: 'Text' });
  const before = await text.inputValue();
  await text.fill('It comes as soon as possible. {what_happened}');
  await olga.getByRole('button', { name: 'Save draft' }).click();
  await olga.getByText('says nothing: say the day or leave it out').waitFor();
  await text.fill(before);
  await olga.getByLabel('Held out (%)').fill('0');
  await olga.getByRole('button', { name: 'Save draft' }).click();
  await olga.getByText('It cannot be published yet').waitFor({ state: 'detached' });
  // A parcel is looked at some seconds after its news: until then nothing has happened to it.
  await pressUntil(olga.getByRole('button', { name: 'Whom would it have reached?' }), olga.getByText('1 of 1 in the last 30 days would have been told'));
  await olga.getByText('told by Mail').click();
  await olga.getByText(/^Hello Ana,\s+DHL has not scanned your parcel of order #7001/).waitFor();
  await checkLooks(olga, 'notices-editor');
  await picture(olga, 'notices-editor');
});

test('in Arabic it is read from the right; a language may be left out, and begun again with the house’s words', async () => {
  const speak = async (name: string): Promise<void> => {
    await olga.getByRole('button', { name: 'Language' }).click();
    await olga.getByRole('option', { name }).click();
  };
  await speak('العربية');
  const example = olga.getByText('لم تسجّل DHL أي حركة لطرد طلبك');
  await example.waitFor();
  assert.equal(await example.evaluate((one) => getComputedStyle(one).direction), 'rtl');
  assert.equal(await olga.getByRole('textbox', { name: 'Text' }).evaluate((one) => getComputedStyle(one).direction), 'rtl');
  await checkLooks(olga, 'notices-arabic');
  await speak('Français');
  await olga.getByText('n’a pas scanné le colis de votre commande #1001').waitFor();
  await olga.getByRole('button', { name: 'Leave Français out' }).click();
  await olga.getByText('Nothing is written in this language.').waitFor();
  await olga.getByText('DHL has not scanned your parcel of order #1001').waitFor();
  await checkLooks(olga, 'notices-unwritten', [{ width: 1440, height: 900 }]);
  await olga.getByRole('button', { name: 'Begin with our words' }).click();
  await olga.getByText('n’a pas scanné le colis de votre commande #1001').waitFor();
  await olga.getByRole('button', { name: 'Leave Français out' }).click();
  await speak('English');
});

test('a second person agrees; a late parcel is told, and whoever answers sees what was said', async () => {
  await olga.getByRole('button', { name: 'Ask for publishing' }).click();
  await olga.getByText('A second person is asked. With their yes it is live.').waitFor();
  await lea.goto('/actions');
  await lea.getByRole('heading', { name: 'Notice “No scan for days”' }).waitFor();
  await lea.getByText('In 8 languages').waitFor();
  await lea.getByRole('group', { name: 'English' }).getByText('{what_happened}').waitFor();
  await checkLooks(lea, 'notices-approval-folded', [{ width: 390, height: 844 }]);
  await lea.getByRole('button', { name: 'Show all' }).click();
  await lea.getByRole('group', { name: 'Arabic' }).getByText('{what_happened}').waitFor();
  assert.equal(await lea.getByRole('group', { name: 'French' }).count(), 0, 'what was left out is not there');
  await checkLooks(lea, 'notices-approval');
  await lea.getByRole('button', { name: 'Approve' }).click();
  await lea.getByText('Approved: it is public').first().waitFor();
  await olga.goto('/outreach');
  await olga.getByRole('listitem', { name: 'No scan for days' }).getByText('On', { exact: true }).waitFor();
  const number = await parcel('dhl', 'Ben');
  await olga.goto('/outreach?tab=decisions');
  await olga.getByRole('row').filter({ hasText: number }).getByText('told', { exact: true }).waitFor({ timeout: 60_000 });
  await checkLooks(olga, 'notices-decisions');
  await picture(olga, 'notices-decisions');
  const conversation = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'My parcel', customer: { email: 'ben@customer.example' }, text: `Where is ${number}?` });
  await olga.goto(`/c/${conversation.number}`);
  await olga.getByRole('region', { name: 'What they were told' }).getByText('Your parcel stands still').waitFor();
  await olga.getByText('The customer was told about this on').waitFor({ timeout: 60_000 });
  await checkLooks(olga, 'notices-beside', [{ width: 1440, height: 900 }]);
  await picture(olga, 'notices-beside');
});

test('an incident is counted, agreed to, told, and ended', async () => {
  for (const name of ['Cleo', 'Dora', 'Eve']) await parcel('gls', name);
  await olga.goto('/outreach?tab=incidents');
  await olga.getByText('No incident').waitFor();
  await olga.getByRole('button', { name: 'Tell of an incident' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByLabel('Carrier').fill('GLS');
  await dialog.getByLabel('What happened, in English').fill('A strike at GLS stops all parcels in the north.');
  await dialog.getByLabel('What to say when it is over (English)').fill('The strike at GLS is over.');
  await dialog.getByRole('button', { name: 'Another language' }).click();
  await olga.getByRole('option', { name: 'العربية' }).click();
  await dialog.getByLabel('What happened, in العربية').fill('أوقف إضراب لدى GLS جميع الطرود في الشمال.');
  await dialog.getByRole('button', { name: 'Count' }).click();
  await dialog.getByText('3 parcels of 3 customers').waitFor();
  await checkLooks(olga, 'notices-declare');
  await dialog.getByRole('button', { name: 'Ask a second person' }).click();
  const row = olga.getByRole('listitem', { name: 'GLS' });
  await row.getByText('Waits for a second person').waitFor();
  await lea.goto('/actions');
  await lea.getByRole('heading', { name: 'Incident: GLS' }).waitFor();
  await lea.getByText('A strike at GLS stops all parcels in the north.', { exact: true }).waitFor();
  await agree();
  await row.getByText('On', { exact: true }).waitFor({ timeout: 60_000 });
  await row.getByText(/3 decided: .* 0 due/).waitFor({ timeout: 60_000 });
  await checkLooks(olga, 'notices-incident');
  await picture(olga, 'notices-incident');
  await row.getByRole('button', { name: 'It is over' }).click();
  await olga.getByRole('dialog').getByRole('button', { name: 'It is over' }).click();
  await row.getByText('Over', { exact: true }).waitFor({ timeout: 60_000 });
});

test('quiet hours, caps and pace are set on one page', async () => {
  await olga.goto('/outreach?tab=limits');
  await olga.getByText('it is never quiet').waitFor();
  await olga.getByLabel('From', { exact: true }).fill('20:30');
  await olga.getByLabel('To', { exact: true }).fill('08:30');
  await olga.getByLabel('Notices a customer a day').fill('3');
  await checkLooks(olga, 'notices-limits');
  await picture(olga, 'notices-limits');
  await olga.getByRole('button', { name: 'Save' }).click();
  await olga.getByText('Saved').first().waitFor();
  await olga.reload();
  await olga.getByText('On the clock where the customer lives').waitFor();
  assert.deepEqual([await olga.getByLabel('From', { exact: true }).inputValue(), await olga.getByLabel('Notices a customer a day').inputValue()], ['20:30', '3']);
});
