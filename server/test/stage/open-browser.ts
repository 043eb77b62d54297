import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/**
 * A real Chromium from the package registry: nothing to install, also not as root. It unpacks itself
 * and the few libraries it needs into a folder of its own, gone with `close()`.
 */
export async function openBrowser(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-browser-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  // Makes the package bring its libraries too; the browser itself must not see it.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  pointToFonts(folder);
  delete process.env['AWS_EXECUTION_ENV'];
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'], headless: true });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The package's font list names /tmp, wherever it unpacked itself; a browser without a single font ends at the first missing letter. */
function pointToFonts(folder: string): void {
  const list = path.join(folder, 'fonts', 'fonts.conf');
  writeFileSync(list, readFileSync(list, 'utf8').replaceAll('/tmp/fonts', path.join(folder, 'fonts')));
}
