import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBusinessSeconds } from './business-time.ts';
import { daysOff, laidFurther, layOutHolidays } from './lay-out-holidays.ts';

const office = { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00'] as const]])) };

test('a clock that is due in January 2029 knows New Year, also where the holidays were laid out in 2026', async () => {
  const found = await layOutHolidays({ country: 'DE', state: 'BY' }, 2026);
  assert.equal(found?.until, 2031);
  const holidays = daysOff([], found?.days ?? [], []);
  // Friday 29 December 2028, an hour before closing: Monday is New Year.
  assert.equal(addBusinessSeconds({ ...office, holidays }, new Date('2028-12-29T15:00:00Z'), 7200)?.toISOString(), '2029-01-02T09:00:00.000Z');
  assert.ok(found?.days.some((day) => day.startsWith('2025-')) && found.days.some((day) => day === '2031-12-25') && !found.days.some((day) => day.startsWith('2032')));
});

test('laid out further, what was known of years that are over stays', () => {
  assert.deepEqual(laidFurther(['2024-01-01', '2026-01-01', '2026-08-08'], { days: ['2026-01-01', '2027-01-01', '2032-01-01'], until: 2032 }, 2027), ['2024-01-01', '2026-01-01', '2027-01-01', '2032-01-01']);
});

test('a public holiday that is worked is no day off, a day of one’s own is', () => {
  assert.deepEqual(daysOff(['2026-12-24', '2026-12-25'], ['2026-12-25', '2026-12-26'], ['2026-12-26', '2026-12-25']), ['2026-12-24', '2026-12-25']);
});

test('a place nobody knows is told apart from one without holidays', async () => {
  assert.equal(await layOutHolidays({ country: 'XX' }, 2026), null);
});
