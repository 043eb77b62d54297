import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanWords } from './span-words.ts';

test('days, one day, and times of the same or of several days', () => {
  assert.equal(spanWords({ from: '2026-11-27', to: '2026-11-30', whole_days: true }, 'en-US'), 'Fri, Nov 27 – Mon, Nov 30');
  assert.equal(spanWords({ from: '2026-11-27', to: '2026-11-27', whole_days: true }, 'en-US'), 'Fri, Nov 27');
  assert.match(spanWords({ from: '2026-11-27T18:00', to: '2026-11-27T22:00', whole_days: false }, 'en-US'), /^Fri, Nov 27, 6:00.PM – 10:00.PM$/);
  assert.match(spanWords({ from: '2026-11-27T18:00', to: '2026-11-28T02:30', whole_days: false }, 'en-US'), /^Fri, Nov 27, 6:00.PM – Sat, Nov 28, 2:30.AM$/);
});
