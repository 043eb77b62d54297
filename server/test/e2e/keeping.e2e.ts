import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { manyFromZendesk } from '../fakes/transfers/zendesk-export.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// What a house keeps, lets go and shows of itself: moving in and out, retention and holds, who may do what, the record.
const { world, browser } = await houseWithBrowser();

const page = await sitDown(browser, world.url, { acceptDownloads: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const choose = async (label: string | RegExp, option: string): Promise<void> => {
  await page.getByRole('button', { name: label }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

const brandId = await foundNorth(page);
await call(page, 'POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.example' });

test('history of another desk: checked, shown, brought in, found', async () => {
  const file = path.join(tmpdir(), `keepdesk-export-${process.pid}.json`);
  writeFileSync(file, [...manyFromZendesk(60, 5), { id: 1, subject: 'gone', status: 'deleted', created_at: '2023-01-01T00:00:00Z' }].map((one) => JSON.stringify(one)).join('\n'));
  await page.goto('/settings/moving');
  await page.getByText('Nothing was brought in yet').waitFor();
  await checkLooks(page, 'moving-empty');
  await button('Bring history in').click();
  await page.locator('input[type=file]').setInputFiles(file);
  await checkLooks(page, 'moving-new');
  await button('Upload and check').click();
  await page.getByText('The first conversations, as they would come').waitFor();
  await picture(page, 'import-checked');
  await checkLooks(page, 'moving-checked');
  await button('Bring 60 conversations in').click();
  await page.getByText('done', { exact: true }).waitFor();
  await button('Which, and why').click();
  await page.getByText('ticket 1 was deleted there').waitFor();
  await checkLooks(page, 'moving-left-out');
  await page.keyboard.press('Escape');
  await page.goto('/search?q=lantern%2042');
  await page.getByText('Where is parcel 42').first().waitFor();
});

test('everything is taken out in one archive', async () => {
  await page.goto('/settings/moving');
  await button('Take everything out').click();
  await button('Write the archive').click();
  const link = page.getByRole('link', { name: 'Download' });
  await link.waitFor({ timeout: 30_000 });
  await checkLooks(page, 'moving-export');
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^keepdesk-.*\.tar\.gz$/);
});

test('how long words are kept: the screen counts before it is saved; what is on hold stays', async () => {
  await page.goto('/settings/privacy');
  await page.getByText('Nothing is on hold').waitFor();
  await checkLooks(page, 'privacy-empty');
  await choose(/All channels/, '1 year');
  await page.getByText('The words of 48 conversations would be erased tonight.').waitFor();
  await button('Put on hold').first().click();
  await page.getByLabel('Conversation or customer').fill('ana1@shopper.example');
  await page.getByLabel('Reason').fill('File 12/26 of the district court');
  await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
  await page.getByText('The words of 47 conversations would be erased tonight. One stays, because it is on hold.').waitFor();
  await button('Save').click();
  await page.getByText('Saved').waitFor();
  await picture(page, 'retention');
  await checkLooks(page, 'privacy-full');
});

test('what may Ben do: roles in several brands, and what follows from them', async () => {
  const roles = (await call<{ data: { id: string; name: string }[] }>(page, 'GET', '/api/v1/roles')).data;
  const id = (name: string) => roles.find((role) => role.name === name)?.id;
  const { link } = await call<{ link: string }>(page, 'POST', '/api/v1/invitations', { email: 'ben@north.example', name: 'Ben Bright', roles: [{ role_id: id('agent'), brand_id: brandId }] });
  const ben = await (await browser.newContext({ baseURL: world.url })).newPage();
  await ben.goto('/sign-in');
  await ben.evaluate(async (token) => fetch('/api/v1/invitations/accept', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, name: 'Ben Bright', passphrase: 'teapot orbit lantern fig' }) }), link.split('/').at(-1));
  await ben.context().close();
  await page.goto('/settings/people');
  await button('Actions for Ben Bright').click();
  await page.getByRole('menuitem', { name: 'What may Ben do?' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Ask for something').fill('erase');
  await drawer.getByText('Erase a person').waitFor();
  assert.equal(await drawer.getByText('May not:').count(), 1);
  await drawer.getByRole('button', { name: 'Add a role' }).click();
  await drawer.getByRole('button', { name: /agent/ }).nth(1).click();
  await page.getByRole('option', { name: 'lead', exact: true }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  await drawer.getByLabel('Ask for something').fill('reply');
  await drawer.getByText(/^as (agent, lead|lead, agent)$/).first().waitFor();
  await picture(page, 'what-may-ben-do');
  await checkLooks(page, 'abilities');
});

test('webhooks and the record: empty and full', async () => {
  await page.goto('/settings/webhooks');
  await page.getByText('No webhooks yet').waitFor();
  await checkLooks(page, 'webhooks-empty');
  await call(page, 'POST', '/api/v1/webhooks', { brand_id: brandId, url: 'https://hooks.example.com/keepdesk', description: 'Warehouse', events: ['conversation.opened'] });
  await page.reload();
  await page.getByText('Warehouse').waitFor();
  await checkLooks(page, 'webhooks-full');
  await page.goto('/settings/audit');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
  assert.match(download.suggestedFilename(), /^record-.*\.csv$/);
  await checkLooks(page, 'record');
});
