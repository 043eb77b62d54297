import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

/** What runs out of the card it stands in, or of the screen, in words and pixels. What may be scrolled sideways is not cut off. Runs in the page. */
const runsOut = `(() => {
  const clips = (one) => one !== null && getComputedStyle(one).overflowX !== 'visible';
  const cut = [];
  for (const one of document.querySelectorAll('main *')) {
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || one.closest('svg, .sr-only, [hidden]') || getComputedStyle(one).position === 'absolute') continue;
    let edge = innerWidth;
    for (let outer = one.parentElement; outer !== null && outer.tagName !== 'MAIN'; outer = outer.parentElement) {
      if (clips(outer)) { edge = Infinity; break; }
      if (outer.classList.contains('rounded-card')) { edge = outer.getBoundingClientRect().right; break; }
    }
    if (box.right > edge + 1) cut.push((one.textContent || one.tagName).trim().slice(0, 60) + ': ' + Math.round(box.right - edge) + ' px');
  }
  return cut;
})()`;

/** Looks at a whole page on a phone: nothing in it runs out of its card or the screen. With KEEPDESK_LOOKS=<folder> the whole of it is left there as a picture. */
export async function nothingCut(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  // As tall as it is: the page itself scrolls inside the frame.
  await page.setViewportSize({ width: 390, height: 4000 });
  await settled(page);
  if (process.env.KEEPDESK_LOOKS) await page.screenshot({ path: `${process.env.KEEPDESK_LOOKS}/${name}-390-whole.png` });
  assert.deepEqual(await page.evaluate(runsOut), [], `${name} at 390 px`);
  if (before) await page.setViewportSize(before);
  await settled(page);
}
