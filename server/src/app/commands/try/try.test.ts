import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../../../..');
const attempt = (args: readonly string[], input = '') => spawnSync(process.execPath, [path.join(root, 'start.mjs'), 'try', ...args], { input, encoding: 'utf8', cwd: tmpdir() });
const lines = (text: string): unknown[] => text.trim().split('\n').map((line) => JSON.parse(line) as unknown);

test('answers line by line in order and marks what it cannot understand', () => {
  const { stdout, status } = attempt(['url'], '{"url":"http://127.1/"}\nnot json\n{"uri":1}\n\n{"url":"https://example.com"}');
  assert.deepEqual(lines(stdout), [
    { allowed: false, href: 'http://127.0.0.1/', because: 'its address is not public' },
    { error: { code: 'invalid_json', message: 'the line is not JSON' } },
    { error: { code: 'invalid_input', message: '"url" must be a string' } },
    { allowed: true, href: 'https://example.com/', because: 'its name may be resolved' },
  ]);
  assert.equal(status, 1);
});

test('reads mails from files and from lines alike', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'try-'));
  const raw = 'From: Ann <ann@x.test>\nDate: Tue, 1 Jul 2003 10:52:37 +0200\n\nYes\n\nOn 1 July 2003, Shop wrote:\n> Shall we?\n';
  writeFileSync(path.join(folder, 'a.eml'), raw);
  try {
    const fromFile = attempt(['mail', path.join(folder, 'a.eml'), path.join(folder, 'missing.eml')]);
    const fromLine = attempt(['mail'], JSON.stringify({ raw_base64: Buffer.from(raw).toString('base64') }));
    const [mail, missing] = lines(fromFile.stdout) as [Record<string, unknown>, { error: { code: string } }];
    assert.deepEqual(lines(fromLine.stdout)[0], mail);
    assert.deepEqual([mail['kind'], mail['reply_text'], mail['date'], mail['from']], ['message', 'Yes', '2003-07-01T08:52:37Z', { address: 'ann@x.test', name: 'Ann' }]);
    assert.equal(missing.error.code, 'unreadable_file');
    assert.equal(fromFile.status, 1);
    assert.equal(fromLine.status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('lists its cores, explains each, and says what is not built', () => {
  assert.match(attempt([]).stdout, /^ {2}mail +read a raw mail/m);
  for (const core of ['mail', 'reply-text', 'html', 'redact', 'url', 'language']) assert.match(attempt([core, '--help']).stdout, /Example:/);
  assert.equal(attempt(['nonsense']).status, 2);
});
