import path from 'node:path';
import { forecastSeries } from '../../src/modules/workforce/index.ts';
import { readRows } from '../data-folder.ts';
import type { RefereeSet } from '../figure.ts';

interface Row {
  readonly id: string;
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** Two days of hours of 269 series of all kinds, nothing tuned to any of them. */
export const volumeM4Hourly: RefereeSet = {
  name: 'volume-m4-hourly',
  anchor: 'sMAPE / MASE: seasonal naive 13.9 / 1.19, winner 9.33 / 0.89, Doornik 8.91 / 0.80',
  measure(folder) {
    const scores = readRows<Row>(path.join(folder, 'hourly.jsonl.gz')).map(scored);
    const mean = (of: (score: ReturnType<typeof scored>) => number): number => scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
    return [
      { what: 'sMAPE', value: mean(({ smape }) => smape), atMost: 11 },
      { what: 'MASE', value: mean(({ mase }) => mase), atMost: 0.9 },
      { what: '80 % band', value: mean(({ inside80 }) => inside80), atLeast: 0.75, atMost: 0.85 },
      { what: '95 % band', value: mean(({ inside95 }) => inside95), atLeast: 0.92, atMost: 0.98 },
      { what: 'series', value: scores.length, unit: 'count' },
    ];
  },
};

function scored({ train, test }: Row): { smape: number; mase: number; inside80: number; inside95: number } {
  const { mean, quantiles } = forecastSeries({ start: '2020-01-06', stepSeconds: 3600, values: train, horizon: test.length, timeZone: 'UTC', events: [], holidays: [], quantiles: [0.025, 0.1, 0.9, 0.975] });
  const inside = (low: string, high: string): number => test.filter((came, at) => came >= (quantiles[low]?.[at] ?? 0) && came <= (quantiles[high]?.[at] ?? 0)).length / test.length;
  const off = test.map((came, at) => Math.abs(came - (mean[at] ?? 0)));
  const naive = train.slice(24).reduce((sum, value, at) => sum + Math.abs(value - (train[at] ?? 0)), 0) / (train.length - 24);
  const relative = off.map((error, at) => (error === 0 ? 0 : (200 * error) / (Math.abs(test[at] ?? 0) + Math.abs(mean[at] ?? 0))));
  return { smape: relative.reduce((a, b) => a + b, 0) / off.length, mase: off.reduce((a, b) => a + b, 0) / off.length / naive, inside80: inside('0.1', '0.9'), inside95: inside('0.025', '0.975') };
}
