import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wilson } from '../../src/modules/facts/rules/intervals.ts';
import type { RefereeSet } from '../figure.ts';

/** Normal quantile by bisection of the error function: the table asks for other confidences than 95 %. */
function quantile(confidence: number): number {
  let [low, high] = [0, 10];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (inside(middle) < confidence) low = middle;
    else high = middle;
  }
  return low;
}

/** P(|Z| < z) by its series, to the last digits. */
function inside(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; n < 300; n++) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 2 * sum * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
}

export const opsWilson: RefereeSet = {
  name: 'ops-ref',
  anchor: 'closed form, 12 digits',
  measure(folder) {
    const rows = readFileSync(path.join(folder, 'wilson.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(',').map(Number));
    const off = rows.map(([successes = 0, n = 0, confidence = 0, , lower = 0, upper = 0]) => {
      const found = wilson(successes, n, quantile(confidence));
      return Math.max(Math.abs((found?.low ?? 9) - lower), Math.abs((found?.high ?? 9) - upper));
    });
    return [{ what: 'Wilson intervals off by more than 1e-11', value: off.filter((one) => one > 1e-11).length, atMost: 0, unit: 'count' }, { what: 'rows', value: rows.length, unit: 'count' }];
  },
};
