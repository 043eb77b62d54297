import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EscalationKind } from '@keepdesk/client';
import { keyFor, kindFrom, newKind, valuesOf } from './kind-values.ts';

const kind: EscalationKind = {
  ...newKind, key: 'bug', name: 'Bug', team_id: 't1', hands_over: true, take_seconds: 90, attach: ['Device', 'Photos'], gather: { count: 3, within_seconds: 7200 },
  signals: [{ signal: 'intent', values: ['sue'] }, { signal: 'reason', values: ['checkout'], from_confidence: 0.9 }, { signal: 'feeling', at_most: -0.9, asked_before: false }],
};

test('a form that is saved unchanged changes nothing, also of what it does not show', () => {
  assert.deepEqual(kindFrom(valuesOf(kind), kind), kind);
  assert.deepEqual(kindFrom(valuesOf({ ...newKind, name: 'New' }), newKind), { ...newKind, name: 'New' });
});

test('what is chosen, emptied and unchecked is what is kept', () => {
  const changed = kindFrom({ ...valuesOf(kind), to: 'p1', intents: [], reasons: ['checkout', 'fraud'], feeling: false, vip: true, refund: true, gather: '', attach: ' One \n\n Two ', take: '30m', priority: '' }, kind);
  assert.deepEqual([changed.person_id, changed.team_id, changed.gather, changed.attach, changed.take_seconds, changed.priority], ['p1', null, null, ['One', 'Two'], 1800, null]);
  assert.deepEqual(changed.signals, [{ signal: 'reason', values: ['checkout', 'fraud'], from_confidence: 0.9 }, { signal: 'vip', from_urgency: 0.5 }, { signal: 'refund_waits' }]);
});

test('a new kind has a key nobody has', () => {
  assert.deepEqual([keyFor('Öffentliche Kritik!', []), keyFor('Press', ['press']), keyFor('報道', []), keyFor('報道', ['kind']), keyFor('24/7', [])], ['offentliche_kritik', 'press_2', 'kind', 'kind_2', 'kind']);
});
