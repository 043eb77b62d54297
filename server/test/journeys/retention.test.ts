import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RETAIN_JOB, retainAll } from '../../src/modules/privacy/commands/retain.ts';
import type { HoldView, RetentionView } from '../../src/modules/privacy/contract.ts';
import { sweepBlobs } from '../../src/platform/blobs/release.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
const system = systemActor('test');
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

interface Made { id: string; number: number; customer: { id: string } }
/** A conversation by mail with a file, closed so many days ago. */
async function closed(name: string, daysAgo: number): Promise<Made> {
  await world.mail({ from: `${name}@shopper.test`, to: 'help@north.test', subject: `About ${name}`, text: `words of ${name}`, attachments: [{ filename: 'a.txt', content: `file of ${name}` }] });
  const { data } = await world.call<{ data: Made[] }>('GET', '/api/v1/conversations?limit=200');
  const made = (await Promise.all(data.map((row) => world.call<Made & { subject: string }>('GET', `/api/v1/conversations/${row.id}`)))).find((row) => row.subject === `About ${name}`);
  assert.ok(made);
  const { data: statuses } = await world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses');
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { status_id: statuses.find((status) => status.category === 'resolved')?.id });
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  await world.house.db.transact(system, async (tx) => {
    await tx.run(sql`update conversations.conversation set last_message_at = ${at}, opened_at = ${at}, resolved_at = ${at} where id = ${made.id}`);
  });
  return made;
}
const text = async (id: string) => (await world.call<{ data: { text: string; attachments: unknown[] }[] }>('GET', `/api/v1/conversations/${id}/messages?limit=10`)).data[0];
const night = async () => {
  await retainAll(world.house.db);
  await world.settled();
};

test('a rule says first what it would erase; the night erases it, and what is held, open or young stays', async () => {
  const old = await closed('old', 500);
  const heldOne = await closed('held', 500);
  const heldPerson = await closed('person', 500);
  const young = await closed('young', 20);
  await world.mail({ from: 'open@shopper.test', to: 'help@north.test', subject: 'About open', text: 'words of open' });
  await world.call('POST', '/api/v1/privacy/holds', { subject: `#${heldOne.number}`, reason: 'A court asks for it' });
  const { data: holds } = await world.call<{ data: HoldView[] }>('POST', '/api/v1/privacy/holds', { subject: 'Person@shopper.test', reason: 'The same' });
  assert.deepEqual(holds.map((hold) => [hold.subject_kind, hold.number, hold.placed_by, hold.lifted_at]), [['customer', null, 'Olga Owner', null], ['conversation', heldOne.number, 'Olga Owner', null]]);
  await assert.rejects(world.call('POST', '/api/v1/privacy/holds', { subject: heldPerson.customer.id, reason: 'again' }), /on hold already/);
  const rules = { brand_id: world.brandId, rules: [{ channel: '', days: 3650 }, { channel: 'email', days: 365 }] };
  const { data: preview } = await world.call<{ data: { channel: string; conversations: number; held_back: number }[] }>('POST', '/api/v1/privacy/retention/preview', rules);
  assert.deepEqual(preview.map(({ channel, conversations, held_back }) => [channel, conversations, held_back]), [['email', 1, 2]]);
  await world.call('PUT', '/api/v1/privacy/retention', rules);
  assert.equal((await text(old.id))?.text, 'words of old');
  await night();
  assert.deepEqual([(await text(old.id))?.text, (await text(old.id))?.attachments], ['[erased]', []]);
  for (const [one, name] of [[heldOne, 'held'], [heldPerson, 'person'], [young, 'young']] as const) assert.equal((await text(one.id))?.text, `words of ${name}`);
  const { data: [shown] } = await world.call<{ data: RetentionView[] }>('GET', '/api/v1/privacy/retention');
  assert.deepEqual([shown?.last_run?.conversations, shown?.last_run?.held_back], [1, 2]);
  const { data: record } = await world.call<{ data: { action: string }[] }>('GET', '/api/v1/audit?action=privacy.conversations_expired');
  assert.equal(record.length, 1);
});

test('who is held cannot be erased by hand either; a lifted hold lets the next night do its work', async () => {
  const { data: holds } = await world.call<{ data: HoldView[] }>('GET', '/api/v1/privacy/holds');
  for (const hold of holds) {
    const customer = hold.subject_kind === 'customer' ? hold.subject_id : (await world.call<Made>('GET', `/api/v1/conversations/${hold.subject_id}`)).customer.id;
    await assert.rejects(world.call('POST', `/api/v1/customers/${customer}/erase`), /legal hold/);
  }
  for (const hold of holds) await world.call('DELETE', `/api/v1/privacy/holds/${hold.id}`);
  await night();
  for (const hold of holds.filter((one) => one.subject_kind === 'conversation')) assert.equal((await text(hold.subject_id))?.text, '[erased]');
  assert.ok((await world.house.db.read(system, (tx) => tx.rows(sql`select 1 from platform.job where kind = ${RETAIN_JOB}`))).length === 1);
});

test('files and kept sources of what was erased leave the disk; the same content somebody else has stays', async () => {
  const [a, b] = [await closed('twin', 400), await closed('other', 1)];
  const blobsOf = (id: string) => world.house.db.read(system, (tx) => tx.rows<{ blob: string }>(sql`select a.blob from conversations.attachment a join conversations.message m on m.id = a.message_id where m.conversation_id = ${id} union select raw_blob from conversations.message where conversation_id = ${id} and raw_blob is not null`));
  const gone = (await blobsOf(a.id)).map((row) => row.blob);
  const [shared = ''] = gone;
  assert.equal(gone.length, 2);
  await world.house.db.transact(system, (tx) => tx.run(sql`update conversations.attachment set blob = ${shared} where message_id in (select id from conversations.message where conversation_id = ${b.id})`));
  await night();
  await sweepBlobs(world.house.db, world.house.blobs);
  assert.deepEqual(await Promise.all(gone.map((id) => world.house.blobs.has(id))), gone.map((id) => id === shared));
});
