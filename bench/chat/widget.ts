import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../server/test/stage/open-browser.ts';
import { openShopPages } from '../../server/test/stage/shop-pages.ts';
import { percentile, round, type Stage } from '../stage/open-stage.ts';

const dist = path.join(import.meta.dirname, '../../apps/widget/dist');
const SLOWER = 4;
const LOADS = 7;

/** What the widget weighs, and for how long it keeps a slow phone from answering a finger while the page loads. */
export async function measureWidget(stage: Stage, key: string): Promise<{ loader: number; panel: number; blocking: number }> {
  const size = (name: string): number => round(gzipSync(readFileSync(path.join(dist, name)), { level: 9 }).length / 1000, 1);
  const panel = readdirSync(dist).find((name) => name.startsWith('panel-')) ?? '';
  const shop = await openShopPages(stage.keepdesk.url);
  await stage.call('PATCH', `/api/v1/brands/${stage.brandId}/chat`, { origins: [shop.origin] });
  const { browser, close } = await openBrowser();
  try {
    const bare = await blockingTime(browser, shop.origin);
    shop.snippet = `<script async src="${stage.keepdesk.url}/chat/widget.js" data-key="${key}"></script>`;
    const chatting = await blockingTime(browser, shop.origin);
    return { loader: size('widget.js'), panel: size(panel), blocking: round(Math.max(0, chatting - bare), 1) };
  } finally {
    await close();
    shop.close();
  }
}

/** Total blocking time (what tasks take beyond 50 ms) of a phone's page load, the median of some loads. */
async function blockingTime(browser: Browser, address: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(`window.blocked = 0; new PerformanceObserver((list) => { for (const task of list.getEntries()) blocked += Math.max(0, task.duration - 50); }).observe({ type: 'longtask', buffered: true });`);
    await page.goto(address);
    await page.waitForTimeout(1500);
    times.push(Number(await page.evaluate('blocked')));
    await context.close();
  }
  return percentile(times, 0.5);
}
