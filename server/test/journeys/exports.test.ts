import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { after, before, test } from 'node:test';
import tar from 'tar-stream';
import type { ExportView } from '../../src/modules/transfers/contract.ts';
import { isExported, secretColumns } from '../../src/modules/transfers/rules/exported.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

async function unpack(id: string): Promise<Map<string, Buffer>> {
  const answer = await world.follow(`/exports/${id}`);
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/gzip']);
  const files = new Map<string, Buffer>();
  const extract = tar.extract();
  Readable.from(Buffer.from(await answer.arrayBuffer())).pipe(createGunzip()).pipe(extract);
  for await (const entry of extract) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(part as Buffer);
    files.set(entry.header.name, Buffer.concat(parts));
  }
  return files;
}
const lines = (file: Buffer | undefined): Record<string, unknown>[] => String(file).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

test('an export holds every conversation, every row of the brand and every file; no secret, and nothing of another brand', async () => {
  const other = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  await world.until(async () => (await world.call<{ data: { brand_id: string }[] }>('GET', '/api/v1/statuses')).data.some((status) => status.brand_id === other.id));
  await world.call('POST', '/api/v1/conversations', { brand_id: other.id, subject: 'not ours', customer: { email: 'x@south.test' }, text: 'elsewhere' });
  await world.mail({ from: 'vera@shopper.test', to: 'help@north.test', subject: 'Zip', text: 'It is stuck', attachments: [{ filename: 'zip.txt', content: 'a picture of a zip' }] });
  for (let n = 0; n < 230; n++) await world.call('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: `Q ${n}`, customer: { email: `s${n}@shopper.test` }, text: `question ${n}` });
  await world.call('POST', '/api/v1/webhooks', { brand_id: world.brandId, url: 'https://hooks.example.com/x' });
  const { id } = await world.call<ExportView>('POST', '/api/v1/exports', { brand_id: world.brandId });
  await assert.rejects(world.call('POST', '/api/v1/exports', { brand_id: world.brandId }), /being written already/);
  const done = await world.until(async () => {
    const view = await world.call<ExportView>('GET', `/api/v1/exports/${id}`);
    assert.notEqual(view.state, 'failed', view.problem ?? '');
    return view.state === 'done' && view;
  }, 30);
  const files = await unpack(id);
  const conversations = lines(files.get('conversations/0001.jsonl'));
  assert.equal(conversations.length, 231);
  assert.deepEqual([done.counts.conversations, done.counts.files], [231, 1]);
  const letter = conversations.find((one) => one.subject === 'Zip') as { messages: { text: string; attachments: { name: string; blob: string }[] }[]; status: string };
  assert.deepEqual([letter.messages[0]?.text, letter.messages[0]?.attachments[0]?.name], ['It is stuck', 'zip.txt']);
  assert.equal(String(files.get(`files/${letter.messages[0]?.attachments[0]?.blob}`)), 'a picture of a zip');
  assert.equal(lines(files.get('tables/customers.customer/0001.jsonl')).length, 231);
  const everything = [...files].filter(([name]) => !name.startsWith('files/')).map(([, file]) => String(file)).join('\n');
  assert.ok(!everything.includes('not ours') && !everything.includes(other.id));
  assert.ok(everything.includes('hooks.example.com') && !/"(old_)?secret"|whsec_|v1\.[0-9a-f]{8}\./.test(everything));
  assert.match(String(files.get('README.txt')), /North Apparel[\s\S]*conversations: 231/);
  await world.call('DELETE', `/api/v1/exports/${id}`);
  assert.equal((await world.follow(`/exports/${id}`)).status, 404);
});

test('every table of a brand is either in an export or left out on purpose, and has a key to read it by', async () => {
  const tables = await world.house.db.read(systemActor('test'), (tx) => tx.rows<{ schema_name: string; table_name: string; columns: { name: string; type: string }[] }>(sql`select * from transfers.brand_tables()`));
  assert.ok(tables.length > 30);
  for (const { schema_name: schema, table_name: table, columns } of tables.filter((row) => isExported({ schema: row.schema_name, table: row.table_name }))) {
    await world.house.db.read(systemActor('test'), (tx) => tx.rows(sql`select transfers.rows_behind(${schema}, ${table}, ${world.brandId}, null, 1)`)).catch((error: Error) => assert.fail(`${schema}.${table}: ${error.message}`));
    for (const column of columns.filter((one) => /secret|password|passphrase/.test(one.name) && one.type === 'text')) assert.ok(secretColumns(columns).includes(column.name), `${schema}.${table}.${column.name}`);
  }
});
