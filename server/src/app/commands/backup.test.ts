import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startPostgres, type RunningPostgres } from '../../platform/postgres/index.ts';
import { backUp, MANIFEST } from './backup.ts';
import { refusalFor, restore } from './restore.ts';

const root = mkdtempSync(path.join(tmpdir(), 'keepdesk-backup-test-'));
const clusters = new Set<string>();
const [original, backup, restored] = ['original', 'backup', 'restored'].map((name) => path.join(root, name)) as [string, string, string];
after(() => {
  for (const folder of [root, ...[...clusters].flatMap((cluster) => [cluster, `${cluster}-socket`])]) rmSync(folder, { recursive: true, force: true });
});

test('a backup taken while rows are written restores every row that was acknowledged before it began', async () => {
  const running = await open(original);
  const writer = new pg.Client({ connectionString: running.ownerUrl });
  await writer.connect();
  await writer.query('create table written (n int primary key)');
  mkdirSync(path.join(original, 'blobs', 'ab'), { recursive: true });
  writeFileSync(path.join(original, 'blobs', 'ab', 'abc'), 'a letter');
  writeFileSync(path.join(original, 'master.key'), 'secret', { mode: 0o600 });

  let [acknowledged, stopping] = [0, false];
  const writing = (async () => {
    for (; !stopping; acknowledged += 1) await writer.query('insert into written values ($1)', [acknowledged + 1]);
  })();
  while (acknowledged < 200) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = acknowledged;
  await backUp(original, backup);
  assert.ok(acknowledged > before, 'writing went on meanwhile');
  stopping = true;
  await writing;
  await writer.end();
  await running.stop();

  assert.equal(await refusalFor(backup, restored), null);
  await restore(backup, restored);
  const again = await open(restored);
  const owner = new pg.Client({ connectionString: again.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ n: number; last: number }>('select count(*)::int as n, max(n) as last from written');
  await owner.end();
  await again.stop();
  assert.ok((rows[0]?.n ?? 0) >= before, `${rows[0]?.n} of at least ${before}`);
  assert.equal(rows[0]?.n, rows[0]?.last, 'and none of them in between is missing');
  assert.equal(readFileSync(path.join(restored, 'blobs', 'ab', 'abc'), 'utf8'), 'a letter');
  assert.equal(statSync(path.join(restored, 'master.key')).mode & 0o077, 0);
});

test('a backup is never laid over anything, and a piece of one is refused', async () => {
  assert.match((await refusalFor(backup, original)) ?? '', /not empty/);
  rmSync(path.join(backup, 'files', 'master.key'));
  assert.match((await refusalFor(backup, path.join(root, 'new'))) ?? '', /damaged: files/);
  rmSync(path.join(backup, MANIFEST));
  assert.match((await refusalFor(backup, path.join(root, 'new'))) ?? '', /not a whole backup/);
});

async function open(dataDir: string): Promise<RunningPostgres> {
  const running = await startPostgres({ dataDir, env: {} });
  if (running.folder) clusters.add(running.folder);
  return running;
}
