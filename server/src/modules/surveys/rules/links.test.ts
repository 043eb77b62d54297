import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surveyOf, tokenOf } from './links.ts';

const key = Buffer.alloc(32, 7);
const id = '01900000-0000-7000-8000-0000000000af';

test('a link leads to its survey', () => {
  assert.equal(surveyOf(tokenOf(id, key), key), id);
  assert.match(tokenOf(id, key), /^[\w-]{38}$/);
});

test('no letter of it can be changed, and no other key signs it', () => {
  const token = tokenOf(id, key);
  for (let i = 0; i < token.length; i++) {
    const forged = `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`;
    assert.equal(surveyOf(forged, key), null, `letter ${i}`);
  }
  assert.equal(surveyOf(tokenOf(id, Buffer.alloc(32, 8)), key), null);
  for (const wrong of ['', 'x', `${token}=`, `${token}A`, token.slice(1)]) assert.equal(surveyOf(wrong, key), null, wrong);
});
