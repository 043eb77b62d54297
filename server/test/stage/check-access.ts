import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What WCAG 2.2 A and AA checks that can be automated find on the page as it stands, one line each. */
export async function checkAccess(page: Page): Promise<string[]> {
  // In the frames of letters no script runs, this one neither: it would be waited for without end.
  // The announcer of react-aria names its passing messages by ids that are gone a moment later.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').exclude('iframe[sandbox]').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).slice(0, 3).join('; ')})`);
}
