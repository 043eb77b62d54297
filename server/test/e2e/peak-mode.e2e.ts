import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
const peaks = async () => (await call<{ data: { state: string; effects: { banner: Record<string, string> } }[] }>(olga, 'GET', `/api/v1/brands/${brandId}/peaks`)).data;

test('a lead says what a peak does, begins it with one click, ends it with another, and finds its record', async () => {
  await olga.goto('/settings/pools');
  await olga.getByRole('tab', { name: 'Peak mode' }).click();
  await olga.getByText('Peak mode is off').waitFor();
  await olga.getByText('There was no peak yet').waitFor();
  await checkLooks(olga, 'peak-off');
  await olga.getByRole('button', { name: 'Change', exact: true }).click();
  await olga.getByRole('dialog').getByLabel('Said in the chat').fill('Parcels are late this week.');
  await olga.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await olga.getByText('Customers are told in the chat').waitFor();
  await olga.getByRole('button', { name: 'Begin peak mode' }).click();
  await olga.getByRole('button', { name: 'End it' }).waitFor();
  assert.deepEqual((await peaks()).map((peak) => [peak.state, peak.effects.banner.en]), [['active', 'Parcels are late this week.']]);
  await picture(olga, 'peak-mode');
  await checkLooks(olga, 'peak-on');
  await olga.getByRole('button', { name: 'End it' }).click();
  await olga.getByRole('button', { name: 'Begin peak mode' }).waitFor();
  await olga.getByRole('row').filter({ hasText: 'by hand' }).waitFor();
  assert.deepEqual((await peaks()).map((peak) => peak.state), ['ended']);
  await checkLooks(olga, 'peak-past');
});
