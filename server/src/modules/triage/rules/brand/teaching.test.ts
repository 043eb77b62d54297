import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partFiled, placeOf, type FiledText } from './teaching.ts';

const rows = (key: string, count: number, from = 0): FiledText[] => Array.from({ length: count }, (_, at) => ({ conversationId: `${key} ${from + at}`, text: `${key} ${from + at}`, key, filedAt: from + at }));
const ids = (of: readonly FiledText[]): string[] => of.map((row) => row.conversationId).sort();

test('about a fifth is aside, none is on both sides, none is lost', () => {
  const all = [...rows('a', 600), ...rows('b', 300)];
  const { taught, aside } = partFiled(all);
  assert.deepEqual([...ids(taught), ...ids(aside)].sort(), ids(all));
  assert.ok(aside.length > 130 && aside.length < 230, String(aside.length));
});

test('a conversation stays on its side when others come', () => {
  const before = partFiled([...rows('a', 200), ...rows('b', 40)]);
  const after = partFiled([...rows('a', 200), ...rows('b', 40), ...rows('a', 300, 200), ...rows('c', 9)]);
  const side = new Set(ids(after.aside));
  assert.deepEqual(ids(before.aside).filter((id) => !side.has(id)), []);
  assert.ok(ids(before.taught).every((id) => !side.has(id)));
});

test('a reason of five has one aside even when no hash falls there; of two conversations nothing is learned', () => {
  const unlucky = rows('z', 400).filter((row) => placeOf(row.conversationId) >= 0.2).slice(0, 5);
  const { taught, aside } = partFiled([...unlucky, ...rows('y', 400).filter((row) => placeOf(row.conversationId) >= 0.2).slice(0, 2)]);
  assert.deepEqual([taught.length, aside.length, taught.every((row) => row.key === 'z')], [4, 1, true]);
});

test('of a flood the newest thousand count', () => {
  const { taught, aside } = partFiled(rows('a', 5000));
  assert.equal(taught.length + aside.length, 1000);
  assert.ok([...taught, ...aside].every((row) => row.filedAt >= 4000));
});
