import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkRule } from './check-rule.ts';
import { holds, OPERATORS, whyNot, type Condition, type Facts, type Test } from './condition.ts';
import { runRules, type Foresee, type Happening, type Past } from './run-rules.ts';
import type { Action, Rule, Trigger } from './rule.ts';

const facts: Facts = { status: 'open', priority: 'high', tags: ['vip', 'Late'], subject: 'Where  is\nmy   PARCEL?', spent: 120, assignee: null, team: '', is_reply: true, 'before.status': 'waiting' };
const says = (field: string, operator: Test['operator'], value?: Test['value'], more: Partial<Test> = {}): boolean => holds({ field, operator, ...(value === undefined ? {} : { value }), ...more }, facts);

test('each test says what it says', () => {
  const table: [boolean, ...Parameters<typeof says>][] = [
    [true, 'status', 'is', 'Open'], [false, 'status', 'is', 'Open', { match_case: true }], [true, 'status', 'is_not', 'waiting'], [true, 'status', 'any_of', ['waiting', 'open']], [false, 'status', 'none_of', ['waiting', 'open']],
    [true, 'tags', 'contains', 'late'], [true, 'tags', 'is', 'vip'], [false, 'tags', 'contains', ['x', 'y']], [true, 'tags', 'contains_not', 'x'],
    [true, 'subject', 'contains', 'is my parcel'], [true, 'subject', 'contains', ['refund', 'parcel']], [false, 'subject', 'contains', 'parcel', { match_case: true }], [true, 'subject', 'begins', 'where is'], [true, 'subject', 'ends', 'parcel?'], [true, 'subject', 'contains_not', ['spam', 'test']],
    [true, 'spent', 'more', 100], [true, 'spent', 'more', '100'], [false, 'spent', 'more', 120], [true, 'spent', 'at_least', 120], [true, 'spent', 'less', 121], [true, 'spent', 'at_most', 120], [false, 'subject', 'more', 1], [false, 'spent', 'more', 'much'],
    [true, 'assignee', 'not_set'], [false, 'assignee', 'set'], [true, 'team', 'not_set'], [true, 'status', 'set'], [false, 'assignee', 'is', 'ana'], [true, 'assignee', 'is_not', 'ana'], [true, 'is_reply', 'is', true],
    [true, 'before.status', 'is', 'waiting'],
  ];
  for (const [expected, ...asked] of table) assert.equal(says(...asked), expected, JSON.stringify(asked));
});

test('of what is not known here nothing holds, whichever way it is asked', () => {
  for (const operator of OPERATORS) assert.equal(says('before.team', operator, 'x'), false, operator);
});

test('a group that asks nothing is passed over; none at all holds for all, and for any does not', () => {
  const open: Condition = { field: 'status', operator: 'is', value: 'open' };
  assert.equal(holds({ all: [open, { any: [] }] }, facts), true);
  assert.equal(holds({ any: [{ not: open }, { all: [{ any: [] }] }] }, facts), false);
  assert.equal(holds({ all: [] }, facts), true);
  assert.equal(holds({ any: [] }, facts), false);
});

const leaf: fc.Arbitrary<Condition> = fc.record({ field: fc.constantFrom('status', 'spent', 'tags'), operator: fc.constantFrom(...OPERATORS), value: fc.constantFrom('open', 'vip', '100', '120') });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }), fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }), fc.record({ not: tie('condition') })),
}));

test('not all is any not, whatever stands in them; and whatever fails names the test that made it fail', () => {
  fc.assert(fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (parts) => {
    assert.equal(holds({ not: { all: parts } }, facts), holds({ any: parts.map((not) => ({ not })) }, facts));
    assert.equal(holds({ not: { any: parts } }, facts), holds({ all: parts.map((not) => ({ not })) }, facts));
    const failed = whyNot({ all: parts }, facts);
    assert.equal(failed === null, holds({ all: parts }, facts));
    const fixed = failed === null ? null : JSON.stringify(failed);
    if (fixed !== null) assert.ok(JSON.stringify(parts).includes(fixed));
  }));
});

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({ id, name: id, on: true, triggers: ['opened'], when: { all: [] }, then: [{ kind: 'set', field: 'status', value: id }], ...more });
const foresee: Foresee = (known, { kind, field, value }) => (kind === 'set' ? { ...known, [String(field)]: value as string } : known);
const run = (rules: readonly Rule[], happening: Happening = { triggers: ['opened'] }, past?: Past) => runRules(rules, happening, facts, foresee, past).map((outcome) => outcome.because);

test('rules go in their order, see what those before them did, and one can end the list', () => {
  const waiting: Condition = { field: 'status', operator: 'is', value: 'waiting' };
  assert.deepEqual(run([rule('a', { when: waiting }), rule('waiting'), rule('c', { when: waiting })]), ['condition', 'applied', 'applied']);
  assert.deepEqual(run([rule('a', { stops: true }), rule('b')]), ['applied', 'stopped']);
  assert.deepEqual(run([rule('a', { stops: true, when: waiting }), rule('b'), rule('c', { on: false }), rule('d', { triggers: ['replied'] })]), ['condition', 'applied', 'off', 'other_trigger']);
  assert.deepEqual(runRules([rule('a', { when: waiting })], { triggers: ['opened'] }, facts, foresee)[0]?.failed, waiting);
});

test('what had its turn does not come again where it comes once, and what comes too often stops', () => {
  const none = new Set<string>();
  assert.deepEqual(run([rule('a', { once: true }), rule('b')], { triggers: ['opened'] }, { applied: new Set(['a', 'b']), tooOften: none }), ['once', 'applied']);
  assert.deepEqual(run([rule('a'), rule('b')], { triggers: ['opened'] }, { applied: new Set(['a']), tooOften: new Set(['a']) }), ['too_often', 'applied']);
});

test('news that is several things sets a rule off once, and time sets off the rules whose time has come', () => {
  assert.deepEqual(run([rule('a', { triggers: ['resolved', 'status_changed'] })], { triggers: ['status_changed', 'resolved'] }), ['applied']);
  const timed = { triggers: ['time_passed'] as const };
  assert.deepEqual(run([rule('a', timed), rule('b', timed), rule('c')], { triggers: ['time_passed'], due: ['b'] }), ['other_trigger', 'applied', 'other_trigger']);
});

test('however rules set each other off, they come to an end', () => {
  const rules = fc.array(fc.record({ triggers: fc.subarray(['opened', 'status_changed', 'tagged'] as const, { minLength: 1 }), does: fc.constantFrom('status_changed' as const, 'tagged' as const), stops: fc.boolean() }), { minLength: 1, maxLength: 7 });
  fc.assert(fc.property(rules, (drawn) => {
    const all = drawn.map(({ triggers, does, stops }, i) => rule(`r${i}`, { triggers, stops, then: [{ kind: 'cause', does }] }));
    const queue: Happening[] = [{ triggers: ['opened'] }];
    let done = 0;
    for (let next = queue.shift(); next; next = queue.shift()) {
      for (const outcome of runRules(all, next, facts, foresee)) {
        if (!outcome.applied) continue;
        done += 1;
        assert.ok(!next.causedBy?.includes(outcome.rule), 'nobody answers to their own doing');
        queue.push(...outcome.actions.map((action) => ({ triggers: [action.does as Trigger], causedBy: [...(next?.causedBy ?? []), outcome.rule] })));
      }
    }
    assert.ok(done <= 7 * 6 * 5 * 4 * 3 * 5, 'chains end');
  }), { numRuns: 60 });
});

test('a rule that cannot work says where and why', () => {
  const actions = { tag: (action: Action) => (action.tag ? null : { problem: 'incomplete', message: 'Say which tag.', part: 'tag' }) };
  const faults = checkRule({
    triggers: ['time_passed', 'never' as 'opened'],
    after: { since: 'replied', hours: 0 },
    when: { all: [{ field: 'colour', operator: 'is', value: 'red' }, { any: [{ field: 'status', operator: 'more', value: 1 }, { not: { field: 'customer.spent', operator: 'more', value: 'much' } }] }, { field: 'tags', operator: 'contains', value: [] }, { field: 'is_reply', operator: 'is', value: 'yes' }] },
    then: [{ kind: 'tag' }, { kind: 'dance' }],
  }, actions);
  assert.deepEqual(faults.map(({ at }) => at), ['triggers', 'after', 'when.all.0', 'when.all.1.any.0', 'when.all.1.any.1.not', 'when.all.2', 'when.all.3', 'then.0', 'then.1']);
  assert.deepEqual(faults.map(({ problem }) => problem), ['unknown_trigger', 'time_out_of_bounds', 'unknown_field', 'wrong_operator', 'not_a_number', 'no_value', 'not_yes_or_no', 'incomplete', 'unknown_action']);
  const values = (...tests: Test[]): unknown[] => checkRule({ triggers: ['opened'], when: { all: tests }, then: [{ kind: 'tag', tag: 'new' }] }, actions).map(({ at, part, problem, facts, message }) => [at, part, problem, facts, message]);
  assert.deepEqual(values({ field: 'urgency', operator: 'more', value: 101 }, { field: 'rating', operator: 'is', value: 5 }, { field: 'number_of_messages', operator: 'less', value: -1 }, { field: 'parcel.days_late', operator: 'more', value: -3 }, { field: 'priority', operator: 'any_of', value: ['high', 'huge'] }, { field: 'channel', operator: 'is', value: 'voice' }), [
    ['when.all.0', 'value', 'out_of_bounds', { least: 0, most: 100 }, 'Between 0 and 100.'], ['when.all.2', 'value', 'too_small', { least: 0 }, 'At least 0.'], ['when.all.4', 'value', 'unknown_choice', { value: 'huge' }, 'There is no “huge” to choose here.'],
  ]);
  assert.deepEqual(checkRule({ triggers: ['opened'], when: { all: [] }, then: [{ kind: 'tag', tag: 'new' }] }, actions), []);
  assert.deepEqual(checkRule({ triggers: ['opened'], after: { since: 'replied', hours: 1 }, when: { all: [] }, then: [{ kind: 'tag', tag: 'new' }] }, actions).map(({ at }) => at), ['after']);
  assert.deepEqual(checkRule({ triggers: ['time_passed'], after: { since: 'replied', hours: 72 }, when: { all: [] }, then: [{ kind: 'tag', tag: 'new' }] }, actions), []);
  assert.deepEqual(checkRule({ triggers: ['time_passed'], after: { since: 'opened', hours: 5 }, when: { any: [{ all: [] }] }, then: [] }, actions).map(({ at }) => at), ['when', 'then']);
});
