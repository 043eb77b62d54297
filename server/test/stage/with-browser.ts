import path from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { buildWebApps } from '../../../scripts/build-web.mjs';
import { openBrowser } from './open-browser.ts';
import { openFreshHouse, type FreshHouse } from './open-fresh-house.ts';
import { runKeepdesk, type RunningKeepdesk } from './run-keepdesk.ts';

// What an end-to-end test opens: a Keepdesk with the web apps as they stand, and a browser. Both are gone when the file's tests are over.

/** Keepdesk in a process of its own, as `npm start` runs it. `places`: what answers for addresses of the outside world, by their beginning. */
export async function deskWithBrowser(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, places?: Readonly<Record<string, string>>): Promise<{ desk: RunningKeepdesk; browser: Browser }> {
  const among = { ...env, KEEPDESK_ALLOW_PRIVATE: '127.0.0.1', KEEPDESK_TEST_PLACES: JSON.stringify(places) };
  const start = () => (places === undefined ? runKeepdesk(args, env) : runKeepdesk(args, among, undefined, undefined, path.join(import.meta.dirname, 'keepdesk-among-places.ts')));
  const { opened: desk, browser } = await withBrowser(start, (one) => one.remove());
  return { desk, browser };
}

/** Keepdesk in this process, among stand-ins for the outside world; by a clock of its own where one is given. */
export async function houseWithBrowser(standIns: Parameters<typeof openFreshHouse>[0] = {}, clock?: Parameters<typeof openFreshHouse>[1]): Promise<{ world: FreshHouse; browser: Browser }> {
  const { opened: world, browser } = await withBrowser(() => openFreshHouse(standIns, clock), (one) => one.close());
  return { world, browser };
}

/** The browser goes first: what it has open would otherwise ask a Keepdesk that is going. */
export async function withBrowser<Opened>(open: () => Promise<Opened>, shut: (opened: Opened) => Promise<unknown>): Promise<{ opened: Opened; browser: Browser }> {
  await buildWebApps();
  const opened = await open();
  const { browser, close } = await openBrowser();
  after(async () => {
    // A browser that hangs ends with this process.
    await Promise.race([close(), pause(30_000, undefined, { ref: false })]);
    await shut(opened);
  });
  return { opened, browser };
}
