import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partFiled, placeOf, type FiledText } from './teaching.ts';

const rows = (key: string, count: number, from = 0): FiledText[] => Array.from({ length: count }, (_, at) => ({ conversationId: `${key} ${from + at}`, customerId: null, text: `${key} ${from + at}`, key, filedAt: from + at }));
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

test('one at a time, none ever changes sides: what taught a version never judges one', () => {
  const all = [...rows('z', 60), ...rows('y', 7)];
  const sides = new Map<string, string>();
  all.forEach((_, at) => {
    const { aside } = partFiled(all.slice(0, at + 1));
    for (const row of all.slice(0, at + 1)) {
      const side = aside.includes(row) ? 'judges' : 'teaches';
      assert.equal(sides.get(row.conversationId) ?? side, side);
      sides.set(row.conversationId, side);
    }
  });
});

test('of two conversations nothing is learned', () => {
  const kept = (key: string, count: number) => rows(key, 400).filter((row) => placeOf(row.conversationId) >= 0.2).slice(0, count);
  const { taught, aside } = partFiled([...kept('z', 5), ...kept('y', 2)]);
  assert.deepEqual([taught.length, aside.length, taught.every((row) => row.key === 'z')], [5, 0, true]);
});

test('of a flood the newest thousand count', () => {
  const { taught, aside } = partFiled(rows('a', 5000));
  assert.equal(taught.length + aside.length, 1000);
  assert.ok([...taught, ...aside].every((row) => row.filedAt >= 4000));
});
