import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { simulateQueue } from './testing/simulate-queue.ts';
import { chats, erlangA, priorityWaits, erlangC, slowedRates, withRedials } from './index.ts';

const near = (found: number, expected: number, within = 1e-9): void => assert.ok(Math.abs(found / expected - 1) <= within, `${found} is not ${expected}`);
const demand = { arrivals: 120, intervalSeconds: 3600, handleSeconds: 360 };

test('chats that do not slow each other down are Erlang A with all the places', () => {
  for (const most of [1, 3]) {
    const [found, expected] = [chats(demand, 4, slowedRates(360, most, 0), 60, 180), erlangA(demand, 4 * most, 60, 180)];
    for (const figure of ['waitShare', 'serviceLevel', 'abandonShare', 'waitSeconds', 'waitAnsweredSeconds', 'waitP90Seconds'] as const) near(found[figure], expected[figure]);
    near(found.chatSeconds, 360);
    near(found.inProgress, 12 * (1 - expected.abandonShare));
  }
});

test('one agent, two chats, by hand: states 1, λ/r1, λ²/(r1r2), then a geometric queue', () => {
  const found = chats({ arrivals: 6, intervalSeconds: 3600, handleSeconds: 360 }, 1, [10, 15], 0);
  const [one, two] = [0.6, 0.6 * 0.4];
  const whole = 1 + one + two / (1 - 0.4);
  near(found.waitShare, two / (1 - 0.4) / whole);
  near(found.serviceLevel, (1 + one) / whole);
  near(found.occupancy, (one + two / (1 - 0.4)) / whole);
  near(found.queueLength, ((two * 0.4) / (1 - 0.4) ** 2) / whole);
  near(found.chatSeconds * 6, found.inProgress * 3600);
});

test('slowing down makes it worse, and the flow is kept: come = done + hung up', () => {
  let before = 1;
  for (const slowdown of [0, 0.1, 0.2, 0.35, 0.6]) {
    const found = chats(demand, 6, slowedRates(360, 3, slowdown), 60, 180);
    assert.ok(found.serviceLevel < before);
    before = found.serviceLevel;
    near((found.inProgress / found.chatSeconds) * 3600, 120 * (1 - found.abandonShare), 1e-9);
    near(found.inProgress, found.meanConcurrency * found.occupancy * 6, 1e-9);
  }
  assert.throws(() => chats(demand, 6, [], 60, 180), { code: 'invalid_concurrency' });
  assert.throws(() => chats(demand, 6, [10, 0], 60, 180), { code: 'invalid_concurrency' });
  assert.throws(() => slowedRates(360, 2.5, 0), { code: 'invalid_concurrency' });
});

test('who is more urgent waits less; all together wait as without priorities', () => {
  const rates = [20, 100, 140].map((one) => one / 3600);
  const found = priorityWaits(rates, 240, 18);
  const flat = erlangC({ arrivals: 260, intervalSeconds: 3600, handleSeconds: 240 }, 18, 0);
  near(found.waitAllSeconds, flat.waitSeconds, 1e-10);
  near(rates.reduce((sum, rate, at) => sum + rate * (found.waitSeconds[at] as number), 0) / (260 / 3600), flat.waitSeconds, 1e-10);
  assert.deepEqual(found.waitSeconds.toSorted((a, b) => a - b), found.waitSeconds);
  const over = priorityWaits(rates, 240, 12);
  assert.deepEqual([over.stable, Number.isFinite(over.waitSeconds[1]), over.waitSeconds[2]], [false, true, Infinity]);
});

test('those who call again come on top, until nothing changes', () => {
  const calls = { arrivals: 100, intervalSeconds: 1800, handleSeconds: 180 };
  const found = withRedials(calls, 8, 120, 0.5);
  near(found.arrivals, 100 + 0.5 * erlangA(found, 8, 0, 120).abandonShare * found.arrivals, 1e-10);
  assert.equal(withRedials(calls, 8, 120, 0).arrivals, 100);
});

test('a plain simulation agrees: calls with patience, and chats that slow each other down', () => {
  const calls = { arrivals: 200, intervalSeconds: 3600, handleSeconds: 180 };
  const cases = [
    { ...calls, agents: 10, rates: [20], patience: 120, target: 20, formula: erlangA(calls, 10, 20, 120) },
    { ...demand, agents: 6, rates: slowedRates(360, 3, 0.35), patience: 180, target: 60, formula: chats(demand, 6, slowedRates(360, 3, 0.35), 60, 180) },
  ];
  for (const { arrivals, intervalSeconds, agents, rates, patience, target, formula } of cases) {
    const runs = Array.from({ length: 16 }, (_, seed) => simulateQueue(seededRandom(500 + seed), { rate: arrivals / intervalSeconds, agents, rates: rates.map((one) => one / 3600), patience, target, contacts: 4000 }));
    for (const figure of ['serviceLevel', 'abandonShare', 'waitSeconds'] as const) {
      const values = runs.map((run) => run[figure]);
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      const error = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1) / values.length);
      // Student's t with 15 degrees of freedom at 99 % over six figures: 3.84.
      assert.ok(Math.abs(mean - formula[figure]) <= 3.84 * error, `${figure}: simulated ${mean} ± ${error}, formula ${formula[figure]}`);
    }
  }
});
