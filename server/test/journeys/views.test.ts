import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MOST_VIEWS } from '../../src/modules/conversations/commands/keep-views.ts';
import type { InboxView, SavedViewShape } from '../../src/modules/conversations/contract.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

let world: TestHouse;
let ines: Caller;
before(async () => {
  world = await openTestHouse();
  ines = await secondPerson(world, 'agent', 'Ines');
});
after(() => world.close());

const make = (call: Caller, name: string, scope = 'mine') => call<SavedViewShape>('POST', '/api/v1/views', { brand_id: world.brandId, name, scope, query: { category: ['open'], assignee: ['nobody'] } });
const views = async (call: Caller) => (await call<InboxView>('GET', '/api/v1/desk/inbox?view=all')).views;
const status = (expected: number) => (error: CallError) => error.status === expected;

test('a view of one’s own is seen, changed and removed by nobody else', async () => {
  const view = await make(ines, 'Mine alone');
  assert.equal((await views(world.call)).some((one) => one.id === view.id), false);
  await assert.rejects(world.call('GET', `/api/v1/desk/inbox?view=${view.id}`), status(404));
  await assert.rejects(world.call('DELETE', `/api/v1/views/${view.id}`), status(404));
  const changed = await ines<SavedViewShape>('PUT', `/api/v1/views/${view.id}`, { name: 'Mine, resolved', scope: 'mine', query: { category: ['resolved'] } });
  assert.deepEqual([changed.id, changed.name, changed.query], [view.id, 'Mine, resolved', { category: ['resolved'] }]);
  await ines('DELETE', `/api/v1/views/${view.id}`);
  assert.equal((await views(ines)).some((one) => one.id === view.id), false);
});

test('a shared view is changed by its maker and by whoever keeps the settings', async () => {
  const [hers, ours] = [await make(ines, 'Hers, for all', 'everyone'), await make(world.call, 'Ours', 'everyone')];
  const changeable = Object.fromEntries((await views(ines)).map((view) => [view.name, view.changeable]));
  assert.deepEqual([changeable['Hers, for all'], changeable.Ours, changeable.Open], [true, false, false]);
  await assert.rejects(ines('DELETE', `/api/v1/views/${ours.id}`), status(403));
  await assert.rejects(ines('PUT', `/api/v1/views/${ours.id}`, { name: 'Taken', scope: 'mine', query: {} }), status(403));
  await world.call('DELETE', `/api/v1/views/${hers.id}`);
  await world.call('DELETE', `/api/v1/views/${ours.id}`);
});

test('every view one keeps is listed, and the one too many is refused in words', async () => {
  for (let i = 0; i < MOST_VIEWS; i++) await make(ines, `View ${i}`);
  assert.equal((await views(ines)).filter((view) => view.scope === 'mine').length, MOST_VIEWS);
  await assert.rejects(make(ines, 'One too many'), (error: CallError) => error.status === 409 && /Remove one first/.test(error.message));
  await make(world.call, 'Somebody else’s first');
});

test('a search within a saved view finds only what the view shows', async () => {
  const write = (subject: string, more: object = {}) => world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text: 'The zeppelin is late', ...more });
  const [urgent, calm] = [await write('Urgent', { priority: 'urgent' }), await write('Calm')];
  const view = await world.call<SavedViewShape>('POST', '/api/v1/views', { brand_id: world.brandId, name: 'Urgent ones', scope: 'mine', query: { category: ['open'], priority: ['urgent'] } });
  assert.equal(view.brand_id, world.brandId);
  const found = async (q: string, more = '') => (await world.call<{ data: { id: string }[] }>('GET', `/api/v1/search?q=${encodeURIComponent(q)}${more}`)).data.map((row) => row.id).toSorted();
  await world.until(async () => (await found('zeppelin')).length === 2);
  assert.deepEqual(await found('zeppelin'), [urgent.id, calm.id].toSorted());
  assert.deepEqual(await found('zeppelin', `&view=${view.id}`), [urgent.id]);
  assert.deepEqual(await found('is:open', `&view=${view.id}`), [urgent.id], 'operators alone too');
  await world.call('POST', '/api/v1/conversations/bulk', { ids: [urgent.id], change: { priority: 'low' } });
  assert.deepEqual(await found('zeppelin', `&view=${view.id}`), []);
  await assert.rejects(ines('GET', `/api/v1/search?q=zeppelin&view=${view.id}`), status(404));
});
