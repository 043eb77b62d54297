import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, pick, seededRandom } from '../../../platform/random/random.ts';
import { bestConcurrency, explainStaffing, figuresAt, poolingGain, positionsFor, presentOf, requiredAgents, shrinkageOf, slowedRates, staff, type Behaviour, type Demand, type Targets } from './index.ts';
import { meets } from './required.ts';

const demand = (arrivals: number, intervalSeconds: number, handleSeconds: number): Demand => ({ arrivals, intervalSeconds, handleSeconds });
const patient: Behaviour = { model: 'erlang_c' };
const eightyTwenty: Targets = { serviceLevel: 0.8, withinSeconds: 20 };

test('the smallest number for what is promised; the published examples', () => {
  assert.equal(requiredAgents(demand(100, 1800, 180), patient, { ...eightyTwenty, maxOccupancy: 0.85 }), 14);
  assert.equal(requiredAgents(demand(100, 1800, 180), patient, { ...eightyTwenty, maxOccupancy: 0.7 }), 15);
  assert.equal(requiredAgents(demand(10, 1, 1), { model: 'erlang_b' }, { maxBlocked: 0.02 }), 17);
  assert.equal(requiredAgents(demand(0, 1800, 180), patient, eightyTwenty), 0);
  // Loads that are not whole: searching from A + 1, rounded, would step over 11.
  assert.equal(requiredAgents(demand(106, 10, 1), patient, { averageWaitSeconds: 100 }), 11);
  // A cap on occupancy that is met exactly is met: 85 erlangs at 0.85 are 100 agents.
  assert.equal(requiredAgents(demand(85, 1, 1), patient, { maxOccupancy: 0.85 }), 100);
  assert.equal(requiredAgents(demand(8.5, 1, 1), { model: 'mmck', capacity: 60 }, { maxOccupancy: 0.85 }), 10);
});

const behaviours: readonly Behaviour[] = [patient, { model: 'erlang_a', patienceSeconds: 90 }, { model: 'mmck', capacity: 80 }, { model: 'chat', rates: slowedRates(300, 3, 0.2), patienceSeconds: 120 }, { model: 'chat', rates: slowedRates(300, 2, 0.1) }];

test('one fewer misses, and this many meet, for every model and any mix of targets', () => {
  const random = seededRandom(42);
  let decided = 0;
  for (let round = 0; round < 120; round++) {
    const behaviour = pick(random, behaviours);
    const given = demand(between(random, 1, 200), 1800, between(random, 60, 300));
    const targets: Targets = { serviceLevel: between(random, 50, 95) / 100, withinSeconds: between(random, 0, 60), ...(random.next() < 0.5 ? { maxOccupancy: between(random, 60, 95) / 100 } : {}), ...(random.next() < 0.3 ? { averageWaitSeconds: between(random, 1, 60) } : {}), ...(behaviour.model === 'erlang_a' && random.next() < 0.5 ? { maxAbandon: 0.03 } : {}) };
    const agents = requiredAgents(given, behaviour, targets);
    const holds = (n: number): boolean => {
      const figures = figuresAt(given, behaviour, n, targets.withinSeconds ?? 0);
      return figures.stable && meets({ occupancy: () => ('placesTaken' in figures ? figures.placesTaken : figures.occupancy), serviceLevel: () => figures.serviceLevel, averageWaitSeconds: () => figures.waitSeconds, abandonShare: () => figures.abandonShare, blockedShare: () => figures.blockedShare }, targets);
    };
    assert.ok(holds(agents), `${JSON.stringify([behaviour, given, targets])}: ${agents} do not do`);
    if (agents > 1) {
      assert.ok(!holds(agents - 1), `${JSON.stringify([behaviour, given, targets])}: ${agents - 1} would do`);
      decided++;
    }
  }
  assert.ok(decided > 80);
});

test('what cannot be promised is refused with why', () => {
  assert.throws(() => requiredAgents(demand(1, 60, 60), patient, {}), { code: 'invalid_target' });
  assert.throws(() => requiredAgents(demand(1, 60, 60), patient, { serviceLevel: 1, withinSeconds: 20 }), { code: 'invalid_target' });
  assert.throws(() => requiredAgents(demand(1, 60, 60), patient, { serviceLevel: 80, withinSeconds: 20 }), { code: 'invalid_target' });
  assert.throws(() => requiredAgents(demand(50, 60, 60), { model: 'mmck', capacity: 10 }, { maxBlocked: 0.01 }), { code: 'unreachable_target' });
  assert.throws(() => requiredAgents(demand(200_000, 60, 60), patient, eightyTwenty), { code: 'unreachable_target' });
});

test('people to schedule: divided, not multiplied, and what is on the roster is not counted twice', () => {
  assert.deepEqual([positionsFor(14, 0.3), positionsFor(21, 0.3), positionsFor(0, 0.3), positionsFor(7, 0)], [20, 30, 0, 7]);
  assert.ok(Math.abs(presentOf(30, 0.3) - 21) < 1e-12);
  assert.ok(Math.abs(shrinkageOf({ planned: 0.2, unplanned: 0.1 }, false) - 0.3) < 1e-12);
  // Of 100 scheduled, 20 are on leave on the roster; of the 80 left, 10 are lost: 12.5 %.
  assert.ok(Math.abs(shrinkageOf({ planned: 0.2, unplanned: 0.1 }, true) - 0.125) < 1e-12);
  assert.throws(() => positionsFor(5, 1), { code: 'invalid_shrinkage' });
  assert.throws(() => shrinkageOf({ planned: 0.6, unplanned: 0.5 }, true), { code: 'invalid_shrinkage' });
});

test('every figure opens its derivation: the steps hold the answer’s own values and name what decided', () => {
  const { answer, steps } = explainStaffing({ demand: demand(360, 3600, 240), behaviour: patient, targets: { serviceLevel: 0.9, withinSeconds: 20, maxOccupancy: 0.75 }, shrinkage: 0.3 });
  const step = (what: string) => steps.find((one) => one.what === what);
  assert.equal(answer.agents, 32);
  assert.equal(step('load')?.value, 24);
  assert.deepEqual([step('one_fewer')?.from['agents'], step('decided_by')?.value], [31, 'max_occupancy']);
  assert.deepEqual([step('service_level')?.value, step('occupancy')?.value, step('shrinkage')?.value], [answer.figures.serviceLevel, 0.75, 46]);
  const { share_that_waits: share = 0, mean_of_those_seconds: mean = 0 } = step('waiting')?.from ?? {};
  assert.ok(Math.abs(share * mean - Number(step('waiting')?.value)) < 1e-12);
  const hopeless = explainStaffing({ demand: demand(360, 3600, 240), behaviour: patient, targets: {}, agents: 24 });
  assert.deepEqual(hopeless.steps.map((one) => one.what), ['load', 'model', 'unstable', 'shrinkage']);
});

test('everybody for everything needs less than each queue by itself', () => {
  const queues = [[60, 300], [40, 240], [20, 600]].map(([calls = 0, handle = 0]) => ({ demand: demand(calls, 1800, handle), behaviour: patient }));
  const { separate, pooled, gain } = poolingGain(queues, eightyTwenty);
  assert.equal(separate.length, 3);
  assert.ok(gain > 0 && pooled + gain === separate.reduce((sum, one) => sum + one, 0));
  assert.equal(pooled, requiredAgents(demand(120, 1800, (60 * 300 + 40 * 240 + 20 * 600) / 120), patient, eightyTwenty));
});

test('the best number of chats at a time is where agents finish most', () => {
  assert.equal(bestConcurrency(demand(120, 3600, 360), 6, [10, 17, 22, 19], 60, 180), 3);
  assert.equal(bestConcurrency(demand(0, 3600, 360), 6, [10, 17], 60, 180), 1);
  assert.deepEqual(staff({ demand: demand(0, 3600, 360), behaviour: { model: 'chat', rates: [10] }, targets: eightyTwenty }).agents, 0);
});
