import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstPlaceholder, putIn, rankByName, triggerAt } from './triggers.ts';

test('a slash asks for a macro, an at-sign in a note for a colleague, two question marks for an article', () => {
  const table: Array<[string, boolean, string | null]> = [
    ['/', false, 'macro:'],
    ['Hi\n/wher', false, 'macro:wher'],
    ['Hi /where is', false, 'macro:where is'],
    ['and/or', false, null],
    ['https://x', false, null],
    ['@an', true, 'mention:an'],
    ['@an', false, null],
    ['ana@shop', true, null],
    ['/where is my parcel', false, null],
    ['Look: ??', false, 'article:'],
    ['??where is my parcel', true, 'article:where is my parcel'],
    ['Really?? Yes', false, null],
  ];
  for (const [text, note, expected] of table) {
    const found = triggerAt(text, text.length, note);
    assert.equal(found && `${found.kind}:${found.query}`, expected, text);
  }
});

test('what is put in replaces the trigger and selects the first gap', () => {
  const text = 'Hello\n/wh bye';
  const trigger = triggerAt(text, 9, false)!;
  assert.deepEqual(putIn(text, trigger.start, trigger.end, 'Hi {{customer.first_name}}!'), {
    text: 'Hello\nHi {{customer.first_name}}! bye',
    from: 9,
    to: 32,
  });
  assert.deepEqual(putIn('/a', 0, 2, 'done'), { text: 'done', from: 4, to: 4 });
  assert.equal(firstPlaceholder('nothing {here}'), null);
});

test('choices are ordered by how they begin', () => {
  const all = ['Return: label', 'Where is my order', 'Order change', 'Border'].map((name) => ({ name }));
  assert.deepEqual(rankByName(all, 'order').map((one) => one.name), ['Order change', 'Where is my order', 'Border']);
});
