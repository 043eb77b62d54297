import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalOf } from './may-decide.ts';

const now = new Date('2026-05-01T10:00:00Z');
const open = { state: 'open', asked_by: 'ana', expires_at: new Date('2026-05-02T10:00:00Z') };

test('a second person decides, in time, once, and never over their own request', () => {
  assert.equal(refusalOf(open, 'ben', now), null);
  assert.equal(refusalOf(open, 'ana', now), 'own_request');
  assert.equal(refusalOf(open, null, now), 'no_person');
  assert.equal(refusalOf({ ...open, state: 'approved' }, 'ben', now), 'decided_already');
  assert.equal(refusalOf(open, 'ben', open.expires_at), 'expired');
});
