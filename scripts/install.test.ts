import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { firstMissing } from './install.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-install-test-'));
after(() => rmSync(folder, { recursive: true }));

const lock = {
  'node_modules/server-thing': { version: '1.0.0' },
  'node_modules/test-thing': { version: '2.0.0', dev: true },
  'node_modules/other-platform': { version: '3.0.0', optional: true },
  'node_modules/@keepdesk/ui': { resolved: 'packages/ui', link: true },
};

test('what is missing is named, and nothing is reinstalled that is there', () => {
  write('package-lock.json', lock);
  assert.equal(firstMissing(false, folder), 'everything');
  const { 'node_modules/test-thing': _tests, 'node_modules/other-platform': _platform, ...production } = lock;
  write('node_modules/.package-lock.json', production);
  assert.equal(firstMissing(false, folder), null, 'neither test tools nor other platforms are asked for');
  assert.equal(firstMissing(true, folder), 'test-thing');
  write('node_modules/.package-lock.json', { ...production, 'node_modules/server-thing': { version: '0.9.0' } });
  assert.equal(firstMissing(false, folder), 'server-thing');
  write('node_modules/.package-lock.json', { 'node_modules/server-thing': { version: '1.0.0' } });
  assert.equal(firstMissing(false, folder), '@keepdesk/ui');
});

function write(file: string, packages: object): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
}
