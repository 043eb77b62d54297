import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

const folder = path.join(import.meta.dirname, '../../../docs/guide/images');

/** Pictures of the manual are kept; a run makes those that are missing, and all of them when asked to. */
export async function picture(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  if (existsSync(file) && process.env.KEEPDESK_PICTURES === undefined) return;
  mkdirSync(folder, { recursive: true });
  await settled(page);
  await page.screenshot({ path: file });
}
