import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticesSince } from './notices-since.ts';

const at = (created_at: string, read_at: string | null = null) => ({ created_at, read_at });

test('what was there at the first look is no news; what comes later is, once, unless it was read elsewhere', () => {
  const first = noticesSince([at('2026-01-02')], null);
  assert.deepEqual(first, { fresh: [], newest: '2026-01-02' });
  const second = noticesSince([at('2026-01-02'), at('2026-01-03'), at('2026-01-05', '2026-01-06'), at('2026-01-04')], first.newest);
  assert.deepEqual(second.fresh.map((one) => one.created_at), ['2026-01-04', '2026-01-03']);
  assert.deepEqual(noticesSince([at('2026-01-04')], second.newest).fresh, []);
});

test('with nothing there yet, the first notice is news', () => {
  const { newest } = noticesSince([], null);
  assert.equal(noticesSince([at('2026-01-02')], newest).fresh.length, 1);
});
