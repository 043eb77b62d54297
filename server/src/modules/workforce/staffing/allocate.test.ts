import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, seededRandom } from '../../../platform/random/random.ts';
import { allocate, cheapestMix, type SkillGroup } from './index.ts';

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

test('an agent who can do two things does one at a time: 5 and 3 need 8', () => {
  const both: SkillGroup = { name: 'both', skills: [0, 1], agents: 5 };
  const found = allocate([both], [5, 3]);
  assert.equal(sum(found.short), 3);
  assert.deepEqual(found.tight, { queues: [0, 1], groups: [0], need: 8, agents: 5 });
  assert.deepEqual(allocate([{ ...both, agents: 8 }], [5, 3]), { given: [[5, 3]], short: [0, 0], tight: null });
  assert.deepEqual(cheapestMix([{ name: 'both', skills: [0, 1], cost: 1 }], [5, 3]).agents, [8]);
});

test('somebody is moved where that helps, and who is short is named with whom', () => {
  const groups: SkillGroup[] = [{ name: 'a', skills: [0, 1], agents: 4 }, { name: 'b', skills: [0], agents: 3 }, { name: 'c', skills: [2], agents: 9 }];
  assert.deepEqual(allocate(groups, [3, 4, 0]).given, [[0, 4, 0], [3, 0, 0], [0, 0, 0]]);
  const flexible: SkillGroup[] = [{ name: 'first 1', skills: [1, 0], agents: 3 }, { name: 'first 0', skills: [0, 1], agents: 3 }];
  assert.deepEqual(allocate(flexible, [2, 2]).given, [[0, 2], [2, 0]], 'each does what they are best for');
  const { short, tight } = allocate(groups, [5, 4, 2]);
  assert.equal(sum(short), 2);
  assert.deepEqual(tight, { queues: [0, 1], groups: [0, 1], need: 9, agents: 7 });
});

test('the cheapest mix, rounded once: two halves of a person are one', () => {
  const kinds = [{ name: 'one', skills: [0], cost: 10 }, { name: 'other', skills: [1], cost: 10 }, { name: 'both', skills: [0, 1], cost: 11, most: 1 }];
  assert.deepEqual(cheapestMix(kinds, [2, 2]).agents, [2, 2, 0]);
  assert.deepEqual(cheapestMix([{ name: 'both', skills: [0, 1], cost: 11 }], [0.5, 0.5]).agents, [1]);
  assert.throws(() => allocate([{ name: 'x', skills: [3], agents: 1 }], [1]), { code: 'invalid_allocation' });
});

test('at random: nobody twice, no need overfilled, and what is short is what no allocation could cover', () => {
  const random = seededRandom(43);
  for (let round = 0; round < 150; round++) {
    const queues = between(random, 1, 5);
    const needs = Array.from({ length: queues }, () => between(random, 0, 12) / (round % 2 === 0 ? 1 : 4));
    const groups = Array.from({ length: between(random, 1, 5) }, (_, at): SkillGroup => ({ name: `g${at}`, agents: between(random, 0, 9), cost: between(random, 0, 3), skills: needs.map((_need, queue) => queue).filter(() => random.next() < 0.5) }));
    const { given, short, tight } = allocate(groups, needs);
    given.forEach((row, at) => {
      assert.ok(sum(row) <= (groups[at] as SkillGroup).agents + 1e-9);
      row.forEach((amount, queue) => assert.ok(amount >= -1e-9 && (amount < 1e-9 || (groups[at] as SkillGroup).skills.includes(queue))));
    });
    needs.forEach((need, queue) => assert.ok(Math.abs(sum(given.map((row) => row[queue] as number)) + (short[queue] as number) - need) < 1e-6));
    // Hall: the shortage is the largest of need − agents who can help, over all sets of queues.
    let worst = 0;
    for (let set = 1; set < 2 ** queues; set++) {
      const inside = (queue: number): boolean => (set & (2 ** queue)) > 0;
      worst = Math.max(worst, sum(needs.filter((_, queue) => inside(queue))) - sum(groups.filter((group) => group.skills.some(inside)).map((group) => group.agents)));
    }
    assert.ok(Math.abs(sum(short) - worst) < 1e-6);
    if (tight) assert.ok(Math.abs(tight.need - tight.agents - worst) < 1e-6);
  }
});
