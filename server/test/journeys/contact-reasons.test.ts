import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationView } from '../../src/modules/conversations/contract.ts';
import type { ReportView } from '../../src/modules/insights/contract.ts';
import type { ReasonView, VersionView } from '../../src/modules/taxonomy/contract.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const reasons = async () => (await world.call<{ data: ReasonView[] }>('GET', '/api/v1/reasons')).data;
const keyed = async (key: string) => (await reasons()).find((reason) => reason.key === key) as ReasonView;
const post = (path: string, body: unknown = {}) => world.call<{ data: ReasonView[] }>('POST', `/api/v1/reasons${path}`, body);
const refused = (words: RegExp) => (error: CallError) => error.status >= 400 && error.status < 500 && words.test(error.message);

/** A conversation filed under a reason, counted before this comes back. */
async function file(key: string): Promise<void> {
  const { id } = await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: key, customer: { email: `${key}@example.test` }, text: 'Hello?' });
  await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: (await keyed(key)).id });
}

async function report(more: Record<string, unknown>, until: (rows: Record<string, [number | null, number | null | undefined]>) => boolean) {
  return world.until(async () => {
    const told = await world.call<ReportView>('POST', '/api/v1/reports/run', { metrics: ['received'], by: ['reason'], period: 'this_month', compare: 'none', hours: 'wall', filters: { brand_ids: [world.brandId] }, ...more });
    const rows = Object.fromEntries(told.rows.map((row) => [row.keys[0]?.name ?? '', [row.cells[0]?.value ?? null, row.cells[0]?.before] as [number | null, number | null | undefined]]));
    return until(rows) ? rows : undefined;
  });
}

test('figures of a merged and a split tree stand beside those of the old one', async () => {
  await world.until(async () => (await reasons()).length > 20);
  for (const key of ['wismo.late', 'wismo.lost', 'product.sizing']) await file(key);
  const [late, lost, sizing] = [await keyed('wismo.late'), await keyed('wismo.lost'), await keyed('product.sizing')];
  await post('/merge', { ids: [lost.id], into_id: late.id });
  await post(`/${sizing.id}/split`, { names: ['Shoe sizes', 'Coat sizes'] });
  await file('product.shoe_sizes');
  const filed = await report({}, (rows) => Object.keys(rows).length === 4);
  assert.deepEqual(Object.values(filed).map(([value]) => value), [1, 1, 1, 1]);

  const today = await report({ reasons: 'today', compare: 'reasons', reasons_before: 'filed' }, (rows) => rows['Where is my order › Later than promised']?.[0] === 2);
  assert.deepEqual(today['Where is my order › Later than promised'], [2, 1]);
  assert.deepEqual(today['Where is my order › Lost in transit'], [0, 1], 'what is no more stands there with what it was');
  assert.deepEqual(today['Product question › Size and fit'], [1, 1], 'what was filed whole stays whole');
  const old = await report({ reasons: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10) }, (rows) => rows['Product question › Size and fit']?.[0] === 2);
  assert.deepEqual(old, { 'Product question › Size and fit': [2, undefined], 'Where is my order › Later than promised': [1, undefined], 'Where is my order › Lost in transit': [1, undefined] });

  // What is filtered for is meant as the tree reads it, and the conversations behind the number are as many.
  const asked = { metrics: ['received'], by: ['reason'], period: 'this_month', compare: 'none', hours: 'wall', reasons: 'today', filters: { reason_ids: [late.id] } };
  assert.equal((await world.call<ReportView>('POST', '/api/v1/reports/run', asked)).total[0]?.value, 2);
  assert.equal((await world.call<{ data: unknown[] }>('POST', '/api/v1/reports/behind', { asked, metric: 'received', keys: ['wismo.late'] })).data.length, 2);
  await assert.rejects(world.call('POST', '/api/v1/reports/run', { ...asked, by: ['day'], filters: {}, compare: 'reasons' }), refused(/divided or filtered by contact reason/));
});

test('every change of the tree is a version that says what and who', async () => {
  const { data } = await world.call<{ data: VersionView[] }>('GET', '/api/v1/reasons/versions');
  const told = data.filter((version) => version.brand_id === world.brandId).map(({ number, change, name, reason_name: now }) => [number, change, name, now]);
  assert.deepEqual(told, [[3, 'split', 'Size and fit', 'Size and fit'], [2, 'merged', 'Lost in transit', 'Later than promised'], [1, 'started', '', null]]);
  assert.equal(data[0]?.by_name, 'Olga Owner');
});

test('where a brand wants it, nothing is resolved without a reason; several can be named, one counts', async () => {
  const usual = { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false };
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { ...usual, reason_required: true });
  const open = () => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Two matters', customer: { email: 'two@example.test' }, text: 'Hello?' });
  const change = async (id: string, what: Record<string, unknown>) => (await world.call<{ conversation: ConversationView }>('PATCH', `/api/v1/conversations/${id}`, what)).conversation;
  const { data: statuses } = await world.call<{ data: { id: string; category: string; brand_id: string }[] }>('GET', '/api/v1/statuses');
  const resolved = statuses.find((status) => status.category === 'resolved' && status.brand_id === world.brandId)?.id;
  const [one, other] = [await open(), await open()];
  const [late, claim, defect] = [await keyed('wismo.late'), await keyed('warranty.claim'), await keyed('warranty.defect')];
  await assert.rejects(change(one.id, { status_id: resolved }), refused(/Choose a contact reason for #/));
  await assert.rejects(world.call('POST', `/api/v1/conversations/${one.id}/replies`, { text: 'Done.', status_id: resolved }), refused(/Choose a contact reason/));
  await assert.rejects(world.call('POST', '/api/v1/conversations/bulk', { ids: [one.id, other.id], change: { status_id: resolved } }), (error: CallError) => error.status === 409 || error.status === 404);
  await change(one.id, { reason_id: late.id, other_reason_ids: [late.id, claim.id, claim.id] });
  const done = await change(one.id, { status_id: resolved });
  assert.deepEqual([done.status.category, done.reason_id, done.other_reason_ids], ['resolved', late.id, [claim.id]]);
  assert.deepEqual((await change(one.id, { reason_id: claim.id })).other_reason_ids, [], 'what counts is not also beside it');
  await assert.rejects(change(one.id, { other_reason_ids: [defect.id, one.id] }), refused(/no such contact reason/));
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, usual);
  assert.equal((await change(other.id, { status_id: resolved })).status.category, 'resolved');
});

test('a reason moves, is taken out of use with what is beneath it, and comes back; what the tree cannot be is refused', async () => {
  const [loyalty, promotion, warranty] = [await keyed('loyalty'), await keyed('promotion'), await keyed('warranty')];
  await world.call('PATCH', `/api/v1/reasons/${loyalty.id}`, { parent_id: promotion.id, complexity: 'high', deflection: 'high' });
  assert.deepEqual([(await keyed('loyalty')).parent_id, (await keyed('loyalty')).complexity], [promotion.id, 'high']);
  await assert.rejects(world.call('PATCH', `/api/v1/reasons/${warranty.id}`, { parent_id: promotion.id }), refused(/two levels/));
  await assert.rejects(world.call('PATCH', `/api/v1/reasons/${warranty.id}`, { parent_id: loyalty.id }), refused(/two levels/));
  await assert.rejects(post('/merge', { ids: [warranty.id, warranty.id], into_id: warranty.id }), refused(/replace itself/));
  await assert.rejects(post(`/${warranty.id}/split`, { names: ['One', 'Two'] }), refused(/split already/));
  await assert.rejects(post('', { brand_id: world.brandId, parent_id: null, name: 'Warranty' }).then(() => post('', { brand_id: world.brandId, parent_id: null, name: 'Warranty' })), refused(/is, or was/));
  await post(`/${warranty.id}/retire`, { replaced_by_id: null });
  assert.deepEqual((await reasons()).filter((reason) => reason.retired && reason.key.startsWith('warranty')).length, 3);
  await assert.rejects(post(`/${(await keyed('warranty.claim')).id}/restore`), refused(/Take that back first/));
  await post(`/${warranty.id}/restore`);
  assert.equal((await reasons()).some((reason) => reason.retired && reason.key.startsWith('warranty')), false);
});
