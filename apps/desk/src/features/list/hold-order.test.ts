import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InboxRow } from '@keepdesk/client';
import { holdOrder } from './hold-order.ts';

const rows = (...ids: string[]) => ids.map((id) => ({ id, subject: `now ${id}` }) as InboxRow);
const idsOf = (held: { rows: InboxRow[] }) => held.rows.map((row) => row.id);

test('while the pointer is there, rows keep their places', () => {
  const held = holdOrder(['a', 'b', 'c'], rows('new', 'c', 'a', 'b'));
  assert.deepEqual(idsOf(held), ['a', 'b', 'c']);
  assert.equal(held.withheld, 1);
  assert.equal(held.rows[0]!.subject, 'now a');
});

test('rows that are gone leave, later pages are appended, the first load shows all', () => {
  assert.deepEqual(idsOf(holdOrder(['a', 'b'], rows('b', 'c', 'd'))), ['b', 'c', 'd']);
  assert.deepEqual(idsOf(holdOrder([], rows('a', 'b'))), ['a', 'b']);
});
