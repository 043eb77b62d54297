import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { carrierKey, faultsOfIncident } from './check-incident.ts';

const now = new Date('2026-11-27T10:00:00Z');
const faults = (more: object) => faultsOfIncident({ carrier: 'DHL', countries: [], from: now, ...more }, now).map((fault) => fault.field);

test('what can be meant has no faults; each other thing is named at its field', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ countries: ['DE', 'AT'], from: new Date('2026-11-01T00:00:00Z') }), []);
  assert.deepEqual(faults({ carrier: ' – ' }), ['carrier']);
  assert.deepEqual(faults({ countries: ['DE', 'DE'] }), ['countries']);
  assert.deepEqual(faults({ from: new Date('2026-11-27T10:00:01Z') }), ['from']);
  assert.deepEqual(faults({ from: new Date('2026-10-01T00:00:00Z') }), ['from']);
});

test('a carrier is the same however it is spelled, and others are others', () => {
  assert.equal(carrierKey(' DHL-Express'), carrierKey('dhl  express'));
  assert.notEqual(carrierKey('DHL'), carrierKey('DPD'));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => assert.equal(carrierKey(carrierKey(name)), carrierKey(name))));
});
