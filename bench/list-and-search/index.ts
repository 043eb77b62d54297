import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';
import { fill } from './fill.ts';

/** Lists, conversations, searches and reports at a million conversations with five messages each, one client, under row-level security. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const conversations = Number(argv[0] ?? 1_000_000);
  const stage = await openStage();
  try {
    const second = await stage.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south' });
    for (let tries = 0; (await stage.call<{ data: unknown[] }>('GET', '/api/v1/statuses')).data.length < 8 && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    const pool = await stage.pool(2);
    await fill(pool, [stage.brandId, second.id], conversations, (line) => process.stderr.write(`${line}\n`));
    const ids = (await pool.query(`select id from conversations.conversation tablesample system (0.2) limit 400`)).rows.map((row: { id: string }) => row.id);
    const pairs = await wordPairs(pool);
    const results: [string, number[], string][] = [
      ['inbox page (open)', await timed(stage, 200, () => '/api/v1/desk/inbox?view=open&limit=50'), 'p99 < 30'],
      ['inbox page (resolved)', await timed(stage, 100, () => '/api/v1/desk/inbox?view=resolved&limit=50'), 'p99 < 30'],
      ['conversation', await timed(stage, 300, (i) => `/api/v1/desk/conversations/${ids[i % ids.length]}`), 'p99 < 30'],
      ['search, two words', await timed(stage, pairs.length, (i) => `/api/v1/search?limit=50&q=${encodeURIComponent(pairs[i] ?? '')}`), 'p95 < 150'],
      ['floor, 24 hours', await timed(stage, 40, () => '/api/v1/kpis'), 'p95 < 200'],
      ['report, 30 days', await timed(stage, 40, () => `/api/v1/kpis?step=day&from=${new Date(Date.now() - 30 * 86_400_000).toISOString()}`), 'p95 < 200'],
    ];
    table([['one client', 'p50 ms', 'p95 ms', 'p99 ms', 'target'], ...results.map(([name, times, target]) => [name, round(percentile(times, 0.5), 1), round(percentile(times, 0.95), 1), round(percentile(times, 0.99), 1), target])]);
    return { conversations, ...Object.fromEntries(results.map(([name, times]) => [name.replaceAll(/[^a-z0-9]+/g, '_'), { p50: round(percentile(times, 0.5), 1), p95: round(percentile(times, 0.95), 1), p99: round(percentile(times, 0.99), 1) }])) };
  } finally {
    await stage.close();
  }
}

/** 200 pairs, drawn so that rare and common words both come. */
async function wordPairs(pool: import('pg').Pool): Promise<string[]> {
  const found = await pool.query(`select word, ndoc from ts_stat('select words from conversations.search_document tablesample system (0.5)') where length(word) > 3 and word !~ '^[0-9]' order by ndoc desc`);
  const words = found.rows.map((row: { word: string }) => row.word);
  return Array.from({ length: 200 }, (_, i) => {
    const rank = (n: number): string => words[Math.floor(Math.exp((Math.log(words.length) * ((i * 37 + n * 61) % 200)) / 200)) - 1] ?? words[0] ?? 'order';
    return `${rank(1)} ${rank(2)}`;
  });
}

async function timed(stage: Stage, count: number, url: (i: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let i = -5; i < count; i++) {
    const began = performance.now();
    await stage.call('GET', url(Math.max(0, i)));
    if (i >= 0) times.push(performance.now() - began);
  }
  return times;
}
