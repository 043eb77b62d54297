import { systemClock } from '../../server/src/platform/clock/clock.ts';
import { Database } from '../../server/src/platform/db/database.ts';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';
import { compareWays } from './compare-ways.ts';
import { fillFigures } from './fill-figures.ts';

const dimensions = ['brand', 'channel', 'reason', 'team', 'site', 'agent', 'language', 'hour', 'day', 'week', 'month'] as const;
const metrics = ['received', 'first_reply_time', 'csat', 'resolved'] as const;

/** Any two dimensions over 30 days and 12 months, one client, under row-level security; and the same answers from rows and packed hours. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const conversations = Number(argv[0] ?? 1_000_000);
  const stage = await openStage();
  try {
    const second = await stage.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south' });
    const pool = await stage.pool(2);
    await fillFigures(pool, [stage.brandId, second.id], conversations, (line) => process.stderr.write(`${line}\n`));
    const pairs = dimensions.flatMap((one, i) => dimensions.slice(i + 1).map((other) => [one, other] as const));
    const month = await timed(stage, pairs, 'last_30_days');
    const year = await timed(stage, pairs, 'last_12_months');
    const kpis = await timedKpis(stage);
    const rows: [string, number[], string][] = [['two dimensions, 30 days', month.times, 'p95 < 200'], ['two dimensions, 12 months', year.times, 'p95 < 800'], ['floor, 30 days', kpis, 'p95 < 200']];
    table([['one client', 'p50 ms', 'p95 ms', 'p99 ms', 'slowest ms', 'target'], ...rows.map(([name, times, target]) => [name, round(percentile(times, 0.5), 0), round(percentile(times, 0.95), 0), round(percentile(times, 0.99), 0), round(Math.max(...times), 0), target])]);
    for (const [name, { slowest }] of [['30 days', month], ['12 months', year]] as const) process.stdout.write(`slowest over ${name}: ${slowest}\n`);
    const postgres = await startPostgres({ dataDir: stage.keepdesk.dataDir });
    const db = new Database({ url: postgres.serverUrl, clock: systemClock, size: 1, reportSize: 1 });
    const ways = await compareWays(db);
    await db.close();
    await postgres.stop();
    process.stdout.write(`answers that differ between packed hours and rows: ${ways.differing} of ${ways.compared}; medians from histograms within ${(ways.worstMedian * 100).toFixed(2)} %\n`);
    return { conversations, pairs: pairs.length, differing: ways.differing, ...Object.fromEntries(rows.map(([name, times]) => [name.replaceAll(/[^a-z0-9]+/g, '_'), { p50: round(percentile(times, 0.5), 1), p95: round(percentile(times, 0.95), 1), p99: round(percentile(times, 0.99), 1) }])) };
  } finally {
    await stage.close();
  }
}

const ask = (stage: Stage, metric: string, by: readonly string[], period: string): Promise<unknown> =>
  stage.call('POST', '/api/v1/reports/run', { metrics: [metric], by, period, compare: 'none', hours: 'wall', filters: {} });

async function timed(stage: Stage, pairs: readonly (readonly [string, string])[], period: string): Promise<{ times: number[]; slowest: string }> {
  const times: number[] = [];
  let slowest = ['', 0] as [string, number];
  for (const metric of metrics) await ask(stage, metric, ['brand', 'channel'], period);
  for (const [i, pair] of pairs.entries()) {
    for (const metric of [metrics[i % metrics.length], metrics[(i + 1) % metrics.length]] as string[]) {
      const began = performance.now();
      await ask(stage, metric, pair, period);
      const took = performance.now() - began;
      times.push(took);
      if (took > slowest[1]) slowest = [`${metric} by ${pair.join(' and ')}: ${took.toFixed(0)} ms`, took];
    }
  }
  return { times, slowest: slowest[0] };
}

async function timedKpis(stage: Stage): Promise<number[]> {
  const times: number[] = [];
  for (let i = -3; i < 30; i++) {
    const began = performance.now();
    await stage.call('GET', `/api/v1/kpis?step=day&from=${new Date(Date.now() - 30 * 86_400_000).toISOString()}`);
    if (i >= 0) times.push(performance.now() - began);
  }
  return times;
}
