import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countriesWithHolidays, publicHolidays, statesOf } from './public-holidays.ts';

test('the public holidays of a state hold those of its country, by their day there', async () => {
  const germany = await publicHolidays({ country: 'DE' }, [2026, 2027], 'en');
  const bavaria = await publicHolidays({ country: 'DE', state: 'BY' }, [2026], 'de');
  assert.ok(germany?.some((day) => day.date === '2026-10-03' && day.name === 'National Holiday'));
  assert.ok(germany?.some((day) => day.date === '2027-03-29'), 'Easter Monday of the second year');
  assert.ok(!germany?.some((day) => day.date === '2026-01-06'));
  assert.ok(bavaria?.some((day) => day.date === '2026-01-06' && day.name === 'Heilige Drei Könige'));
});

test('a free afternoon is no day off, several free days are each one', async () => {
  const china = (await publicHolidays({ country: 'CN' }, [2026], 'en'))?.map((day) => day.date) ?? [];
  assert.ok(!china.includes('2026-05-04'));
  assert.deepEqual(china.filter((day) => day.startsWith('2026-10')), ['2026-10-01', '2026-10-02', '2026-10-03']);
});

test('a place nobody knows has none, and says so', async () => {
  assert.equal(await publicHolidays({ country: 'XX' }, [2026], 'en'), null);
  assert.equal(await publicHolidays({ country: 'DE', state: 'ZZ' }, [2026], 'en'), null);
  assert.ok((await countriesWithHolidays('en')).some((place) => place.code === 'ES'));
  assert.ok((await statesOf('DE', 'en')).some((place) => place.code === 'BY'));
  assert.deepEqual(await statesOf('XX', 'en'), []);
});
