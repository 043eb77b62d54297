import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presets, sameQuestion } from './presets.ts';

test('a question is the same whatever order it was put in, and another when one part differs', () => {
  const asked = presets.overview;
  assert.ok(sameQuestion(asked, { ...asked, filters: { brand_ids: [] } }));
  assert.ok(sameQuestion({ ...asked, filters: { channels: ['email'], brand_ids: ['x'] } }, { ...asked, filters: { brand_ids: ['x'], channels: ['email'] } }));
  assert.ok(!sameQuestion(asked, { ...asked, period: 'today' }));
});
