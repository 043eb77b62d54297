import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InboxRow, Status } from '@keepdesk/client';
import fc from 'fast-check';
import { applyChange, changesByBrand, neighbourOf, staysInView } from './apply-change.ts';

const status = (id: string, category: Status['category'], brand_id = 'b', is_default = true): Status => ({ id, brand_id, name: id, category, position: 0, is_default });
const statuses: Status[] = [
  status('s-other', 'resolved', 'other'),
  status('s-open', 'open'),
  status('s-wait', 'waiting'),
  status('s-refunded', 'resolved', 'b', false),
  status('s-done', 'resolved'),
  status('s-spam', 'spam'),
];
const byId = (id: string) => statuses.find((one) => one.id === id)!;
const known = { statuses, people: [{ id: 'ana', name: 'Ana' }], teams: [] };

const row = {
  id: 'c1',
  number: 1,
  subject: 'Where is it?',
  brand_id: 'b',
  customer: { id: 'u', name: 'Uma' },
  status: byId('s-open'),
  priority: 'normal',
  assignee: null,
  team: null,
  reason_id: null,
  other_reason_ids: [],
  tags: [{ id: 't-vip', name: 'vip' }],
  unread: true,
  snoozed_until: null,
} as unknown as InboxRow;

test('a change is shown as the server will make it', () => {
  assert.equal(applyChange(row, { status_category: 'resolved' }, known).status.id, 's-done');
  assert.equal(applyChange(row, { spam: true }, known).status.id, 's-spam');
  assert.deepEqual(applyChange(row, { assignee_id: 'ana' }, known).assignee, { id: 'ana', name: 'Ana' });
  assert.equal(applyChange({ ...row, assignee: { id: 'ana', name: 'Ana' } }, { assignee_id: null }, known).assignee, null);
  assert.deepEqual(applyChange(row, { add_tags: ['late'], remove_tags: ['t-vip'] }, known).tags, [{ id: 'late', name: 'late' }]);
  assert.deepEqual(applyChange(row, {}, known), row);
});

test('a row leaves the views it no longer belongs to', () => {
  const mine = { ...row, assignee: { id: 'ana', name: 'Ana' } };
  const asleep = { ...mine, snoozed_until: '2026-11-21T08:00:00Z' };
  const table: Array<[InboxRow, string, boolean]> = [
    [mine, 'mine', true],
    [row, 'mine', false],
    [row, 'unassigned', true],
    [mine, 'unassigned', false],
    [asleep, 'mine', false],
    [asleep, 'snoozed', true],
    [{ ...mine, status: byId('s-done') }, 'mine', false],
    [{ ...mine, status: byId('s-done') }, 'resolved', true],
    [{ ...row, status: byId('s-wait') }, 'open', false],
    [row, 'a-view-of-ours', true],
  ];
  for (const [one, view, stays] of table) assert.equal(staysInView(one, view, 'ana'), stays, `${view} ${one.status.name}`);
});

test('the next conversation is below, else above, and never one that is leaving', () => {
  assert.equal(neighbourOf([1, 2, 3], 2), 3);
  assert.equal(neighbourOf([1, 2, 3], 3), 2);
  assert.equal(neighbourOf([1], 1), null);
  assert.equal(neighbourOf([1, 2, 3, 4], 2, new Set([2, 3])), 4);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), fc.array(fc.nat(50)), (order, gone) => {
      const at = order[0]!;
      const leaving = new Set([at, ...gone]);
      const next = neighbourOf(order, at, leaving);
      assert.equal(next === null, order.every((one) => leaving.has(one)));
      if (next !== null) assert.ok(!leaving.has(next) && order.includes(next));
    }),
  );
});

test('a category becomes the status of each brand, in one request per brand', () => {
  const targets = [
    { id: '1', brand_id: 'b' },
    { id: '2', brand_id: 'other' },
    { id: '3', brand_id: 'b' },
    { id: '4', brand_id: 'without' },
  ];
  assert.deepEqual(changesByBrand(targets, { status_category: 'resolved' }, statuses), [
    { ids: ['1', '3'], change: { status_id: 's-done' } },
    { ids: ['2'], change: { status_id: 's-other' } },
  ]);
  assert.deepEqual(changesByBrand(targets.slice(0, 2), { priority: 'high' }, statuses), [{ ids: ['1', '2'], change: { priority: 'high' } }]);
  assert.deepEqual(changesByBrand([], { spam: true }, statuses), []);
});
