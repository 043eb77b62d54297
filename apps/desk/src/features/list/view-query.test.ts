import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewQueryOf, viewValuesOf } from './view-query.ts';

test('only what was chosen is asked', () => {
  assert.deepEqual(viewQueryOf({ name: 'Late', sort: 'waiting', category: ['open'], assignee: ['me', 'nobody'], brands: [], any_tags: ['t1'] }), {
    sort: 'waiting',
    category: ['open'],
    assignee: ['me', 'nobody'],
    any_tags: ['t1'],
  });
  assert.deepEqual(viewQueryOf({}), { sort: 'newest' });
});

test('a view that is opened and saved again asks the same, also what the form does not show', () => {
  const view = { name: 'Late', scope: 'team' as const, team_id: 't1', query: { category: ['open' as const], assignee: ['nobody'], channel: ['chat'], sort: 'oldest' as const } };
  assert.deepEqual(viewQueryOf(viewValuesOf(view), view.query), view.query);
});

test('what is chosen no more is asked no more', () => {
  assert.deepEqual(viewQueryOf({ sort: 'newest', category: [] }, { category: ['open'], channel: ['chat'] }), { sort: 'newest', channel: ['chat'] });
});
