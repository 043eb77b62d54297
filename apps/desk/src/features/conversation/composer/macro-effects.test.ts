import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '@keepdesk/client';
import { macroEffects, macroStatus } from './macro-effects.ts';

test('a macro’s actions become one change', () => {
  const now = Date.parse('2026-11-20T10:00:00Z');
  const wish = macroEffects(
    [
      { kind: 'tag', value: 'return' },
      { kind: 'tag', value: 'late' },
      { kind: 'assign', value: 'me' },
      { kind: 'priority', value: 'high' },
      { kind: 'snooze', value: '24' },
      { kind: 'status', value: 'resolved' },
    ],
    'p1',
    now,
  );
  assert.deepEqual(wish, { add_tags: ['return', 'late'], assignee_id: 'p1', priority: 'high', snoozed_until: '2026-11-21T10:00:00.000Z' });
  assert.deepEqual(macroEffects([{ kind: 'priority', value: 'loud' }], 'p1', now), {});
});

test('its status is the brand’s own for the category', () => {
  const statuses: Status[] = [
    { id: 'a', brand_id: 'x', name: 'Done', category: 'resolved', position: 0, is_default: true },
    { id: 'b', brand_id: 'y', name: 'Erledigt', category: 'resolved', position: 0, is_default: true },
  ];
  assert.equal(macroStatus([{ kind: 'status', value: 'resolved' }], statuses, 'y')?.id, 'b');
  assert.equal(macroStatus([{ kind: 'tag', value: 'resolved' }], statuses, 'y'), undefined);
});
