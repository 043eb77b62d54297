import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, seededRandom } from '../../../platform/random/random.ts';
import { blocking, erlangB, erlangA, erlangC, finiteRoom, type Demand } from './index.ts';

const near = (found: number, expected: number, within = 1e-12): void => assert.ok(found === expected || Math.abs(found / expected - 1) <= within, `${found} is not ${expected}`);
const demand = (arrivals: number, intervalSeconds: number, handleSeconds: number): Demand => ({ arrivals, intervalSeconds, handleSeconds });

/** Erlang B of the load p/q in whole fractions: (A^N/N!) ÷ Σ A^j/j!, both times N!·q^N. */
function exactB(p: bigint, q: bigint, agents: number): [over: bigint, under: bigint] {
  let [term, sum] = [1n, 1n];
  for (let j = BigInt(agents); j > 0n; j--) {
    sum *= p;
    term *= j * q;
    sum += term;
  }
  return [p ** BigInt(agents), sum];
}

const asNumber = (over: bigint, under: bigint): number => Number((over * 10n ** 40n) / under) / 1e40;

test('Erlang B and C are those of whole fractions', () => {
  for (const [p, q, agents] of [[10n, 1n, 14], [10n, 1n, 11], [3n, 4n, 2], [275n, 12n, 28], [999n, 10n, 100], [1n, 100n, 1], [80n, 1n, 82], [149n, 4n, 40]] as const) {
    const load = Number(p) / Number(q);
    const [over, under] = exactB(p, q, agents);
    near(blocking(load, agents), asNumber(over, under));
    // C = N·B ÷ (N − A(1 − B)), with B = over ÷ under.
    const n = BigInt(agents);
    const waits = asNumber(n * over * q, n * under * q - p * (under - over));
    const found = erlangC(demand(load, 1, 1), agents, 0.5);
    near(found.waitShare, waits);
    near(found.serviceLevel, 1 - waits * Math.exp(-(agents - load) / 2));
    near(found.waitSeconds, waits / (agents - load));
    near(found.queueLength, (waits * load) / (agents - load));
  }
  assert.deepEqual([blocking(1, 1), blocking(1, 2), blocking(0, 0), blocking(0, 3), blocking(5, 0)], [0.5, 0.2, 1, 0, 1]);
  near(erlangB(demand(1, 1, 1), 2).occupancy, 0.4);
});

test('a queue that cannot be kept up with says so and gives no wait', () => {
  for (const agents of [0, 4, 5]) {
    const found = erlangC(demand(5, 900, 900), agents, 0);
    assert.deepEqual([found.stable, found.waitShare, found.serviceLevel, found.waitSeconds], [false, 1, 0, Infinity]);
  }
  assert.equal(erlangC(demand(5, 900, 900), 6, 0).stable, true);
  assert.equal(erlangC(demand(0, 900, 900), 0, 20).serviceLevel, 1);
});

test('published values: CRAN ErlangC; Mandelbaum & Zeltyn, table 1', () => {
  const calls = erlangC(demand(100, 1800, 180), 14, 20);
  near(calls.waitShare, 0.1741319, 1e-6);
  near(calls.waitSeconds, 7.83593701, 1e-9);
  const palm = erlangA(demand(48, 60, 60), 50, 20, 120);
  assert.deepEqual([palm.abandonShare.toFixed(3), palm.waitSeconds.toFixed(1), palm.waitP90Seconds.toFixed(1)], ['0.031', '3.7', '12.4']);
});

/** The chain of the Palm queue written out, and the tagged customer's equations stepped through time. */
function palmByHand({ arrivals, intervalSeconds, handleSeconds }: Demand, agents: number, target: number, patience: number) {
  const [rate, serve, leave] = [arrivals / intervalSeconds, 1 / handleSeconds, 1 / patience];
  const states = [1];
  for (let x = 1; x < 1500; x++) states.push((states[x - 1] as number) * (rate / (Math.min(x, agents) * serve + Math.max(0, x - agents) * leave)));
  const sum = states.reduce((total, one) => total + one, 0);
  const ahead = states.slice(agents).map((one) => one / sum).filter((one) => one > 1e-18);
  const queue = ahead.reduce((total, one, k) => total + k * one, 0);
  const served = taggedServed(ahead.length, agents * serve, leave, target);
  const level = 1 - ahead.reduce((total, one) => total + one, 0) + ahead.reduce((total, one, k) => total + one * (served[k] as number), 0);
  return { waitShare: ahead.reduce((total, one) => total + one, 0), abandonShare: (leave * queue) / rate, serviceLevel: level, queue };
}

/** V_k′ = −(nµ + (k+1)θ)V_k + (nµ + kθ)V_{k−1}, V_0′ = −(nµ + θ)V_0 + nµ, by Runge and Kutta. */
function taggedServed(size: number, drain: number, leave: number, target: number): number[] {
  const slope = (v: readonly number[]): number[] => v.map((value, k) => (k === 0 ? drain : (drain + k * leave) * (v[k - 1] as number)) - (drain + (k + 1) * leave) * value);
  const steps = Math.ceil((drain + size * leave) * target * 12) + 20;
  const h = target / steps;
  let v = new Array<number>(size).fill(0);
  const plus = (d: readonly number[], by: number): number[] => v.map((value, k) => value + by * (d[k] as number));
  for (let step = 0; step < steps; step++) {
    const a = slope(v);
    const b = slope(plus(a, h / 2));
    const c = slope(plus(b, h / 2));
    const d = slope(plus(c, h));
    v = v.map((value, k) => value + (h / 6) * ((a[k] as number) + 2 * (b[k] as number) + 2 * (c[k] as number) + (d[k] as number)));
  }
  return v;
}

test('Erlang A is its chain written out, in overload too', () => {
  for (const [arrivals, agents, target, patience] of [[10, 14, 20, 300], [10, 8, 20, 300], [10, 11, 45, 30], [24, 20, 20, 90], [3, 1, 60, 60], [2, 5, 5, 5]] as const) {
    const given = demand(arrivals, 180, 180);
    const [found, expected] = [erlangA(given, agents, target, patience), palmByHand(given, agents, target, patience)];
    near(found.waitShare, expected.waitShare, 1e-11);
    near(found.abandonShare, expected.abandonShare, 1e-11);
    near(found.serviceLevel, expected.serviceLevel, 1e-7);
    near(found.waitSeconds, found.abandonShare * patience, 1e-12);
    near(found.occupancy, (arrivals * (1 - expected.abandonShare)) / agents, 1e-11);
    const early = 1 - found.serviceLevel - found.waitLongerShare;
    near(found.serviceLevelOfPatient, found.serviceLevel / (1 - early), 1e-9);
  }
});

test('limits of Erlang A: endless patience is Erlang C; patience as long as the handle time is Poisson’s; nobody to answer', () => {
  const [patient, endless] = [erlangA(demand(30, 900, 420), 16, 30, 1e9), erlangC(demand(30, 900, 420), 16, 30)];
  for (const figure of ['waitShare', 'serviceLevel', 'waitSeconds', 'waitAnsweredSeconds', 'waitP90Seconds', 'occupancy'] as const) near(patient[figure], endless[figure], 1e-5);
  // P(Poisson(10) ≥ 12)
  let [term, below] = [Math.exp(-10), 0];
  for (let k = 0; k < 12; k++) [below, term] = [below + term, (term * 10) / (k + 1)];
  near(erlangA(demand(10, 60, 60), 12, 20, 60).waitShare, 1 - below, 1e-12);
  const nobody = erlangA(demand(10, 60, 60), 0, 20, 60);
  assert.deepEqual([nobody.serviceLevel, nobody.occupancy, Number.isNaN(nobody.waitAnsweredSeconds)], [0, 0, true]);
  near(nobody.waitP90Seconds, 60 * Math.log(10), 1e-12);
});

test('huge queues, tiny and huge patience: no overflow, shares are shares, and everybody is accounted for', () => {
  for (const [load, agents, target, patience] of [[1e4, 1, 20, 60], [100, 90, 20, 0.001], [100, 120, 20, 1e8], [50, 1000, 20, 100], [2e4, 2e4, 20, 300], [2000, 1500, 14_400, 600], [3, 5, 1e5, 30], [9000, 9000, 7200, 1e6], [200, 200, 3600, 60], [900, 1000, 86_400, 1], [200, 150, 3000, 600]] as const) {
    const found = erlangA(demand(load, 300, 300), agents, target, patience);
    for (const part of [found.waitShare, found.serviceLevel, found.serviceLevelOfPatient, found.serviceLevelOfAnswered, found.abandonShare, found.occupancy, found.waitLongerShare]) assert.ok(part >= 0 && part <= 1, `${load} ${agents}: ${part}`);
    assert.ok(found.serviceLevel + found.waitLongerShare <= 1 + 1e-9);
    near(found.queueLength, (found.waitSeconds * load) / 300, 1e-9);
  }
});

test('an answer time far longer than patience: all who are answered are answered within it', () => {
  const found = erlangA(demand(2000, 1800, 180), 200, 3600, 60);
  near(found.serviceLevel, 1 - found.abandonShare, 1e-12);
  assert.ok(found.waitLongerShare < 1e-20 && found.serviceLevelOfAnswered === 1);
});

test('more agents never serve worse, whatever the load and patience', () => {
  const random = seededRandom(41);
  for (let round = 0; round < 150; round++) {
    const given = demand(between(random, 1, 400), 1800, between(random, 30, 900));
    const [target, patience, agents] = [between(random, 0, 120), between(random, 5, 2000), between(random, 1, 120)];
    const [one, more] = [erlangA(given, agents, target, patience), erlangA(given, agents + 1, target, patience)];
    assert.ok(more.serviceLevel >= one.serviceLevel - 1e-12 && more.abandonShare <= one.abandonShare + 1e-12 && more.waitSeconds <= one.waitSeconds * (1 + 1e-12) && more.occupancy <= one.occupancy + 1e-12);
    const [c, d] = [erlangC(given, agents, target), erlangC(given, agents + 1, target)];
    assert.ok(d.serviceLevel >= c.serviceLevel - 1e-12 && d.waitSeconds <= c.waitSeconds);
    assert.ok(one.waitShare <= c.waitShare + 1e-12 && one.waitSeconds <= c.waitSeconds, 'those who hang up make room');
  }
});

test('so many places: without a queue it is Erlang B, with a very long one Erlang C, and the flow is kept', () => {
  near(finiteRoom(demand(10, 1, 1), 12, 12, 0).blockedShare, blocking(10, 12));
  const [long, endless] = [finiteRoom(demand(10, 60, 60), 12, 2000, 20), erlangC(demand(10, 60, 60), 12, 20)];
  for (const figure of ['waitShare', 'serviceLevel', 'waitSeconds', 'waitP90Seconds', 'queueLength'] as const) near(long[figure], endless[figure], 1e-10);
  // M/M/1/2, load 2: p = 1, 2, 4 of 7.
  const small = finiteRoom(demand(2, 1, 1), 1, 2, 0);
  near(small.blockedShare, 4 / 7);
  near(small.queueLength, 4 / 7);
  near(small.waitShare, 2 / 7);
  near(small.serviceLevel, 1 / 7);
  near(small.waitSeconds, (4 / 7) / (2 * (3 / 7)));
  const crowded = finiteRoom(demand(5000, 60, 60), 10, 50_000, 20);
  near(crowded.blockedShare, 1 - 10 / 5000, 1e-9);
  assert.throws(() => finiteRoom(demand(1, 1, 1), 5, 4, 0), { code: 'invalid_capacity' });
});

test('bad input is refused with a code and the field', () => {
  assert.throws(() => erlangC(demand(-1, 60, 60), 5, 20), { code: 'invalid_load', details: [{ field: 'arrivals', message: '"arrivals" must be a number that is not below zero.' }] });
  assert.throws(() => erlangC(demand(Number.NaN, 60, 60), 5, 20), { code: 'invalid_load' });
  assert.throws(() => erlangC(demand(1, 0, 60), 5, 20), { code: 'invalid_load' });
  assert.throws(() => erlangC(demand(1, 60, 60), 2.5, 20), { code: 'invalid_agents' });
  assert.throws(() => erlangA(demand(1, 60, 60), 2, 20, 0), { code: 'invalid_patience' });
  assert.throws(() => erlangA(demand(1, 60, 60), 2, 20, Infinity), { code: 'invalid_patience' });
});
