import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesIn, hashCode, isCode } from './proof-code.ts';

test('a code is found as people write it, and nothing else is taken for one', () => {
  assert.deepEqual(codesIn('Here it is: 123456'), ['123456']);
  assert.deepEqual(codesIn('123 456'), ['123456']);
  assert.deepEqual(codesIn('my code 123-456.'), ['123456']);
  assert.deepEqual(codesIn('order #123456, parcel 00340434161094, 1234567, 12.123456'), []);
  assert.equal(codesIn(Array.from({ length: 50 }, (_, n) => String(100_000 + n)).join(' ')).length, 3);
});

test('only the code itself is the code', () => {
  const row = { id: 'a', code_hash: hashCode('a', '123456') };
  assert.ok(isCode(row, '123456'));
  assert.ok(!isCode(row, '123457'));
  assert.ok(!isCode({ ...row, id: 'b' }, '123456'));
});
