import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timelineOf } from '../../calendars/index.ts';
import type { Facts } from './condition.ts';
import { anchorOf, dueAt } from './deadline.ts';
import { changeBy, stateBefore, type PastNews } from './past-state.ts';
import { replay, type History, type PastMessage, type Terms } from './replay.ts';
import type { Definition } from './rule.ts';
import type { Foresee } from './run-rules.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-02T09:00:00Z');
const always = timelineOf({ time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])) as never }, start);
const office = timelineOf({ time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00']]])) as never }, start);
const foresee: Foresee = (known, { kind, value }) => (kind === 'note' ? known : { ...known, [kind]: value as string });
const terms = (more: Partial<Terms> = {}): Terms => ({ business: always, foresee, reasonPath: (id) => [id, `${id}-parent`], since: start, now: start + 1000 * HOUR, ...more });
const news = (hours: number, name: string, payload: Record<string, unknown> = {}, actorKind = 'person'): PastNews => ({ at: start + hours * HOUR, name: `conversations.${name}`, actorKind, payload });
const said = (hours: number, kind: PastMessage['kind'], more: Partial<PastMessage> = {}): PastMessage => ({ id: `m${hours}`, at: start + hours * HOUR, kind, byPerson: kind !== 'auto', facts: {}, ...more });
const opened = news(0, 'message_received', { message_id: 'm0', opened: true }, 'customer');
const today: Facts = { status: 's2', category: 'waiting', priority: 'high', assignee: 'ana', team: null, reason: null, tags: ['b'], subject: 'Today' };
const history = (all: readonly PastNews[], messages: readonly PastMessage[] = [said(0, 'customer')]): History => ({ today, moments: {}, openedAt: start, news: all, messages });
const rule = (definition: Partial<Definition>) => ({ id: 'r', name: 'R', on: true, triggers: ['opened'] as const, when: { all: [] }, then: [{ kind: 'priority', value: 'urgent' }], ...definition });
const found = (definition: Partial<Definition>, all: readonly PastNews[], messages?: readonly PastMessage[], more?: Partial<Terms>) => replay(rule(definition), history(all, messages), terms(more));

const past: PastNews[] = [opened, news(1, 'changed', { fields: ['priority'], from_priority: 0, to_priority: 2 }), news(2, 'assigned', { from: null, to: 'ana', from_team: 't', to_team: null }), news(3, 'tagged', { added: ['b'], removed: ['a'] }), news(4, 'status_changed', { from: 's1', to: 's2', from_category: 'open', to_category: 'waiting' })];

test('what stood before is told backwards, and forwards one comes back to today', () => {
  const first = stateBefore(today, past, () => []);
  assert.deepEqual(first, { ...today, status: 's1', category: 'open', priority: 'low', assignee: null, team: 't', tags: ['a'] });
  assert.deepEqual(past.reduce<Facts>((state, one) => ({ ...state, ...changeBy(state, one, () => []) }), first), today);
});

test('whatever happened, telling it backwards and then forwards changes nothing', () => {
  const change = fc.oneof(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([a, b]) => ({ kind: 'priority' as const, a, b })),
    fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom('x', 'y')).map(([a, b]) => ({ kind: 'assign' as const, a, b })), fc.constantFrom('p', 'q', 'r').map((tag) => ({ kind: 'tag' as const, tag })));
  fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
    // What really happened, kept aside as it went.
    let state: Facts = { priority: 'low', assignee: null, tags: [] };
    const levels = ['low', 'normal', 'high', 'urgent'];
    const states: Facts[] = [state];
    const all = changes.map((one, i) => {
      const before = state;
      if (one.kind === 'priority') state = { ...state, priority: levels[one.b] as string };
      else if (one.kind === 'assign') state = { ...state, assignee: one.b };
      else state = { ...state, tags: (state['tags'] as string[]).includes(one.tag) ? (state['tags'] as string[]).filter((tag) => tag !== one.tag) : [...(state['tags'] as string[]), one.tag] };
      states.push(state);
      if (one.kind === 'priority') return news(i, 'changed', { fields: ['priority'], from_priority: levels.indexOf(before['priority'] as string), to_priority: one.b });
      if (one.kind === 'assign') return news(i, 'assigned', { from: before['assignee'], to: one.b });
      const had = (before['tags'] as string[]).includes(one.tag);
      return news(i, 'tagged', { added: had ? [] : [one.tag], removed: had ? [one.tag] : [] });
    });
    const sorted = (facts: Facts) => ({ priority: facts['priority'], assignee: facts['assignee'], tags: [...(facts['tags'] as string[])].sort() });
    let walked = stateBefore(state, all, () => []);
    assert.deepEqual(sorted(walked), sorted(states[0] as Facts));
    for (const [i, one] of all.entries()) {
      walked = { ...walked, ...changeBy(walked, one, () => []) };
      assert.deepEqual(sorted(walked), sorted(states[i + 1] as Facts));
    }
  }));
});

test('a rule is judged by what stood when it would have been set off', () => {
  const low = { field: 'priority', operator: 'is', value: 'low' } as const;
  assert.deepEqual(found({ when: low }, past), [{ at: start, triggers: ['opened'], before: { priority: 'low' }, after: { priority: 'urgent' } }]);
  assert.equal(found({ when: low, triggers: ['status_changed'] }, past).length, 0, 'by then it was high');
  assert.equal(found({ triggers: ['status_changed'], when: { field: 'before.category', operator: 'is', value: 'open' } }, past).length, 1);
  assert.equal(found({ when: { field: 'reason', operator: 'is', value: 'x-parent' }, triggers: ['reason_changed'] }, [opened, news(1, 'changed', { fields: ['reason_id'], from_reason_id: null, reason_id: 'x' })]).length, 1);
});

test('what it would have changed holds until somebody changed that themselves', () => {
  const when = { field: 'priority', operator: 'is_not', value: 'urgent' } as const;
  assert.equal(found({ triggers: ['opened', 'assigned'], when }, [opened, ...past.slice(2)]).length, 1, 'urgent by its own doing');
  assert.equal(found({ triggers: ['opened', 'assigned'], when }, past).length, 2, 'somebody made it high in between');
  assert.equal(found({ triggers: ['opened', 'assigned'], when, once: true }, past).length, 1);
});

test('its own doing of the past sets it off no more, nor does what came before the days that are asked for', () => {
  const own = { ...news(1, 'tagged', { added: ['b'], removed: [] }, 'system'), causes: ['r'] };
  assert.equal(found({ triggers: ['tagged'], then: [{ kind: 'note' }] }, [opened, own, news(2, 'tagged', { added: ['c'], removed: [] })]).length, 1);
  assert.equal(found({}, past, undefined, { since: start + 1 }).length, 0);
});

test('time that would have passed is found, from the right moment and only while it stood', () => {
  const after = { since: 'replied', hours: 72 } as const;
  const timed = { triggers: ['time_passed'] as const, after, then: [{ kind: 'note' }] };
  const reply = news(5, 'reply_released', { message_id: 'm5' });
  assert.deepEqual(found(timed, [opened, reply], [said(0, 'customer'), said(5, 'reply')]).map((match) => (match.at - start) / HOUR), [77]);
  assert.deepEqual(found(timed, [opened, reply, news(20, 'message_received', { message_id: 'm20' }, 'customer')], [said(0, 'customer'), said(5, 'reply'), said(20, 'customer')]), [], 'the customer spoke');
  assert.deepEqual(found(timed, [opened, reply], [said(0, 'customer'), said(5, 'reply', { byPerson: false })]), [], 'a program’s reply is no answer');
  assert.deepEqual(found(timed, [opened, reply], [said(0, 'customer'), said(5, 'reply')], { now: start + 76 * HOUR }), [], 'it has not come yet');
  const waits = { triggers: ['time_passed'] as const, after: { since: 'customer_wrote', hours: 4 } as const, then: [{ kind: 'note' }] };
  const moved = [opened, news(1, 'status_changed', { from: 'a', to: 's2', from_category: 'waiting', to_category: 'open' })];
  assert.deepEqual(replay(rule(waits), { ...history(moved), today: { ...today, category: 'open' } }, terms()).map((match) => (match.at - start) / HOUR), [4]);
});

test('the message it is about is heard with its news, whatever its own clock says', () => {
  const late = said(0.5, 'customer', { id: 'm0', facts: { text: 'refund' } });
  assert.equal(found({ when: { field: 'text', operator: 'contains', value: 'refund' } }, [opened], [late]).length, 1);
});

test('time is counted from where it says, in hours or in hours that are worked', () => {
  const moments = { category: 'waiting', openedAt: 1, waitingSince: 2, repliedAt: 3, resolvedAt: 4 };
  assert.deepEqual((['opened', 'customer_wrote', 'replied', 'resolved'] as const).map((since) => anchorOf(since, moments)), [1, 2, 3, null]);
  assert.deepEqual((['opened', 'customer_wrote', 'replied', 'resolved'] as const).map((since) => anchorOf(since, { ...moments, category: 'resolved' })), [null, null, null, 4]);
  const friday = Date.parse('2026-11-06T16:00:00Z');
  assert.equal(dueAt(friday, { since: 'replied', hours: 2, working: true }, office), Date.parse('2026-11-09T10:00:00Z'));
  assert.equal(dueAt(friday, { since: 'replied', hours: 2 }, office), friday + 2 * HOUR);
});
