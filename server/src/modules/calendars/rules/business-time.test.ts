import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessSeconds, type WorkCalendar } from './business-time.ts';

const nineToFive: WorkCalendar = { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00']]])) as WorkCalendar['hours'], holidays: ['2026-12-25'], shifts: { '2026-12-24': [['09:00', '12:00']] } };
const aroundTheClock: WorkCalendar = { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])) as WorkCalendar['hours'] };

for (const [name, start, end, hours] of [
  ['within a day', '2026-11-18T09:00:00Z', '2026-11-18T11:30:00Z', 2.5],
  ['over a night', '2026-11-18T15:00:00Z', '2026-11-19T09:00:00Z', 2],
  ['over a weekend', '2026-11-20T15:00:00Z', '2026-11-23T09:00:00Z', 2],
  ['a short day and a holiday', '2026-12-24T00:00:00Z', '2026-12-28T23:00:00Z', 11],
  ['the wrong way round', '2026-11-19T09:00:00Z', '2026-11-18T09:00:00Z', 0],
] as const) {
  test(`business time ${name}`, () => assert.equal(businessSeconds(nineToFive, new Date(start), new Date(end)), hours * 3600));
}

test('around the clock, business time is time, also where clocks change', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2026, 2, 25), max: Date.UTC(2026, 10, 5) }), fc.integer({ min: 0, max: 10 * 86_400 }), (from, seconds) => {
      const start = new Date(Math.floor(from / 1000) * 1000);
      assert.equal(businessSeconds(aroundTheClock, start, new Date(start.getTime() + seconds * 1000)), seconds);
    }),
    { numRuns: 60 },
  );
});
