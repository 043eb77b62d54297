import type { Page } from 'playwright-core';

const FRAMES = 240;

/** Scrolls down and up again by two rows a frame. */
export const SCROLL = `(frame) => { const grid = document.querySelector('[role=grid]').parentElement; const span = grid.scrollHeight - grid.clientHeight; const at = (frame * 104) % (2 * span); grid.scrollTop = at < span ? at : 2 * span - at; }`;
/** Goes a row down by the arrow key every second frame. */
export const WALK = `(frame) => { if (frame % 2 === 0) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })); }`;

/** Milliseconds between frames while something is done in each. */
export function framesOf(page: Page, each: string): Promise<number[]> {
  return page.evaluate(`new Promise((resolve) => {
    const each = ${each};
    const took = [];
    let last = performance.now();
    let frame = 0;
    const next = () => {
      const now = performance.now();
      took.push(now - last);
      last = now;
      if (frame >= ${FRAMES}) return resolve(took.slice(1));
      each(frame++);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })`) as Promise<number[]>;
}
