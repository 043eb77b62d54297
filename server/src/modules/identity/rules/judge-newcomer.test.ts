import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeNewcomer } from './judge-newcomer.ts';

const domains = ['north.example'];
const ana = { email: 'Ana@North.example', emailVerified: true };

test('who is vouched for comes in as themselves, a stranger only where newcomers get a role', () => {
  assert.deepEqual(judgeNewcomer(ana, domains, { disabled: false }, false), { admit: 'person' });
  assert.deepEqual(judgeNewcomer({ ...ana, emailVerified: null }, domains, { disabled: false }, false), { admit: 'person' });
  assert.deepEqual(judgeNewcomer(ana, domains, null, true), { admit: 'newcomer' });
  assert.deepEqual(judgeNewcomer(ana, domains, null, false), { refuse: 'not_invited' });
});

test('another domain, a name below ours, an unverified address or somebody switched off stay outside', () => {
  for (const email of ['ana@south.example', 'ana@evil.north.example', 'ana@north.example.evil', 'ana', '']) assert.deepEqual(judgeNewcomer({ ...ana, email }, domains, { disabled: false }, true), { refuse: 'other_domain' });
  assert.deepEqual(judgeNewcomer({ ...ana, emailVerified: false }, domains, { disabled: false }, true), { refuse: 'unverified' });
  assert.deepEqual(judgeNewcomer(ana, domains, { disabled: true }, true), { refuse: 'switched_off' });
  assert.deepEqual(judgeNewcomer(ana, [], null, true), { refuse: 'other_domain' });
});
