import type { Page } from 'playwright-core';

/** Begins in the page, which stamps the click itself: from there to a task after the frame that shows the conversation. */
const watch = (subject: string): string => `globalThis.painted = new Promise((resolve) => addEventListener('click', ({ timeStamp }) => {
  const look = () => {
    const head = [...document.querySelectorAll('h1')].some((heading) => heading.textContent.startsWith(${JSON.stringify(subject)} + '#'));
    if (!head || !document.querySelector('[data-message]')) return requestAnimationFrame(look);
    const after = new MessageChannel();
    after.port1.onmessage = () => resolve(performance.now() - timeStamp);
    after.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}, { capture: true, once: true })); undefined`;

/**
 * Milliseconds from the click on a row to the frame in which the conversation's head and first message stand on the
 * screen. `restMs`: how long the pointer rests on the row before; at 0 it comes and clicks at once.
 */
export async function measureOpening(page: Page, subject: string, restMs: number): Promise<number> {
  const row = page.locator('[role=option]').filter({ has: page.getByText(subject, { exact: true }) });
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (!box) throw new Error(`"${subject}" is not in the list`);
  await page.evaluate(watch(subject));
  await page.mouse.move(box.x + 120, box.y + box.height / 2);
  if (restMs > 0) await page.waitForTimeout(restMs);
  await page.mouse.down();
  await page.mouse.up();
  const took = (await page.evaluate('painted')) as number;
  await page.mouse.move(1000, 4);
  await page.waitForTimeout(400);
  return took;
}
