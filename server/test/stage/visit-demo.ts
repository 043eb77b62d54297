import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PASSPHRASE, takeDevice } from './at-the-desk.ts';
import type { RunningKeepdesk } from './run-keepdesk.ts';

/** Opens the demo by the link it printed, as whoever explores it. */
export async function visitDemo(browser: Browser, desk: RunningKeepdesk, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await takeDevice(browser, { baseURL: desk.url, ...options });
  await page.goto(await linkOf(desk));
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  return page;
}

/** Sits down as one of the people who work in the demo, let in from the command line. */
export async function workInDemo(browser: Browser, desk: RunningKeepdesk, email: string): Promise<Page> {
  const { said } = await desk.command('let-in', email);
  const page = await takeDevice(browser, { baseURL: desk.url });
  await page.goto(/http\S+\/join\/\S+/.exec(said)?.[0] ?? '');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('main').getByRole('button').last().click();
  await page.waitForURL('**/inbox**');
  return page;
}

async function linkOf(desk: RunningKeepdesk): Promise<string> {
  for (let waited = 0; waited < 600; waited++) {
    const found = /http\S+\/sign-in-link\/\S+/.exec(desk.said())?.[0];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the demo did not open: ${desk.said()}`);
}
