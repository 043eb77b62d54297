import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleCondition } from '@keepdesk/client';
import { asGroup, conditionOf, groupOf, pathOf, testsOf } from './rule-tree.ts';

const one: RuleCondition = { field: 'status', operator: 'is', value: 'a' };
const two: RuleCondition = { field: 'tags', operator: 'contains', value: ['b'] };

test('every group is read and written as it was', () => {
  for (const condition of [{ all: [one, two] }, { any: [one] }, { not: { any: [one, two] } }, { not: { all: [two] } }, { all: [{ any: [one] }, { not: { any: [two] } }] }] satisfies RuleCondition[]) {
    const group = groupOf(condition);
    assert.ok(group !== null);
    assert.deepEqual(conditionOf(group), condition);
    assert.deepEqual(asGroup(condition), condition);
  }
  assert.equal(groupOf(one), null);
});

test('what stands alone stands in a group, and so does what is turned round', () => {
  assert.deepEqual(asGroup(one), { all: [one] });
  assert.deepEqual(asGroup({ not: one }), { not: { any: [one] } });
  assert.deepEqual(asGroup({ any: [{ not: one }] }), { any: [{ not: { any: [one] } }] });
});

test('parts are named as the server names them, and every test is found', () => {
  assert.deepEqual([pathOf('when', 'all', 0), pathOf('when', 'none', 2), pathOf('when.all.1', 'not_all', 0)], ['when.all.0', 'when.not.any.2', 'when.all.1.not.all.0']);
  assert.deepEqual(testsOf({ all: [one, { not: { any: [two, one] } }] }), [one, two, one]);
});
