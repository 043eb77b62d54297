import type { Page } from 'playwright-core';

/** Waits until what is asked for has come, and colours and sizes have changed over, however slow the machine is; what turns for ever is left to turn. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.race([
      Promise.all([document, document.querySelector('#keepdesk-chat')?.shadowRoot].flatMap((root) => root?.getAnimations() ?? []).filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}))),
      new Promise((done) => setTimeout(done, 15_000)),
    ]))
    .then(() => undefined)`);
}
