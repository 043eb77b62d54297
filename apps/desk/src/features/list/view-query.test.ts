import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewQueryOf } from './view-query.ts';

test('only what was chosen is asked', () => {
  assert.deepEqual(viewQueryOf({ name: 'Late', sort: 'waiting', category: ['open'], assignee: ['me', 'nobody'], brands: [], any_tags: ['t1'] }), {
    sort: 'waiting',
    category: ['open'],
    assignee: ['me', 'nobody'],
    any_tags: ['t1'],
  });
  assert.deepEqual(viewQueryOf({}), { sort: 'newest' });
});
