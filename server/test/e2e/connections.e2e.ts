import { after, test } from 'node:test';
import { PlainShop, plainOrder, plainShop } from '../fakes/places/plain-shop.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// A lead who connects a place: which permissions it takes and why, how far it is, what could not be taken in, and new keys when the old ones end.
const shop = new PlainShop({ orders: 70, without: ['refunds'] });
const served = await serveStandIn(shop);
after(() => served.close());
const { world, browser } = await houseWithBrowser({ connectors: [plainShop] });

const olga = await sitDown(browser, world.url);
await foundNorth(olga);
const dialog = olga.getByRole('dialog');
const card = olga.getByRole('region', { name: 'Connections' });

test('everything that can be connected is found by typing, with the permissions it takes and why', async () => {
  await olga.goto('/settings/connections');
  await olga.getByText('Nothing is connected here yet').waitFor();
  await checkLooks(olga, 'connections-empty');
  await olga.getByRole('button', { name: 'Connect a place' }).click();
  await dialog.getByRole('textbox', { name: 'Search' }).waitFor();
  await checkLooks(olga, 'connections-catalogue');
  await dialog.getByRole('textbox', { name: 'Search' }).fill('nothing like it');
  await dialog.getByText('Nothing of that name').waitFor();
  await dialog.getByRole('textbox', { name: 'Search' }).fill('plain');
  await dialog.getByRole('button', { name: /Plain Shop/ }).click();
  await dialog.getByText('to read orders').waitFor();
  await dialog.getByText('to pay back').waitFor();
});

test('it is tried before anything is kept, and says what is not allowed', async () => {
  await dialog.getByLabel('Shop address').fill(served.url);
  await dialog.getByLabel('API key').fill('key_wrong0000');
  await dialog.getByRole('button', { name: 'Try' }).click();
  await dialog.getByText('Plain Shop says: who are you?').waitFor();
  await dialog.getByLabel('API key').fill(shop.key);
  await dialog.getByRole('button', { name: 'Try' }).click();
  await dialog.getByText('The Plain Shop answers').waitFor();
  await dialog.getByText('· not given').waitFor();
  await checkLooks(olga, 'connections-form');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await card.getByText('connected', { exact: true }).waitFor();
  await card.getByText('Some permissions are missing: what takes them is not offered.').waitFor();
});

test('what could not be taken in is shown with its reason, tried again, and let go', async () => {
  shop.orders.push(plainOrder(801, { total: 'much', changed: '2027-01-01T00:00:00Z' }), plainOrder(802, { placed: 'whenever', changed: '2027-01-01T00:00:00Z' }));
  await olga.getByRole('button', { name: 'Actions for The Plain Shop' }).click();
  await olga.getByRole('menuitem', { name: 'Look for changes now' }).click();
  await olga.getByRole('button', { name: '2 to look at' }).click();
  await dialog.getByText('"total" is no amount').waitFor();
  await checkLooks(olga, 'connections-problems');
  await dialog.getByRole('button', { name: 'Try again' }).first().click();
  await olga.getByText(/Still not: /).waitFor();
  await dialog.getByRole('button', { name: 'Let go' }).first().click();
  await dialog.getByRole('button', { name: 'Let go' }).nth(1).waitFor({ state: 'hidden' });
  await olga.keyboard.press('Escape');
  await olga.getByRole('button', { name: '1 to look at' }).waitFor();
});

test('a place that no longer lets us in says so, and new keys mend it', async () => {
  shop.key = 'key_renewed00';
  await olga.getByRole('button', { name: 'Actions for The Plain Shop' }).click();
  await olga.getByRole('menuitem', { name: 'Look for changes now' }).click();
  await card.getByText('not let in', { exact: true }).waitFor();
  await card.getByText('It no longer lets us in. Give new keys.').waitFor();
  await checkLooks(olga, 'connections-locked');
  await picture(olga, 'connections');
  await olga.getByRole('button', { name: 'Actions for The Plain Shop' }).click();
  await olga.getByRole('menuitem', { name: 'Give new keys' }).click();
  await dialog.getByLabel('Shop address').fill(served.url);
  await dialog.getByLabel('API key').fill(shop.key);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await card.getByText('connected', { exact: true }).waitFor();
});

test('disconnected only after a question; its orders stay', async () => {
  await olga.getByRole('button', { name: 'Actions for The Plain Shop' }).click();
  await olga.getByRole('menuitem', { name: 'Disconnect' }).click();
  await olga.getByRole('alertdialog').or(dialog).getByRole('button', { name: 'Disconnect' }).click();
  await olga.getByText('Nothing is connected here yet').waitFor();
  const { data } = await call<{ data: unknown[] }>(olga, 'GET', '/api/v1/orders?number=%231001');
  if (data.length !== 1) throw new Error('the order is gone');
});
