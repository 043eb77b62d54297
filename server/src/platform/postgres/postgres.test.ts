import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { placeCluster } from './cluster.ts';
import { isAlive } from './holders.ts';
import { passwordFile } from './passwords.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'keepdesk-postgres-test-'));
let folder = '';
after(() => {
  for (const made of [dataDir, folder, `${folder}-socket`]) if (made) rmSync(made, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  const running = await startPostgres({ dataDir, env: {} });
  // Not always inside the data folder: this one is closed to the database account when root runs the test.
  folder = running.folder ?? '';
  return running;
}

test('a new server knows an owner who owns the database and a server role that can step over nothing', async () => {
  const running = await start();
  const rows = await ask(running.ownerUrl, `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname ~ '^keepdesk_(owner|server)$' order by 1`);
  const harmless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
  assert.deepEqual(rows, [{ rolname: 'keepdesk_owner', ...harmless }, { rolname: 'keepdesk_server', ...harmless }]);
  assert.deepEqual(await ask(running.serverUrl, `select upper('straße') as big, current_user::text as me`), [{ big: 'STRASSE', me: 'keepdesk_server' }]);
  await assert.rejects(ask(running.serverUrl, 'create table mine (id int)'), /permission denied/);
  await running.stop();
});

test('its passwords are for us only, and a wrong one is refused', async () => {
  assert.equal(statSync(passwordFile(dataDir)).mode & 0o077, 0);
  const running = await start();
  const wrong = new URL(running.serverUrl);
  wrong.password = 'guess';
  await assert.rejects(ask(wrong.href, 'select 1'), /password authentication failed/);
  await running.stop();
});

test('a second process joins the running server, and leaving does not take it away from the first', async () => {
  const running = await start();
  const guest = child(`const p = await startPostgres({ dataDir, env: {} }); await p.stop(); console.log('left');`);
  const [code] = await once(guest, 'exit');
  assert.equal(code, 0);
  assert.deepEqual(await ask(running.serverUrl, 'select 1 as one'), [{ one: 1 }]);
  await running.stop();
  assert.equal(postmaster(), null);
});

test('after kill -9 of Keepdesk the next start adopts the server with everything committed', async () => {
  const doomed = child(`const p = await startPostgres({ dataDir, env: {} }); const c = new pg.Client(p.ownerUrl); await c.connect();
    await c.query('create table kept (n int)'); await c.query('insert into kept values (1)'); console.log('ready');`);
  await once(doomed.stdout, 'data');
  const before = postmaster();
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  const running = await start();
  assert.equal(postmaster(), before);
  assert.deepEqual(await ask(running.ownerUrl, 'select n from kept'), [{ n: 1 }]);
  await running.stop();
});

test('after kill -9 of PostgreSQL itself whoever holds it starts it again, with what was committed', async () => {
  const running = await start();
  await ask(running.ownerUrl, 'insert into kept values (2)');
  const pid = postmaster();
  assert.ok(pid);
  process.kill(pid, 'SIGKILL');
  const rows = await untilAnswered(() => ask(running.ownerUrl, 'select n from kept order by n'));
  assert.deepEqual(rows, [{ n: 1 }, { n: 2 }]);
  assert.notEqual(postmaster(), pid);
  await running.stop();
  assert.equal(postmaster(), null);
});

test('after kill -9 of both the next start recovers', async () => {
  const doomed = child(`const p = await startPostgres({ dataDir, env: {} }); const c = new pg.Client(p.ownerUrl); c.on('error', () => {}); await c.connect(); await c.query('insert into kept values (3)'); console.log('ready');`);
  await once(doomed.stdout, 'data');
  const pid = postmaster();
  assert.ok(pid);
  doomed.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(doomed, 'exit');
  const running = await start();
  assert.deepEqual(await ask(running.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 3 }]);
  await running.stop();
});

test('a stale pid file whose number now belongs to someone else is no obstacle', async () => {
  writeFileSync(path.join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n0\n5432\n\n\n  1 1\nready\n`);
  const running = await start();
  assert.deepEqual(await ask(running.serverUrl, 'select 1 as one'), [{ one: 1 }]);
  await running.stop();
});

test('outside a closed data folder the cluster has a name that moves with the folder, and a new folder at that path gets another', () => {
  const top = mkdtempSync(path.join(tmpdir(), 'keepdesk-place-test-'));
  after(() => rmSync(top, { recursive: true, force: true }));
  const closed = path.join(top, 'data');
  const stranger = { name: 'stranger', uid: (process.getuid?.() ?? 0) + 4711, gid: (process.getgid?.() ?? 0) + 4711 };
  mkdirSync(closed);
  const place = placeCluster(closed, stranger);
  assert.equal(path.dirname(place), process.env['KEEPDESK_SHARED_ROOT'] ?? '/var/lib/keepdesk');
  assert.equal(placeCluster(closed, stranger), place);
  renameSync(closed, `${closed}-moved`);
  assert.equal(placeCluster(`${closed}-moved`, stranger), place);
  mkdirSync(closed);
  assert.notEqual(placeCluster(closed, stranger), place);
});

test('an outside PostgreSQL is used as given', async () => {
  const env = { DATABASE_URL: 'postgres://server@db/x', DATABASE_OWNER_URL: 'postgres://owner@db/x' };
  const outside = await startPostgres({ dataDir: '/nowhere', env });
  assert.equal(outside.serverUrl, env.DATABASE_URL);
  assert.equal(outside.ownerUrl, env.DATABASE_OWNER_URL);
});

async function untilAnswered(work: () => Promise<unknown[]>): Promise<unknown[]> {
  for (const deadline = performance.now() + 10_000; ; ) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function postmaster(): number | null {
  try {
    const pid = Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    return isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

function child(body: string) {
  const program = `import pg from 'pg'; import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'start-postgres.ts'))}; const dataDir = ${JSON.stringify(dataDir)}; ${body}`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
}
