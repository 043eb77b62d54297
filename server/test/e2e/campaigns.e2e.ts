import { test } from 'node:test';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const DESK = { width: 1440, height: 900 };
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
const { world, browser } = await houseWithBrowser();

const [olga, ines] = [await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga);
await join(olga, ines, { name: 'Ines Agent', role: 'agent', brandId });
const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'My code', customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text: 'My code does not work.' });
const dialog = olga.getByRole('dialog');
const table = olga.locator('table');

test('a campaign is entered, and whoever answers sees it at once', async () => {
  await ines.goto(`/c/${number}`);
  await ines.getByRole('log').getByText('code does not work').waitFor();
  await olga.goto('/settings/campaigns');
  await olga.getByText('No campaigns yet').waitFor();
  await checkLooks(olga, 'campaigns-empty');
  await olga.getByRole('button', { name: 'New campaign' }).click();
  await dialog.getByLabel('Name').fill('Black Friday');
  await dialog.getByLabel('First day').fill(day(-1));
  await dialog.getByLabel('Last day').fill(day(2));
  await dialog.getByLabel('Channels').fill('email, ads');
  await dialog.getByLabel('Codes').fill('BLACK20');
  await dialog.getByLabel('How many people it reaches').fill('12000');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Not on gift cards.');
  await checkLooks(olga, 'campaigns-form', [DESK]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await table.getByText('Black Friday').waitFor();
  const beside = ines.getByRole('region', { name: 'Campaigns that run now' });
  await beside.getByText('BLACK20').waitFor();
  await beside.getByText('Not on gift cards.').waitFor();
  await checkLooks(ines, 'campaigns-beside', [DESK]);
  await picture(ines, 'campaigns-beside');
});

test('a file says first what it would come to, then is taken in', async () => {
  const text = `name,from,to,channels,codes,audience\nNewsletter,${day(3)},${day(3)},email,,24000\nNew collection,${day(20)},${day(30)},email;ads,FIRSTLOOK,9000\nBroken,soon,,,,\n`;
  await olga.getByRole('button', { name: 'Import' }).click();
  await dialog.getByLabel('Choose a file').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await dialog.getByText('New: 2 · changed: 0 · as before: 0').waitFor();
  await dialog.getByText('its beginning is no day and no moment.').waitFor();
  await checkLooks(olga, 'campaigns-import');
  await dialog.getByRole('button', { name: 'Take them in' }).click();
  await table.getByText('New collection').waitFor();
  await checkLooks(olga, 'campaigns-list');
  await picture(olga, 'campaigns');
});

test('taken out, it is brought back by one press; the floor shows today and the week', async () => {
  await olga.getByRole('button', { name: 'Actions for Newsletter' }).click();
  await olga.getByRole('menuitem', { name: 'Remove' }).click();
  await table.getByText('Newsletter').waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Undo' }).click();
  await table.getByText('Newsletter').waitFor();
  await ines.goto('/floor');
  const card = ines.getByRole('region', { name: 'Campaigns today and this week' });
  await card.getByText('Black Friday').waitFor();
  await card.getByText('Newsletter').waitFor();
  await card.scrollIntoViewIfNeeded();
  await checkLooks(ines, 'campaigns-floor');
  await picture(ines, 'campaigns-floor');
});
