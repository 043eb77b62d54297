import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgePassphrase } from './passphrase.ts';

const person = { email: 'maria.lopez@northwind.example', name: 'Maria López' };

const cases: [string, string[]][] = [
  ['teapot orbit lantern fig', []],
  ['Grüße vom Deich im März', []],
  ['花より団子と言うけれど本当かな', []],
  ['short one', ['too_short']],
  ['password2026!', ['common']],
  ['P@ssw0rd-2026', ['common']],
  ['WelcomeSummer2026', ['common']],
  ['aaaaaaaaaaaaaa', ['repetitive']],
  ['abcabcabcabcabc', ['repetitive']],
  ['qwertyuiop1234567890', ['repetitive', 'common']],
  ['maria.lopez2026', ['contains_address']],
  ['northwind-2026', ['contains_address']],
];
for (const [passphrase, problems] of cases) {
  test(`"${passphrase}" is ${problems.length === 0 ? 'good' : problems.join(', ')}`, () => {
    assert.deepEqual(judgePassphrase(passphrase, person), problems);
  });
}

test('any text gets a judgement in no time, and anything shorter than twelve characters is refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
    const problems = judgePassphrase(text, person);
    assert.equal(problems.includes('too_short'), [...text.normalize('NFKC')].length < 12);
  }));
});
