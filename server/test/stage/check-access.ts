import axe from 'axe-core';
import type { Page } from 'playwright-core';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a change of colours can spoil, and nothing else. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

interface Found {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** What WCAG 2.2 A and AA checks that can be automated find on the page as it stands, one line each; `colours`: only those that a change of colours can spoil. */
export function checkAccess(page: Page, only?: 'colours'): Promise<string[]> {
  // In the frames of letters no script runs, this one neither: it would be waited for without end.
  // The announcer of react-aria names its passing messages by ids that are gone a moment later.
  return findIn(page, { exclude: ['[data-live-announcer]', 'iframe'] }, only === 'colours' ? { type: 'rule', values: OF_COLOURS } : { type: 'tag', values: LEVELS });
}

/** The same in one part of the page. */
export const checkAccessOf = (page: Page, selector: string): Promise<string[]> => findIn(page, { include: [selector] }, { type: 'tag', values: LEVELS });

async function findIn(page: Page, context: object, runOnly: object): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe.source);
  const options = { runOnly, resultTypes: ['violations'], iframes: false };
  const found = (await page.evaluate(`axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map(({ html }) => ({ html })) })))`)) as Found[];
  return found.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join('; ')})`);
}
