import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLanguage } from './read-language.ts';

test('the text decides where it shows enough, what is usual where it does not', () => {
  assert.equal(readLanguage('Wo bleibt mein Paket? Ich warte seit Montag.', 'fr').language, 'de');
  assert.deepEqual(readLanguage('1042', 'pt-BR'), { language: 'pt', confidence: 0.5 });
  assert.deepEqual(readLanguage('1042'), { language: 'und', confidence: 0 });
  assert.deepEqual(readLanguage('1042', 'not a language'), { language: 'und', confidence: 0 });
});
