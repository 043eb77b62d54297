import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeDevice } from '../stage/at-the-desk.ts';
import { checkAccess } from '../stage/check-access.ts';
import { picture } from '../stage/picture.ts';
import { visitDemo } from '../stage/visit-demo.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const { desk, browser } = await deskWithBrowser(['--demo']);

const robin = await visitDemo(browser, desk);
const storage = await robin.context().storageState();
await robin.context().close();

for (const [width, height, scheme, size] of [[1440, 900, 'light', ''], [1440, 900, 'dark', ''], [390, 844, 'light', '-phone'], [390, 844, 'dark', '-phone']] as const) {
  test(`the demo at ${width} px, ${scheme}: inbox, conversation, floor and settings are readable by everybody`, async () => {
    const page = await takeDevice(browser, { storageState: storage, baseURL: desk.url, viewport: { width, height }, colorScheme: scheme });
    await page.goto('/inbox?view=open');
    await page.getByText(/#\d+/).first().waitFor();
    assert.deepEqual(await checkAccess(page), []);
    await picture(page, size === '' ? `inbox-${scheme}` : scheme === 'light' ? 'inbox-phone' : 'inbox-phone-dark');
    const answered = await page.evaluate(async () => ((await (await fetch('/api/v1/desk/inbox?view=resolved&limit=60')).json()) as { data: { number: number; message_count: number }[] }).data.find((row) => row.message_count >= 3)?.number);
    await page.goto(`/c/${answered}`);
    await page.getByPlaceholder(/write a reply/i).waitFor();
    await page.waitForTimeout(400);
    assert.deepEqual(await checkAccess(page), []);
    await picture(page, `conversation${size}-${scheme}`);
    await page.goto('/floor');
    await page.getByText('First reply time').first().waitFor();
    await page.waitForTimeout(400);
    assert.deepEqual(await checkAccess(page), []);
    await picture(page, `floor${size}-${scheme}`);
    await page.goto('/settings');
    await page.waitForTimeout(600);
    assert.deepEqual(await checkAccess(page), []);
    await page.context().close();
  });
}

test('the demo’s returns: the board in every stage, and one of them', async () => {
  const page = await takeDevice(browser, { storageState: storage, baseURL: desk.url, viewport: { width: 1440, height: 900 } });
  await page.goto('/returns?tab=way');
  await page.getByRole('link', { name: /R-1\d+/ }).first().waitFor();
  await page.getByRole('tab', { name: /Settling \d/ }).waitFor();
  assert.deepEqual(await checkAccess(page), []);
  await picture(page, 'returns-board');
  for (const tab of ['Here', 'Settling']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await page.getByRole('link', { name: /R-1\d+/ }).first().click();
    await page.getByRole('heading', { name: /^Return R-/ }).waitFor();
    await page.getByText('What happened').waitFor();
    assert.deepEqual(await checkAccess(page), []);
    await page.goBack();
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).waitFor();
  }
  await page.context().close();
});
