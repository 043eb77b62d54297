import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedFrom, faultsOf, valuesOf } from './form-values.ts';

const values = { ...valuesOf('Peak', '2026-09-07', undefined), headcount: '40', hour_cost: '14,50', s_cost: '12', hiring_cost: '300', p_people: '10', p_cost: '20', budget: '90000', n_rate: '6' };
const weeks = Array.from({ length: 16 }, (_, week) => ({ hours: '1000', factor: week === 11 ? '2,5' : '1' }));

test('what is typed is a question, and the question stands in the fields again', () => {
  const asked = askedFrom(values, weeks, undefined);
  assert.deepEqual([asked.regulars.hour_cost, asked.demand.cover, asked.demand.weeks[11]?.factor, asked.classes?.map((one) => one.start_week), asked.surge?.most_people, asked.budget, asked.deflection?.[0]?.rate], [1450, 1.1, 2.5, [5, 7], 10, 9_000_000, 0.06]);
  assert.deepEqual(askedFrom(valuesOf('Peak', '', asked), weeks, undefined), asked);
  const settled = { ...asked, classes: asked.classes?.map((one) => ({ ...one, hires: 9 })) ?? [] };
  assert.deepEqual(askedFrom(values, weeks, settled).classes?.map((one) => one.hires), [9, 9]);
  assert.deepEqual(askedFrom(values, weeks, { ...asked, held: { classes: { 1: 12 } } }).held, { classes: { 1: 12 } });
  assert.equal(askedFrom({ ...values, starts: '3, 8' }, weeks, { ...asked, held: { classes: { 1: 12 } } }).held, undefined);
  assert.equal(askedFrom({ ...values, starts: '3, 8' }, weeks, settled).classes?.[0]?.hires, undefined, 'another week is another class');
});

test('what cannot be read is named, and what is left out is not asked for', () => {
  assert.deepEqual(faultsOf(values), []);
  assert.deepEqual(faultsOf({ ...values, headcount: '', hour_cost: 'x', name: ' ' }), ['name', 'headcount', 'hour_cost']);
  assert.deepEqual(faultsOf({ ...values, starts: '', s_cost: '', p_people: '0', p_cost: '' }), []);
});
