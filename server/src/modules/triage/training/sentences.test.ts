import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { startingTree } from '../../taxonomy/rules/starting-tree.ts';
import { sourceOf } from '../rules/learn/model-file.ts';
import { expandSentences } from './expand-sentences.ts';
import { defaultSource } from './learn-default-model.ts';
import { loadSentences, loadStrangers } from './load-sentences.ts';
import { parseSentences } from './parse-sentences.ts';

test('the grammar says what it writes', () => {
  const file = parseSentences('# remark\n@x = b|(c|d)\n\n[r]\na <x>(|!)');
  const texts = new Set(expandSentences(file, { seed: 1, each: 300 }).map((row) => row.text.toLowerCase()));
  for (const wanted of ['a b', 'a c', 'a d', 'a b!', 'a c!', 'a d!']) assert.ok(texts.has(wanted), wanted);
});

test('what cannot be read is named with its line', () => {
  for (const [text, error] of [['[r]\na (b|c', /line 2: a bracket stays open/], ['[r]\nb)', /line 2: a bracket closes/], ['a', /line 1: a sentence before/], ['[r]\na <b', /line 2: "<" without/]] as const) assert.throws(() => parseSentences(text), error);
  assert.throws(() => expandSentences(parseSentences('[r]\na <nothing>'), { seed: 1, each: 1 }), /no list @nothing/);
});

test('every language has sentences for every reason of the starting tree, and for no other', () => {
  const leaves = startingTree.flatMap((reason) => (reason.children.length === 0 ? [reason.key] : reason.children.map(([key]) => `${reason.key}.${key}`))).sort();
  const languages = loadSentences();
  assert.deepEqual([...languages.keys()], ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pt']);
  for (const [language, file] of languages) assert.deepEqual([...file.reasons.keys()].sort(), leaves, language);
});

test('the same seed draws the same sentences, none twice', () => {
  for (const [language, file] of loadSentences()) {
    const rows = expandSentences(file, { seed: 7, each: 20 });
    assert.deepEqual(expandSentences(file, { seed: 7, each: 20 }), rows);
    for (const label of file.reasons.keys()) {
      const texts = rows.filter((row) => row.label === label).map((row) => row.text);
      assert.ok(texts.length >= 20 && new Set(texts).size === texts.length, `${language} ${label}`);
    }
  }
  assert.ok(loadStrangers().length > 200);
});

test('the model file was learned from the sentences as they are: node server/src/modules/triage/training/run.ts', () => {
  const bytes = readFileSync(path.join(import.meta.dirname, 'default-model.bin.gz'));
  assert.ok(bytes.length < 3_000_000);
  assert.equal(sourceOf(gunzipSync(bytes)), defaultSource());
});
