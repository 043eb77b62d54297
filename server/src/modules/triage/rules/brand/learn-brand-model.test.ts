import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnModel, type LabelledText } from '../learn/learn-model.ts';
import type { LearnedModel } from '../learn/learned-model.ts';
import { ModelFileError } from '../learn/model-file.ts';
import { predict } from '../learn/predict.ts';
import { readBrandModel, writeBrandModel } from './brand-file.ts';
import { decidePromotion } from './decide-promotion.ts';
import { learnBrandModel } from './learn-brand-model.ts';
import { partFiled, type FiledText } from './teaching.ts';
import { calibrationError, compareModels } from './version-figures.ts';

const THINGS = ['lamp', 'bag', 'coat', 'phone', 'chair', 'watch', 'tent', 'mug', 'rug', 'hat', 'desk', 'vase', 'belt', 'kite', 'drum'];
const sentences: LabelledText[] = THINGS.flatMap((thing) => [
  { text: `where is my ${thing}`, labels: ['where'] }, { text: `refund my ${thing}`, labels: ['refund'] }, { text: `cancel the ${thing} please`, labels: ['cancel'] }, { text: `weather near the ${thing}`, labels: [] },
]);
const base: LearnedModel = learnModel(sentences, { seed: 2, strangers: [], hidden: 24 });

/** This shop engraves, and says “any news” where others say “where”; nobody of it ever cancels. */
const filed: FiledText[] = THINGS.flatMap((thing, at) => [
  ...['can you engrave a name on the', 'engraving for my', 'initials on the'].map((words) => ({ text: `${words} ${thing}`, key: 'engraving' })),
  ...['any news of the', 'tidings about my'].map((words) => ({ text: `${words} ${thing}`, key: 'where' })),
  ...(at % 3 === 0 ? [{ text: `money back for the ${thing}`, key: 'refund' }] : []),
]).map((row, at) => ({ ...row, conversationId: `conversation ${at}`, customerId: null, filedAt: at }));
const { taught, aside } = partFiled(filed);
const own = learnBrandModel(base, taught, sentences, new Map());

test('learns what the shop alone says, keeps what only the default model knows', () => {
  const said = (text: string): string | undefined => predict(own, text).guesses[0]?.label;
  assert.deepEqual(['engrave initials on my spoon', 'any tidings of the spoon', 'cancel the spoon please'].map(said), ['engraving', 'where', 'cancel']);
});

test('is judged on what it has not seen, and promoted because it is better', () => {
  const { next, current, pairs, mistakes } = compareModels(own, base, new Map(), aside);
  assert.equal(next.texts, aside.length);
  assert.ok(next.accuracy > current.accuracy, `${next.accuracy} ${current.accuracy}`);
  assert.equal(mistakes.length, pairs.filter((one) => one.next !== one.truth).length);
  assert.ok(decidePromotion([...pairs, ...pairs]).promote);
});

test('the same rows teach the same, in whatever order they come', () => {
  assert.deepEqual(writeBrandModel(learnBrandModel(base, [...taught].reverse(), sentences, new Map())), writeBrandModel(own));
});

test('one reason cannot be learned', () => {
  assert.throws(() => learnBrandModel(base, taught.filter((row) => row.key === 'where'), sentences, new Map()), /At least two contact reasons/);
});

test('no word of a single customer is kept, however often they write it', () => {
  const signed = (customers: readonly string[]) => ['for', 'on', 'with'].map((word, at) => ({ conversationId: `x${at}`, customerId: customers[at] ?? '', text: `engraving ${word} it, yours, zanzibarowitz`, key: 'engraving', filedAt: 1 }));
  const keeps = (customers: readonly string[]) => learnBrandModel(base, [...taught, ...signed(customers)], sentences, new Map()).own.members.some(({ vocabulary }) => [...vocabulary.ids.keys()].some((feature) => feature.includes('zanzi')));
  assert.deepEqual([keeps(['one', 'one', 'one']), keeps(['one', 'two', 'three'])], [false, true]);
});

test('what it is taught under a merged reason is answered under the one that replaced it', () => {
  const follows = new Map([['cancel', ['refund']]]);
  const model = learnBrandModel(base, taught, sentences, follows);
  assert.ok(!model.labels.includes('cancel'));
  assert.equal(predict(model, 'cancel the spoon please').guesses[0]?.label, 'refund');
  const [judged] = compareModels(base, base, follows, [{ conversationId: 'c', customerId: null, text: 'cancel the coat please', key: 'refund', filedAt: 1 }]).pairs;
  assert.deepEqual(judged, { truth: 'refund', next: 'refund', current: 'refund' });
});

test('its bytes say the same; damaged, cut and foreign ones are refused in plain words', () => {
  const bytes = writeBrandModel(own);
  const back = readBrandModel(bytes, base);
  assert.deepEqual([back.labels, back.ownWeight, back.leastChance], [own.labels, own.ownWeight, own.leastChance]);
  for (const { text } of filed) assert.equal(predict(back, text).guesses[0]?.label, predict(own, text).guesses[0]?.label, text);
  const damaged = Buffer.from(bytes);
  damaged[damaged.length - 9] = (damaged[damaged.length - 9] ?? 0) ^ 1;
  for (const wrong of [damaged, bytes.subarray(0, 400), Buffer.from('hello'), Buffer.alloc(0)]) assert.throws(() => readBrandModel(wrong, base), ModelFileError);
});

test('the calibration error is the weighted distance of confidence and being right', () => {
  assert.ok(Math.abs(calibrationError({ reliability: [{ texts: 30, confidence: 0.9, accuracy: 0.8 }, { texts: 10, confidence: 0.3, accuracy: 0.7 }] }) - (0.75 * 0.1 + 0.25 * 0.4)) < 1e-12);
  assert.equal(calibrationError({ reliability: [] }), 0);
});
