import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comingDays } from './coming-days.ts';

test('days off to come, in order: one’s own, public holidays, and those of them that are worked', () => {
  const holidays = [{ date: '2026-01-01', name: 'New Year' }, { date: '2026-12-25', name: 'Christmas' }, { date: '2026-12-26', name: 'Second day' }, { date: '2027-01-01', name: 'New Year' }];
  assert.deepEqual(comingDays(['2026-12-24', '2026-02-01', '2026-12-25'], holidays, ['2026-12-26', '2026-12-25'], '2026-11-22'), [
    { date: '2026-12-24', name: '', kind: 'own' }, { date: '2026-12-25', name: 'Christmas', kind: 'own' }, { date: '2026-12-26', name: 'Second day', kind: 'worked' }, { date: '2027-01-01', name: 'New Year', kind: 'public' },
  ]);
});
