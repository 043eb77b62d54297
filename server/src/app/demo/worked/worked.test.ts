import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, seededRandom } from '../../../platform/random/random.ts';
import type { Step } from './desk.ts';
import { layOut, type LaidOut } from './lay-out.ts';
import { fateOf, type Matter } from './matters.ts';
import { DAY, HOUR, MINUTE, type Worker } from './sittings.ts';

const NOW = Date.parse('2026-11-23T13:20:00Z');
const TODAY = Math.floor(NOW / DAY) * DAY;
const workers: Worker[] = [['Asia/Manila', ['wool', 'eyes'], 6], ['Africa/Johannesburg', ['wool', 'eyes', 'coffee'], 5], ['America/El_Salvador', ['coffee'], 3]].flatMap(([timeZone, brandIds, count]) => Array.from({ length: count as number }, (_, n): Worker => ({ id: `${String(timeZone)}/${n}`, brandIds: brandIds as string[], timeZone: timeZone as string })));
const brandsOf = new Map(workers.map((one) => [one.id, one.brandIds]));

function lettersOf(seed: number, days: number): Matter[] {
  const random = seededRandom(seed);
  return Array.from({ length: days }, (_, day) => [['wool', 18], ['eyes', 8], ['coffee', 6]].flatMap(([brandId, most]) => Array.from({ length: between(random, 2, most as number) }, (_, n): Matter => ({
    id: `${String(brandId)}.${seed}.${day}.${n}`, brandId: brandId as string, at: Math.min(NOW - MINUTE, TODAY - day * DAY + between(random, 360, 1320) * MINUTE), reason: ['wismo.tracking', 'returns.start_return', 'warranty.defect'][between(random, 0, 2)] as string, asksBack: random.next() < 0.3, isForgotten: random.next() < 0.02,
  })))).flat();
}

interface Piece extends Step {
  readonly id: string;
  readonly by: string;
  readonly since: number;
}
const worksOf = ({ steps }: LaidOut): Piece[] => [...steps].flatMap(([id, own]) => own.flatMap((step) => (step.by === null || step.since === null ? [] : [{ ...step, id, by: step.by, since: step.since }])));
const seeds = [1, 2, 3, 4, 5];

for (const seed of seeds) {
  const letters = lettersOf(seed, 60);
  const past = layOut(letters, workers, NOW);
  const works = worksOf(past);
  const brandOf = new Map([...letters, ...past.again.values()].map((one) => [one.id, one.brandId]));
  const there = Map.groupBy([...past.days.values()].flat().filter((one) => one.state === 'available'), (one) => one.personId);
  const isThere = (by: string, from: number, to: number): boolean => there.get(by)?.some((one) => one.from <= from && one.to >= to) === true;

  test(`nobody has two letters before them at once, is busy while away, or answers for a brand that is not theirs (seed ${seed})`, () => {
    for (const [by, own] of Map.groupBy(works, (one) => one.by)) {
      const inOrder = own.toSorted((a, b) => a.since - b.since);
      for (const [at, one] of inOrder.entries()) {
        assert.ok(at === 0 || one.since >= (inOrder[at - 1] as Piece).at, `${by} has two at ${new Date(one.since).toISOString()}`);
        assert.ok(one.at > one.since && isThere(by, one.since, one.at), `${by} is away at ${new Date(one.since).toISOString()}`);
        assert.ok(brandsOf.get(by)?.includes(brandOf.get(one.id) ?? ''), `${by} does not answer for ${one.id}`);
      }
    }
  });

  test(`whoever closes is there, nobody is in two states at once, and nothing happens after now (seed ${seed})`, () => {
    for (const [id, own] of past.steps) for (const [at, step] of own.entries()) {
      assert.ok(step.at < NOW && (at === 0 || step.at >= (own[at - 1] as Step).at), `${id} ${step.what}`);
      if (step.what === 'close') assert.ok(step.by !== null && isThere(step.by, step.at, step.at), `${id} is closed by ${String(step.by)}, who is away`);
    }
    for (const [day, own] of past.days) for (const one of own) {
      assert.ok(one.to > one.from && one.to <= NOW && Math.floor(one.from / DAY) === day);
      assert.ok(own.every((other) => other === one || other.personId !== one.personId || other.from >= one.to || other.to <= one.from));
    }
  });

  test(`who waits longest is taken first by whoever may (seed ${seed})`, () => {
    const waited = works.filter((one) => one.what === 'answer' && past.steps.get(one.id)?.[0] === past.steps.get(one.id)?.find((step) => step.what === 'answer'));
    const came = new Map([...letters, ...past.again.values()].map((one) => [one.id, one.at]));
    for (const brand of ['wool', 'eyes', 'coffee']) {
      const own = waited.filter((one) => brandOf.get(one.id) === brand).toSorted((a, b) => a.since - b.since);
      for (const [at, one] of own.entries()) if (at > 0) assert.ok((came.get((own[at - 1] as Piece).id) as number) <= (came.get(one.id) as number), `${one.id} was passed over`);
    }
  });

  test(`what was passed on is answered by somebody else, and what chance made of each is what happened (seed ${seed})`, () => {
    const passed = [...past.steps.values()].filter((own) => own[0]?.what === 'pass_on');
    assert.ok(passed.length > 20);
    for (const own of passed) assert.ok(own[1] === undefined || own[1].what !== 'answer' || own[1].by !== own[0]?.by);
    for (const one of letters) {
      const own = past.steps.get(one.id) ?? [];
      const answer = own.find((step) => step.what === 'answer');
      if (one.isForgotten) assert.equal(own.length, 0);
      else if (answer === undefined) assert.ok(one.at > NOW - 2 * DAY, `${one.id} was never answered`);
      else assert.equal(answer.at - (answer.since as number), fateOf(one).handle);
    }
  });
}

test('the same letters and people give the same past, and it is worked in a time people would call usual', () => {
  const letters = lettersOf(9, 120);
  const past = layOut(letters, workers, NOW);
  assert.deepEqual(layOut(letters.toReversed(), workers, NOW).steps.get(letters[40]?.id ?? ''), past.steps.get(letters[40]?.id ?? ''));
  assert.deepEqual(layOut(letters, workers, NOW), past);
  const waits = letters.filter((one) => !one.isForgotten && one.at < NOW - 2 * DAY).map((one) => ((past.steps.get(one.id)?.find((step) => step.what === 'answer')?.at ?? Infinity) - one.at) / HOUR).toSorted((a, b) => a - b);
  const median = waits[Math.floor(waits.length / 2)] as number;
  assert.ok(median > 0.3 && median < 4, `${median} hours`);
  assert.ok((waits[Math.floor(waits.length * 0.8)] as number) < 8, `four of five within eight hours: ${waits[Math.floor(waits.length * 0.8)]}`);
  const busy = worksOf(past).reduce((sum, one) => sum + one.at - one.since, 0) / [...past.days.values()].flat().reduce((sum, one) => sum + (one.state === 'available' ? one.to - one.from : 0), 0);
  assert.ok(busy > 0.3 && busy < 0.85, `${busy}`);
});
