import type { Locator } from 'playwright-core';

/** Presses a button until what follows is there: on a slow machine a press may fall on a button that is just drawn anew. */
export async function pressUntil(button: Locator, then: Locator): Promise<void> {
  for (let left = 4; left > 0; left -= 1) {
    if (await button.isVisible()) await button.click({ timeout: 5000 }).catch(() => undefined);
    if (await then.waitFor({ timeout: 12_000 }).then(() => true, () => false)) return;
  }
  await then.waitFor();
}
