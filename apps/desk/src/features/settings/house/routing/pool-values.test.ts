import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelsFrom, poolFrom, profileFrom, textOfLevels, valuesOfPool, valuesOfProfile } from './pool-values.ts';

test('skills are typed as people type them, and come back the same', () => {
  assert.deepEqual(levelsFrom(' billing 4, warranty ; lost parcels 2\n'), { billing: 4, warranty: 3, 'lost parcels': 2 });
  assert.deepEqual(levelsFrom(''), {});
  const levels = { billing: 4, 'lost parcels': 2 };
  assert.deepEqual(levelsFrom(textOfLevels(levels)), levels);
});

test('a pool comes back from the form as it went in, with helpers the form does not show', () => {
  const pool = { id: 'p', name: 'Main', kind: 'partner' as const, mode: 'offered' as const, brand_ids: ['b'], person_ids: ['x'], team_ids: [], offer_seconds: 30, people: 1, overflow: [{ pool_id: 'q', after_seconds: 1800 }, { pool_id: 'r', after_seconds: 3600 }] };
  const { id: _id, people: _people, ...kept } = pool;
  assert.deepEqual(poolFrom(valuesOfPool(pool, []), pool), kept);
  assert.deepEqual(poolFrom({ ...valuesOfPool(pool, []), helper: '' }, pool).overflow, [{ pool_id: 'r', after_seconds: 3600 }]);
  assert.deepEqual(poolFrom(valuesOfPool(null, ['b']), null).mode, 'pick');
});

test('a profile comes back as it went in; without a cap there is none', () => {
  const profile = { person_id: 'p', name: 'Ana', skills: { billing: 4 }, languages: { de: 5 }, tier: 2, in_house: false, channels: { email: 2, chat: 1, voice: 0, '*': 4 }, capacity: 80, pool_ids: [], changed_at: null };
  const { person_id: _id, name: _name, pool_ids: _pools, changed_at: _at, ...kept } = profile;
  assert.deepEqual(profileFrom(valuesOfProfile(profile), profile), kept);
  assert.equal(profileFrom({ ...valuesOfProfile(profile), capped: false }, profile).channels, null);
});
