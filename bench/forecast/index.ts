import { forecastSeries, type Question } from '../../server/src/modules/workforce/index.ts';
import { round, table } from '../stage/open-stage.ts';

const SLOTS = 48;
const TARGET_SECONDS = 0.24;

/** Series of two years of half hours, drawn from a seed, continued by a week and by 13 weeks, beside the mean of the same interval in the last four weeks. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const many = Number(argv[0] ?? 20);
  const all = Array.from({ length: many }, (_, at) => seriesOf(at + 1));
  const rows = [['ahead', 'CPU seconds a series', `target ≤ ${TARGET_SECONDS}`, 'four-week mean, µs', 'error', 'its error']];
  const seconds: Record<string, number> = {};
  for (const weeks of [1, 13]) {
    const ahead = weeks * 7 * SLOTS;
    forecastSeries(questionOf(seriesOf(999).values.slice(0, -ahead), ahead));
    const [began, from] = [process.cpuUsage(), performance.now()];
    const said = all.map(({ values }) => forecastSeries(questionOf(values.slice(0, -ahead), ahead)).mean);
    const used = process.cpuUsage(began);
    const each = (used.user + used.system) / 1e6 / many;
    const wall = (performance.now() - from) / 1000 / many;
    const plainFrom = performance.now();
    const plain = all.map(({ values }) => fourWeeks(values.slice(0, -ahead), ahead));
    const plainMicros = ((performance.now() - plainFrom) * 1000) / many;
    const off = (of: readonly (readonly number[])[]): number => {
      const [error, rate] = all.reduce(([e, r], { rates }, at) => [e + rates.slice(-ahead).reduce((sum, value, i) => sum + Math.abs(value - (of[at]?.[i] ?? 0)), 0), r + rates.slice(-ahead).reduce((a, b) => a + b, 0)], [0, 0]);
      return error / rate;
    };
    seconds[`${weeks} weeks`] = round(each, 3);
    rows.push([`${weeks} weeks`, `${round(each, 3)} (${round(wall, 3)} by the clock)`, each <= TARGET_SECONDS ? 'met' : 'short', String(Math.round(plainMicros)), String(round(off(said), 4)), String(round(off(plain), 4))]);
  }
  table(rows);
  return { series: many, cpu_seconds_a_series: seconds };
}

function questionOf(values: readonly number[], horizon: number): Question {
  return { start: '2024-01-01', stepSeconds: 86_400 / SLOTS, values, horizon, timeZone: 'Europe/Berlin', events: [], holidays: [], quantiles: [0.1, 0.9] };
}

/** Counts and the rates they were drawn from: office hours, a level that wanders, a season of the year. */
function seriesOf(seed: number): { values: number[]; rates: number[] } {
  let state = seed * 48_271;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let level = 1;
  const rates = Array.from({ length: 731 * SLOTS }, (_, at) => {
    if (at % SLOTS === 0) level *= Math.exp(0.03 * (next() + next() - 1));
    const [day, slot] = [Math.floor(at / SLOTS), at % SLOTS];
    const open = slot >= 14 && slot < 44 ? Math.sin(((slot - 14) / 30) * Math.PI) : 0;
    return 40 * level * open * (day % 7 < 5 ? 1 : 0.4) * (1 + 0.2 * Math.sin((day / 365) * 2 * Math.PI));
  });
  return { rates, values: rates.map((rate) => Math.max(0, Math.round(rate + Math.sqrt(rate) * (next() + next() + next() + next() + next() + next() - 3) * 1.41))) };
}

function fourWeeks(values: readonly number[], ahead: number): number[] {
  const week = 7 * SLOTS;
  return Array.from({ length: ahead }, (_, at) => [1, 2, 3, 4].reduce((sum, back) => sum + (values[values.length - back * week + (at % week)] ?? 0), 0) / 4);
}
