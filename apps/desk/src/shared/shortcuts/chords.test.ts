import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chordOf, isSingleKey, matchChord, type KeyPress } from './chords.ts';

const plain: KeyPress = {
  key: 'r',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  isTrusted: true,
  defaultPrevented: false,
};

test('a key press is named as shortcuts are written', () => {
  const table: Array<[Partial<KeyPress>, string | null]> = [
    [{ key: 'r' }, 'r'],
    [{ key: 'R', shiftKey: true }, 'shift+r'],
    [{ key: 'R' }, 'r'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'k', metaKey: true }, 'mod+k'],
    [{ key: 'Enter', ctrlKey: true }, 'mod+enter'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'mod+shift+z'],
    [{ key: 'Escape' }, 'esc'],
    [{ key: 'Shift', shiftKey: true }, null],
    [{ key: 'Dead' }, null],
    [{ isComposing: true }, null],
    [{ keyCode: 229 }, null],
    [{ isTrusted: false }, null],
    [{ defaultPrevented: true }, null],
  ];
  for (const [change, chord] of table) assert.equal(chordOf({ ...plain, ...change }), chord, JSON.stringify(change));
});

test('sequences wait for their second key, and a stray second key stands for itself', () => {
  const bound = [{ keys: 'g i' }, { keys: 'g f' }, { keys: 'r' }];
  assert.deepEqual(matchChord(bound, '', 'g'), { pending: 'g' });
  assert.deepEqual(matchChord(bound, 'g', 'f'), { run: { keys: 'g f' } });
  assert.deepEqual(matchChord(bound, 'g', 'r'), { run: { keys: 'r' } });
  assert.equal(matchChord(bound, 'g', 'x'), null);
});

test('the innermost binding wins', () => {
  const bound = [
    { keys: 'e', at: 'list' },
    { keys: 'e', at: 'conversation' },
  ];
  assert.deepEqual(matchChord(bound, '', 'e'), { run: bound[1] });
});

test('only bare keys count as single keys', () => {
  assert.deepEqual(
    ['j', '?', 'g i', 'mod+k', 'mod+enter', 'alt+l', 'esc'].map(isSingleKey),
    [true, true, true, false, false, false, false],
  );
});
