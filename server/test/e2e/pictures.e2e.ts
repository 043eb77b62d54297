import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { buildWebApps } from '../../../scripts/build-web.mjs';
import { checkAccess } from '../stage/check-access.ts';
import { openBrowser } from '../stage/open-browser.ts';
import { picture } from '../stage/picture.ts';
import { runKeepdesk } from '../stage/run-keepdesk.ts';

await buildWebApps();
const desk = await runKeepdesk(['--demo']);
const { browser, close } = await openBrowser();
after(async () => {
  await close();
  await desk.remove();
});

async function link(): Promise<string> {
  for (let waited = 0; waited < 600; waited++) {
    const found = /http\S+\/sign-in-link\/\S+/.exec(desk.said())?.[0];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the demo did not open: ${desk.said()}`);
}

const storage = await (async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(await link());
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
})();

async function sitDown(width: number, height: number, colorScheme: 'light' | 'dark'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ storageState: storage, baseURL: desk.url, viewport: { width, height }, colorScheme, locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => assert.fail(`an error in the page: ${error.message}`));
  return { page, context };
}

for (const [width, height, scheme, size] of [[1440, 900, 'light', ''], [1440, 900, 'dark', ''], [390, 844, 'light', '-phone'], [390, 844, 'dark', '-phone']] as const) {
  test(`the demo at ${width} px, ${scheme}: inbox, conversation, floor and settings are readable by everybody`, async () => {
    const { page, context } = await sitDown(width, height, scheme);
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
    await context.close();
  });
}
