import assert from 'node:assert/strict';
import { test } from 'node:test';
import de from './de/index.ts';
import en from './en/index.ts';
import es from './es/index.ts';

type Tree = { [key: string]: string | Tree };

function keysOf(tree: Tree, path = ''): Array<[string, string]> {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : keysOf(value, `${path}${key}.`)));
}

const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort().join();

for (const [name, other] of [
  ['de', de],
  ['es', es],
] as const) {
  test(`${name} says everything English says, with the same gaps`, () => {
    const ours = new Map(keysOf(en));
    const theirs = new Map(keysOf(other as Tree));
    assert.deepEqual([...theirs.keys()].sort(), [...ours.keys()].sort());
    for (const [key, text] of ours) {
      assert.ok(theirs.get(key)!.trim() !== '', key);
      // A singular may leave its number out.
      if (!key.endsWith('_one')) assert.equal(gaps(theirs.get(key)!), gaps(text), key);
    }
  });
}
