import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, isSet, reachable, whereToResume } from './steps.ts';

const none = { person: false, isProtected: false, brand: false, hours: false, mailbox: false, shop: false };
const all = { person: true, isProtected: false, brand: true, hours: true, mailbox: true, shop: true };

test('whoever comes back goes on at the first part that is missing, whatever was skipped before it is done', () => {
  assert.equal(whereToResume(none), 'account');
  assert.equal(whereToResume({ ...none, person: true }), 'begin');
  assert.equal(whereToResume({ ...none, person: true, brand: true }), 'hours');
  assert.equal(whereToResume({ ...all, mailbox: false }), 'mailbox');
  assert.equal(whereToResume(all), 'done');
});

test('no step is shown before what it stands on', () => {
  assert.equal(reachable('mailbox', none, false), 'account');
  assert.equal(reachable('mailbox', { ...none, person: true }, false), 'begin');
  assert.equal(reachable('mailbox', all, true), 'begin');
  assert.equal(reachable('brand', { ...none, person: true }, false), 'brand');
  assert.equal(reachable('account', all, false), 'protect');
  assert.equal(reachable('shop', all, false), 'shop');
});

test('steps have neighbours, and the account cannot be made twice', () => {
  assert.deepEqual(beside('protect'), { before: null, after: 'begin' });
  assert.deepEqual(beside('hours'), { before: 'brand', after: 'mailbox' });
  assert.equal(beside('done').after, 'done');
});

test('it is done when the parts that matter are', () => {
  assert.equal(isSet('done', all), true);
  assert.equal(isSet('done', { ...all, shop: false }), false);
  assert.equal(isSet('protect', all), false);
});
