import { after, test } from 'node:test';
import { KlaviyoAccount, klaviyoKeys } from '../fakes/places/klaviyo.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// A lead who connects Klaviyo and chooses what it is told.
const account = new KlaviyoAccount({ orders: 12 });
const served = await serveStandIn(account);
after(() => served.close());
const { world, browser } = await houseWithBrowser({ addressOf: (base) => (base.startsWith('https://a.klaviyo.com') ? served.url : base) });

const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
const dialog = olga.getByRole('dialog');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
let orders = 0;
async function payBack(email: string): Promise<void> {
  const order = { brand_id: brandId, source: 'demo', source_id: `A-${++orders}`, number: `#${1000 + orders}`, email, customer_name: 'Ana Silva', total: money(2490), placed_at: '2026-03-02T09:00:00Z', lines: [{ title: 'Mug', quantity: 1, unit_price: money(2490) }] };
  await call(olga, 'PUT', '/api/v1/orders', order);
  await call(olga, 'PUT', '/api/v1/orders', { ...order, refunds: [{ source_id: 'rf', amount: money(500), at: '2026-03-03T09:00:00Z' }] });
}

test('Klaviyo is connected by its key', async () => {
  await olga.goto('/settings/connections');
  await olga.getByRole('button', { name: 'Connect a place' }).click();
  await dialog.getByRole('textbox', { name: 'Search' }).fill('klaviyo');
  await dialog.getByRole('button', { name: /Klaviyo/ }).click();
  await dialog.getByText('to tell what happened').waitFor();
  await dialog.getByLabel('Private API key').fill(klaviyoKeys.key);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await olga.getByRole('region', { name: 'Connections' }).getByText('connected', { exact: true }).waitFor();
});

test('what it is told is chosen, acts at once, and shows how it goes', async () => {
  await olga.getByRole('button', { name: 'Actions for North Apparel' }).click();
  await olga.getByRole('menuitem', { name: 'What it is told …' }).click();
  await dialog.getByText('Nothing was told yet').waitFor();
  await checkLooks(olga, 'telling-empty');
  await dialog.getByRole('checkbox', { name: 'money is paid back' }).press(' ');
  await olga.getByText('Saved').first().waitFor();
  await payBack('buyer1@example.test');
  await payBack('buyer3@example.test');
  const latest = dialog.getByRole('region', { name: 'Latest' });
  await latest.getByText('Told', { exact: true }).waitFor();
  await latest.getByText('This person said no to marketing.').waitFor();
  await checkLooks(olga, 'telling');
  await picture(olga, 'telling');
});
