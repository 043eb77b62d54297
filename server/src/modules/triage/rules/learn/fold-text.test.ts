import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, wordsOf } from './fold-text.ts';

test('what people write differently and mean alike is one to the learner', () => {
  const same: readonly (readonly [string, string])[] = [['Où est MA commande', 'ou est ma commande'], ['sooooo late', 'soo late'], ['don’t', "don't"], ['Straße', 'strasse'], ['order 10482', 'order 99171'], ['ｶﾒﾗ', 'カメラ'], ['see https://a.test/x?y=1', 'see www.b.test']];
  for (const [one, other] of same) assert.deepEqual(wordsOf(foldText(one)), wordsOf(foldText(other)), `${one} / ${other}`);
});

test('numbers of other lengths, and short ones, stay apart', () => {
  for (const [one, other] of [['order 10482', 'order 104829'], ['size 38', 'size 40']] as const) assert.notDeepEqual(wordsOf(foldText(one)), wordsOf(foldText(other)));
});

test('folding twice changes nothing more', () => {
  for (const text of ['Héllo WÖRLD!!', 'aaaa 12,50 € b@c.test', 'هل الطلب وصل؟', '注文は？', '']) assert.deepEqual(wordsOf(foldText(foldText(text))), wordsOf(foldText(text)));
});
