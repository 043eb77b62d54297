import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countriesFrom, incidentFrom } from './incident-values.ts';

test('countries are told by their codes, however they are typed; what is none is not taken', () => {
  assert.deepEqual(countriesFrom('de, AT;ch  de'), ['DE', 'AT', 'CH']);
  assert.deepEqual(countriesFrom('  '), []);
  assert.equal(countriesFrom('DE, Austria'), null);
  assert.equal(countriesFrom('QX'), null);
});

test('what began before is dated back; what begins now has no date of its own', () => {
  const now = new Date('2026-11-27T10:00:00Z');
  assert.deepEqual(incidentFrom({ carrier: ' DHL ', countries: 'de', words: 'Strike', hours: '1,5' }, now), { carrier: 'DHL', countries: ['DE'], words: 'Strike', from: '2026-11-27T08:30:00.000Z' });
  assert.deepEqual(incidentFrom({ carrier: 'DHL', countries: '', words: '', hours: '' }, now), { carrier: 'DHL', countries: [], words: '' });
});
