import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.ts';
import { evaluate, judge } from './evaluate.ts';
import { learnModel, type LabelledText } from './learn-model.ts';
import { chancesOf, predict } from './predict.ts';
import { ModelFileError, readModel, sourceOf, writeModel } from './model-file.ts';

const OBJECTS = ['parcel', 'order', 'package', 'jacket', 'lamp', 'phone', 'bag', 'shoes'];
const rows: LabelledText[] = OBJECTS.flatMap((thing) => [
  { text: `where is my ${thing}`, labels: ['where'] }, { text: `has the ${thing} been sent yet`, labels: ['where'] },
  { text: `I want my money back for the ${thing}`, labels: ['refund'] }, { text: `please refund the ${thing}`, labels: ['refund'] },
  { text: `the ${thing} is broken`, labels: ['broken'] }, { text: `my ${thing} does not work any more`, labels: ['broken'] },
]);
const strangers = ['what is the weather like', 'tell me a joke', 'who won the match', 'sing a song', 'hello', 'thanks a lot', 'how old are you', 'play some music', 'good night', 'are you a robot'];
const options = { seed: 1, strangers, hidden: 24 };
const model = learnModel(rows, options);

test('tells labels apart on sentences it has not seen, with slips of the finger', () => {
  for (const [text, label] of [['where is my watch', 'where'], ['wheres the pakage', 'where'], ['refund for my watch please', 'refund'], ['the watch is broken!!', 'broken']] as const) assert.equal(predict(model, text).guesses[0]?.label, label, text);
});

test('chances are a distribution', () => {
  for (const text of ['', 'x', 'where is my order', '😀', 'a'.repeat(10_000)]) {
    const chances = chancesOf(model, text);
    assert.ok(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 1) < 1e-9 && chances.every((chance) => chance >= 0 && chance <= 1), text.slice(0, 20));
  }
});

test('what belongs to none is out of scope, what belongs is not', () => {
  for (const text of ['sing me a song', 'what is the weather', 'hello robot']) assert.equal(predict(model, text).outOfScope, true, text);
  for (const text of ['where is my order', 'please refund the lamp']) assert.equal(predict(model, text).outOfScope, false, text);
});

test('borrowed strangers do not overrule a label of the set', () => {
  const greeting = learnModel([...rows, ...['hello', 'hello there', 'thanks a lot', 'good night', 'hi'].map((text) => ({ text, labels: ['greeting'] }))], options);
  assert.deepEqual([predict(greeting, 'hello').guesses[0]?.label, predict(greeting, 'hello').outOfScope], ['greeting', false]);
});

test('the same rows and seed give the same model', () => {
  assert.deepEqual(learnModel(rows, options), model);
});

test('several labels hold together', () => {
  const many = learnModel([...rows, ...OBJECTS.map((thing) => ({ text: `the ${thing} is broken, I want my money back`, labels: ['broken', 'refund'] }))], { ...options, strangers: [] });
  assert.deepEqual([...predict(many, 'the lamp is broken, I want my money back').labels].sort(), ['broken', 'refund']);
  assert.deepEqual(predict(many, 'where is my lamp').labels, ['where']);
});

test('one label cannot be learned', () => {
  assert.throws(() => learnModel(rows.filter((row) => row.labels[0] === 'where'), options), /at least two labels/);
});

test('a model file says the same as the model, and what it was learned from', () => {
  const bytes = writeModel(model, 'these rows');
  const back = readModel(bytes);
  assert.equal(sourceOf(bytes), 'these rows');
  for (const { text } of rows) {
    const [one, other] = [predict(model, text), predict(back, text)];
    assert.equal(other.guesses[0]?.label, one.guesses[0]?.label);
    assert.ok(Math.abs((other.guesses[0]?.chance ?? 0) - (one.guesses[0]?.chance ?? 0)) < 0.05);
  }
});

test('a damaged, cut or foreign file is refused in plain words', () => {
  const bytes = writeModel(model);
  for (let at = 0; at < bytes.length; at += 997) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x41;
    assert.throws(() => readModel(damaged), ModelFileError, `byte ${at}`);
  }
  for (const length of [0, 5, 60, bytes.length - 1]) assert.throws(() => readModel(bytes.subarray(0, length)), ModelFileError);
});

test('the words a prediction rests on are named, the telling one first', () => {
  const [first] = explain(model, 'hello dear shop, please refund the lamp', 'refund');
  assert.equal(first?.word, 'refund');
  assert.ok((first?.weight ?? 0) > 0);
});

test('judged on what it learned it is nearly always right', () => {
  assert.ok(evaluate(judge(model, rows)).accuracy > 0.9);
});
