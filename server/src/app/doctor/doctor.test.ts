import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../platform/config/config.ts';
import { withDatabase } from '../../platform/testing/database.ts';
import type { Finding } from './finding.ts';
import { lookAtDatabase } from './look-at-database.ts';
import { lookAtMachine } from './look-at-machine.ts';

const { owner, ownerUrl, serverUrl } = await withDatabase();
const look = () => lookAtDatabase(ownerUrl, serverUrl);
const ills = (findings: readonly Finding[]): string[] => findings.filter((finding) => finding.state === 'ill').map((finding) => `${finding.name}: ${finding.detail}`);

test('a fresh installation is well', async () => {
  assert.deepEqual(ills(await look()), []);
});

test('a table of a brand without a policy is found', async () => {
  await owner('create table platform.forgotten (brand_id uuid not null)');
  assert.deepEqual(ills(await look()), ['row policies: no policy on platform.forgotten']);
  await owner('drop table platform.forgotten');
});

test('a job that gave up is found', async () => {
  await owner(`insert into platform.job (id, kind, payload, run_at, state, created_at) values (gen_random_uuid(), 'x.y', '{}', now(), 'dead', now())`);
  assert.deepEqual(ills(await look()), ['jobs: gave up: x.y (1)']);
  await owner(`delete from platform.job where kind = 'x.y'`);
});

test('a migration that did not run, or that was changed, is found', async () => {
  await owner(`update platform.migration set checksum = 'x' where schema = 'audit'`);
  assert.deepEqual(ills(await look()), ['migrations: changed after they ran: audit/0001-audit.sql']);
  await owner(`delete from platform.migration where schema = 'audit'`);
  assert.deepEqual(ills(await look()), ['migrations: not run: audit/0001-audit.sql']);
});

test('an address in the open without encryption is worth a warning', () => {
  const of = (env: Record<string, string>): string | undefined => lookAtMachine(readConfig(env)).find((finding) => finding.name === 'address')?.state;
  assert.equal(of({}), 'well');
  assert.equal(of({ KEEPDESK_PUBLIC_URL: 'http://desk.example' }), 'warning');
  assert.equal(of({ KEEPDESK_PUBLIC_URL: 'https://desk.example' }), 'well');
  assert.equal(of({ KEEPDESK_HOST: '0.0.0.0' }), 'warning');
});
