import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkTerms } from '@keepdesk/client';
import { groups, termsFrom, valuesOfTerms, type Group } from './terms-values.ts';

const terms: WorkTerms = {
  order: 'due', capacity: 100, weights: { voice: 100, chat: 25, '*': 10, social: 12 }, channels: { voice: 1, chat: 3, '*': 6, social: 4 }, exclusive: ['voice'],
  affinity: { fresh_seconds: 3 * 86_400, hold_seconds: 301 }, target_seconds: 8 * 3600, longest_wait_seconds: { payment: 600 }, costs: {}, vip_weight: 1.5, leaving_weight: 1.5, frustrated_below: -0.5,
  offers_at_once: 1, forget_pass_seconds: 900, missed_before_break: 2, grace_seconds: 600,
};

test('what is shown and saved again changes nothing, to the second', () => {
  for (const group of Object.keys(groups) as Group[]) {
    assert.deepEqual({ ...terms, ...termsFrom(group, valuesOfTerms(group, terms), terms) }, terms, group);
  }
});

test('lengths are typed in minutes and hours, and kept in seconds', () => {
  const values = valuesOfTerms('offers', terms);
  assert.deepEqual([values.forget_pass, values.grace], ['15', '10']);
  assert.deepEqual(termsFrom('offers', { ...values, grace: '0', order: 'cost' }, terms), { order: 'cost', offers_at_once: 1, forget_pass_seconds: 900, missed_before_break: 2, grace_seconds: 0 });
  assert.deepEqual(termsFrom('patience', { ...valuesOfTerms('patience', terms), fresh: '24', target: '1,5' }, terms).affinity, { fresh_seconds: 86_400, hold_seconds: 301 });
  assert.equal(termsFrom('patience', { ...valuesOfTerms('patience', terms), target: '1,5' }, terms).target_seconds, 5400);
});

test('channels and classes the form does not ask for keep their figures', () => {
  const hands = termsFrom('hands', { ...valuesOfTerms('hands', terms), channels_chat: '5', 'weights_*': '20' }, terms);
  assert.deepEqual(hands.channels, { voice: 1, chat: 5, '*': 6, social: 4 });
  assert.deepEqual(hands.weights, { voice: 100, chat: 25, '*': 20, social: 12 });
  assert.deepEqual(termsFrom('patience', { ...valuesOfTerms('patience', terms), longest: '2' }, terms).longest_wait_seconds, { payment: 600, '*': 7200 });
  assert.deepEqual(termsFrom('patience', { ...valuesOfTerms('patience', { ...terms, longest_wait_seconds: { payment: 600, '*': 7200 } }), longest: '' }, { ...terms, longest_wait_seconds: { payment: 600, '*': 7200 } }).longest_wait_seconds, { payment: 600 });
});
