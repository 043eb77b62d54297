import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passphraseRules } from './passphrase.ts';

const met = (passphrase: string) => passphraseRules(passphrase, 'olga@north.example', 'Olga Owner').filter((rule) => rule.met).map((rule) => rule.id);

test('the rules follow what is typed', () => {
  assert.deepEqual(met(''), []);
  assert.deepEqual(met('teapot'), ['varied', 'notYou']);
  assert.deepEqual(met('teapot orbit lantern fig'), ['length', 'varied', 'notYou']);
  assert.deepEqual(met('aaaaaaaaaaaaaa'), ['length', 'notYou']);
});

test('a passphrase that is mostly its owner is none; a long one may mention them', () => {
  assert.deepEqual(met('olga owner 12'), ['length', 'varied']);
  assert.deepEqual(met('north teapot orbit lantern'), ['length', 'varied', 'notYou']);
});
