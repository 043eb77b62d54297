import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { checkAccess } from './check-access.ts';
import { settled } from './settled.ts';

const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }] as const;

/**
 * Looks at the page as it stands in both themes, on a desk and on a phone: nothing that WCAG forbids, nothing wider than
 * the screen. What a change of size would close is looked at in one (`only`). With KEEPDESK_LOOKS=<folder> it leaves a picture of each there.
 */
export async function checkLooks(page: Page, name: string, only: readonly { width: number; height: number }[] = sizes): Promise<void> {
  const before = page.viewportSize();
  for (const size of only) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      const where = `${name}, ${size.width} px, ${colorScheme}`;
      if (process.env.KEEPDESK_LOOKS) await page.screenshot({ path: path.join(process.env.KEEPDESK_LOOKS, `${name}-${size.width}-${colorScheme}.png`) });
      assert.deepEqual(await lastingFaults(page, colorScheme === 'dark' ? 'colours' : undefined), [], where);
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${where}: wider than the screen`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  if (before) await page.setViewportSize(before);
  await settled(page);
}

/** What is wrong and stays so: a colour on its way into another theme is looked at again once it has arrived. */
async function lastingFaults(page: Page, only?: 'colours'): Promise<string[]> {
  const faults = await checkAccess(page, only);
  if (faults.length === 0) return faults;
  await page.waitForTimeout(500);
  await settled(page);
  return checkAccess(page, only);
}
