import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../platform/actor/actor.ts';
import { abilitiesOf, ALL_BRANDS, coversAll, expandPermissions, grantsOf } from './permissions.ts';

const catalogue = ['conversations.read', 'conversations.reply', 'orders.read', 'identity.people', 'audit.read'];
const [a, b] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];

test('patterns name permissions; reading everything does not include the record of everything', () => {
  assert.deepEqual(expandPermissions(['*'], catalogue), catalogue);
  assert.deepEqual(expandPermissions(['conversations.*'], catalogue), ['conversations.read', 'conversations.reply']);
  assert.deepEqual(expandPermissions(['*.read'], catalogue), ['conversations.read', 'orders.read']);
  assert.deepEqual(expandPermissions(['conversation.*', 'orders.rea'], catalogue), []);
});

test('an all-brands role reaches every brand, and the installation only where that means something', () => {
  const grants = grantsOf([{ permissions: ['*'], brand_id: ALL_BRANDS }], catalogue, [a, b]);
  assert.deepEqual(grants.get('orders.read'), [a, b]);
  assert.deepEqual(grants.get('audit.read'), [a, b, ALL_BRANDS]);
});

test('roles in two brands do not mix', () => {
  const grants = grantsOf([{ permissions: ['conversations.*'], brand_id: a }, { permissions: ['orders.read'], brand_id: b }], catalogue, [a, b]);
  assert.deepEqual([...grants], [['conversations.read', [a]], ['conversations.reply', [a]], ['orders.read', [b]]]);
});

test('nobody gives what they do not hold', () => {
  const person = (assignments: { permissions: string[]; brand_id: string }[]): Actor => ({ kind: 'person', id: a, name: '', grants: grantsOf(assignments, catalogue, [a, b]), brands: [a, b] });
  const owner = person([{ permissions: ['*'], brand_id: ALL_BRANDS }]);
  const lead = person([{ permissions: ['conversations.*', 'identity.people'], brand_id: a }]);
  const both = person([{ permissions: ['*'], brand_id: a }, { permissions: ['*'], brand_id: b }]);
  const give = (actor: Actor, permissions: string[], brand_id: string): boolean => coversAll(actor, [{ permissions, brand_id }], catalogue, [a, b]);
  assert.equal(give(owner, ['*'], ALL_BRANDS), true);
  assert.equal(give(lead, ['conversations.read'], a), true);
  assert.equal(give(lead, ['conversations.read'], b), false);
  assert.equal(give(lead, ['orders.read'], a), false);
  assert.equal(give(lead, ['conversations.read'], ALL_BRANDS), false);
  assert.equal(give(both, ['*'], ALL_BRANDS), false, 'holding every brand of today is not holding those to come');
});

test('what somebody may do says where and through which role', () => {
  const catalogue = ['conversations.read', 'conversations.reply', 'identity.people', 'orders.refund'];
  const told = abilitiesOf([
    { role_id: 'agent', permissions: ['conversations.*'], brand_id: 'north' },
    { role_id: 'lead', permissions: ['conversations.read', 'orders.refund', 'identity.people'], brand_id: 'south' },
    { role_id: 'reader', permissions: ['conversations.read'], brand_id: ALL_BRANDS },
  ], catalogue);
  assert.deepEqual(told.map((one) => [one.permission, one.brands, one.through.map((way) => way.role_id)]), [
    ['conversations.read', null, ['agent', 'lead', 'reader']],
    ['conversations.reply', ['north'], ['agent']],
    ['identity.people', ['south'], ['lead']],
    ['orders.refund', ['south'], ['lead']],
  ]);
});
