import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflectionCore } from '../../src/app/commands/try/deflection-core.ts';
import { cuped, sampleSize, type Unit } from '../../src/modules/experiments/index.ts';
import { judge } from '../../src/modules/experiments/testing/simulated-world.ts';
import { share, type RefereeSet } from '../figure.ts';

const WORLDS = 500;
const world = { customers: 20_000, rate: 0.12, holdoutShare: 0.1 };

interface Case {
  readonly newcombe_95: number[];
  readonly relative_reduction_95: number[];
  readonly [field: string]: number | number[];
}

interface CupedCase {
  readonly X: number[];
  readonly T: number[];
  readonly Y: number[];
  readonly [field: string]: number | number[];
}

/** Relative to the value, so that p of 1e-11 is held to as many digits as a rate. */
const off = (found: unknown, expected: unknown): number => Math.abs(Number(found) / Number(expected) - 1);

export const opsExperiments: RefereeSet = {
  name: 'ops-ref',
  anchor: 'closed forms; simulated truth',
  measure(folder) {
    const sizes = readFileSync(path.join(folder, 'holdout_sample_size.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(',').map(Number));
    const wrong = sizes.filter(([controlRate = 0, relativeReduction = 0, holdoutShare = 0, power = 0, alpha = 0, total]) => sampleSize({ controlRate, relativeReduction, holdoutShare, power, alpha }) !== total);
    const cases = JSON.parse(readFileSync(path.join(folder, 'deflection.json'), 'utf8')) as Case[];
    const toy = JSON.parse(readFileSync(path.join(folder, 'cuped.json'), 'utf8')) as CupedCase;
    const known = judge(WORLDS, { ...world, reduction: 0.35 });
    const none = judge(WORLDS, { ...world, reduction: 0 });
    return [
      { what: `sample sizes wrong (${sizes.length})`, value: wrong.length, atMost: 0, unit: 'count' },
      { what: `deflection values off by more than 1e-9 of themselves (${cases.length} cases)`, value: cases.flatMap(offsOfCase).filter((one) => !(one <= 1e-9)).length, atMost: 0, unit: 'count' },
      { what: 'CUPED values off by more than 1e-9 of themselves', value: offsOfCuped(toy).filter((one) => !(one <= 1e-9)).length, atMost: 0, unit: 'count' },
      { what: `known effect of 35 % in the interval of the difference (${WORLDS} worlds)`, value: share(known.absolute, WORLDS), atLeast: 0.93 },
      { what: 'the same, not too wide', value: share(known.absolute, WORLDS), atMost: 0.97 },
      { what: 'known effect in the interval of the ratio', value: share(known.relative, WORLDS), atLeast: 0.93 },
      { what: 'the same, not too wide', value: share(known.relative, WORLDS), atMost: 0.97 },
      { what: `effect claimed where there is none (${WORLDS} worlds)`, value: share(none.claims, WORLDS), atMost: 0.07 },
      { what: 'the same, not too shy', value: share(none.claims, WORLDS), atLeast: 0.03 },
    ];
  },
};

function offsOfCase(one: Case): number[] {
  const found = deflectionCore().run(one) as Record<string, number> & { absolute_interval: number[]; relative_interval: number[] };
  return [
    ...['rate_treated', 'rate_holdout', 'absolute_reduction', 'relative_reduction', 'p_two_sided', 'contacts_avoided'].map((field) => off(found[field], one[field])),
    ...one.newcombe_95.map((value, at) => off(found.absolute_interval[at], value)),
    ...one.relative_reduction_95.map((value, at) => off(found.relative_interval[at], value)),
  ];
}

function offsOfCuped(toy: CupedCase): number[] {
  const units = toy.X.map((before, at): Unit => ({ before, after: toy.Y[at] ?? 0, treated: toy.T[at] === 1 }));
  const found = cuped(units);
  return [
    off(found.theta, toy.theta_pooled), off(found.rho, toy.rho), off(found.varianceReduction, toy.variance_reduction), off(found.raw.difference, toy.raw_diff), off(found.raw.error, toy.raw_se_welch),
    off(found.adjusted.difference, toy.cuped_diff), off(found.adjusted.error, toy.cuped_se_welch), off(found.interacted, toy.lin_interacted_ols_ate),
  ];
}
