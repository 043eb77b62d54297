import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betaFor, erlangA, erlangC, garnett, halfinWhitt, offeredLoads, patienceCurve, patienceOf, squareRootStaff, swingingLoad } from './index.ts';

const near = (found: number, expected: number, within = 1e-9): void => assert.ok(Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);

test('load by interval: long calls are still there when few come, and nothing is lost', () => {
  const rates = [0, 40, 40, 0, 0].map((one) => one / 3600);
  const loads = offeredLoads(rates, 1800, 2700);
  const fill = 30 * (1 - Math.exp(-1800 / 2700));
  near(loads[1]?.quoted ?? 0, 30);
  near(loads[1]?.atEnd ?? 0, fill);
  near(loads[3]?.atEnd ?? 0, (loads[2]?.atEnd ?? 0) * Math.exp(-1800 / 2700));
  assert.equal(loads[3]?.quoted, 0);
  // Work put in = work done + what is still to do: Σ mean·Δ = 40 contacts·AHT − what is left·AHT.
  near(loads.reduce((sum, one) => sum + one.mean * 1800, 0), 40 * 2700 - (loads[4]?.atEnd ?? 0) * 2700);
  // A rate that stays comes to λ ÷ µ; one that is already there stays.
  near(offeredLoads(new Array<number>(200).fill(0.01), 1800, 300).at(-1)?.atEnd ?? 0, 3);
  near(offeredLoads([0.01], 1800, 300, 3)[0]?.mean ?? 0, 3);
});

test('a swinging rate in small steps comes to its formula', () => {
  const swing = { meanRate: 100 / 3600, swingRate: 60 / 3600, periodSeconds: 86_400 };
  const step = 20;
  const rates = Array.from({ length: (3 * 86_400) / step }, (_, i) => swing.meanRate + swing.swingRate * Math.sin((2 * Math.PI * (i + 0.5) * step) / 86_400));
  const loads = offeredLoads(rates, step, 3600);
  for (const hour of [50, 55, 60, 66, 71]) near(loads[(hour * 3600) / step - 1]?.atEnd ?? 0, swingingLoad(swing, 3600, hour * 3600).load, 1e-5);
  near(swingingLoad(swing, 360, 0).lagSeconds, Math.atan((2 * Math.PI * 360) / 86_400) / ((2 * Math.PI) / 86_400));
});

test('large queues: the square-root rule is the exact formula’s limit', () => {
  for (const beta of [0.25, 0.5, 1, 2]) {
    const load = 4000;
    const agents = Math.round(squareRootStaff(load, beta));
    near(halfinWhitt((agents - load) / Math.sqrt(load)), erlangC({ arrivals: load, intervalSeconds: 60, handleSeconds: 60 }, agents, 0).waitShare, 0.01);
  }
  for (const [beta, ratio] of [[-1, 0.5], [0, 1], [0.5, 2], [1, 0.1]] as const) {
    const agents = Math.round(squareRootStaff(4000, beta));
    near(garnett((agents - 4000) / Math.sqrt(4000), ratio), erlangA({ arrivals: 4000, intervalSeconds: 60, handleSeconds: 60 }, agents, 0, 60 / ratio).waitShare, 0.015);
  }
  // θ = µ: the number in progress is normal, so P(wait) = 1 − Φ(β).
  near(garnett(0, 1), 0.5);
  near(garnett(1, 1), 0.158655253931457, 1e-12);
  near(garnett(betaFor(0.2, 0.5), 0.5), 0.2, 1e-9);
  near(halfinWhitt(betaFor(0.2)), 0.2, 1e-9);
  near(squareRootStaff(100, 1, 0.1), 100 + Math.sqrt(200));
});

test('patience counts the waiting of those who were answered, too', () => {
  const waits = [[10, false], [20, true], [30, false], [40, true], [20, false]].map(([seconds, gaveUp]) => ({ seconds: seconds as number, gaveUp: gaveUp as boolean }));
  const found = patienceOf(waits);
  assert.deepEqual([found.meanSeconds, found.meanOfThoseWhoGaveUp], [60, 30]);
  near(found.interval?.[1] ?? 0, 60 * Math.exp(1.959963984540054 / Math.SQRT2));
  // At 20: four of five still waited, one gave up; at 40 the last one did.
  assert.deepEqual(patienceCurve(waits), [{ seconds: 20, atRisk: 4, gaveUp: 1, share: 0.75 }, { seconds: 40, atRisk: 1, gaveUp: 1, share: 0 }]);
  assert.deepEqual([patienceOf([{ seconds: 5, gaveUp: false }]).meanSeconds, patienceOf([]).interval], [Infinity, null]);
});
