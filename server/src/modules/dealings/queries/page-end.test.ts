import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCursor } from '../../../platform/http/lists.ts';
import { readEnd, writeEnd } from './page-end.ts';

test('a page begins where the one before ended; what is no cursor of ours is refused', () => {
  const end = { at: '2026-07-02T12:00:00.123456Z', kind: 'refund', id: '0190a0a0-1111-7000-8000-0000000000ee' };
  assert.deepEqual(readEnd(writeEnd(end)), end);
  assert.equal(readEnd(undefined), null);
  for (const wrong of ['x', writeCursor({ at: 'yesterday', id: `order:${end.id}` }), writeCursor({ at: end.at, id: end.id }), writeCursor({ at: end.at, id: 'order:1' })]) assert.throws(() => readEnd(wrong), /not one of ours/);
});
