import type pg from 'pg';

/** Runs a statement and says how long it has been since the first one began. */
export type Step = (name: string, text: string) => Promise<void>;

/** Fills a database by set statements, one after another on one connection that does not wait for the disk. */
export async function fillInSteps(pool: pg.Pool, say: (line: string) => void, work: (step: Step, client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  const began = performance.now();
  const step: Step = async (name, text) => {
    await client.query(text);
    say(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${name}`);
  };
  try {
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'`);
    await work(step, client);
  } finally {
    client.release();
  }
}

/** The id of the n-th of a kind (four hexadecimal digits), as SQL; `n` is SQL as well. */
export const idOf = (kind: string, n: string): string => `('00000000-0000-7000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Brands as an SQL array, to be drawn from. */
export const brandArray = (brandIds: readonly string[]): string => `array[${brandIds.map((id) => `'${id}'::uuid`).join(',')}]`;

/** Counts the hours of one brand's figures from its conversations. */
export const rollUp = (brandId: string): string => `
  insert into facts.hourly (brand_id, hour, channel, measure, n, hits, seconds, business_seconds, buckets, counts, business_buckets, business_counts)
  select '${brandId}'::uuid, hour, channel, measure, n, hits, seconds, business_seconds, buckets, counts, business_buckets, business_counts from facts.roll('${brandId}', '-infinity', 'infinity');`;
