import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemActor } from '../../platform/actor/actor.ts';
import { ManualClock } from '../../platform/clock/clock.ts';
import { withDatabase } from '../../platform/testing/database.ts';
import { INSTALLATION, record, sealEntries, verifyChain } from './index.ts';
import { listEntries } from './queries/list-entries.ts';

const key = Buffer.alloc(32, 7);
const ours = '00000000-0000-7000-8000-00000000000a';
const theirs = '00000000-0000-7000-8000-00000000000b';
const customer = '00000000-0000-7000-8000-0000000000c1';
const system = systemActor('test');
const agent = { ...systemActor('agent', [ours]), kind: 'person' as const, id: '00000000-0000-7000-8000-0000000000f1' };
const { db, owner } = await withDatabase(new ManualClock());

const verify = () => db.read(system, (tx) => verifyChain(tx, key));
const seal = () => db.transact(system, (tx) => sealEntries(tx, key));
const look = (brandId: string) => db.transact(agent, (tx) => record(tx, { action: 'customers.viewed', subjectKind: 'customer', subjectId: customer, brandId, facts: { fields: 3 } }));

test('a record is seen in its brand only, and what concerns the installation in none', async () => {
  for (const brand of [ours, theirs, INSTALLATION]) await look(brand);
  const { data } = await db.read(agent, (tx) => listEntries(tx, { limit: 10 }));
  assert.deepEqual(data.map(({ brand_id, actor_id, action, facts }) => ({ brand_id, actor_id, action, facts })), [{ brand_id: ours, actor_id: agent.id, action: 'customers.viewed', facts: { fields: 3 } }]);
  assert.equal((await db.read(system, (tx) => listEntries(tx, { limit: 10, subject_id: customer, action: 'customers' }))).data.length, 3);
});

test('pages go on where they ended', async () => {
  const first = await db.read(system, (tx) => listEntries(tx, { limit: 2 }));
  const second = await db.read(system, (tx) => listEntries(tx, { limit: 2, cursor: first.next_cursor ?? '' }));
  assert.deepEqual([first.data.length, second.data.length, second.next_cursor], [2, 1, null]);
  assert.equal(new Set([...first.data, ...second.data].map((entry) => entry.id)).size, 3);
});

test('the server can neither change nor remove what was recorded', async () => {
  for (const statement of ['delete from audit.entry', `update audit.entry set action = 'x'`, 'delete from audit.seal', 'truncate audit.entry']) {
    await assert.rejects(db.transact(system, (tx) => tx.run({ name: statement, text: statement, values: [] })), /permission denied/, statement);
  }
});

test('the chain holds over many seals, and entries of a running transaction wait for the next one', async () => {
  assert.equal(await seal(), 3);
  await db.transact(agent, async (tx) => {
    await record(tx, { action: 'x.open', subjectKind: 'x', brandId: ours });
    await look(ours);
    assert.equal(await seal(), 0);
  });
  assert.equal(await seal(), 2);
  const report = await verify();
  assert.deepEqual([report.seals, report.entries, report.broken], [2, 5, null]);
});

test('a changed, a removed and a smuggled entry are each found, even when the owner did it', async (t) => {
  const tamper: [string, string, string][] = [
    ['changed', `update audit.entry set actor_id = null where seq = 2`, `update audit.entry set actor_id = '${agent.id}' where seq = 2`],
    ['smuggled', `insert into audit.entry (xid, at, brand_id, actor_kind, action, subject_kind, facts) values ('1', now(), '${ours}', 'person', 'x', 'x', '{}')`, `delete from audit.entry where xid = '1'`],
    ['removed', 'delete from audit.entry where seq = 3', ''],
  ];
  for (const [name, attack, repair] of tamper) {
    await t.test(name, async () => {
      await owner(attack);
      assert.match((await verify()).broken ?? '', /seal 1 /);
      if (repair) await owner(repair);
    });
  }
});
