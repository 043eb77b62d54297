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

/** Packs the hours of thirteen months of figures, which the server's job would do some hundred at a time. */
export async function packHours(step: Step, brandIds: readonly string[]): Promise<void> {
  // One moment for all: the next hour may begin meanwhile.
  const now = Math.floor(Date.now() / 3_600_000) * 3600;
  const monthsAgo = (months: number): string => `to_timestamp(${now - months * 30 * 86_400})`;
  for (const id of brandIds) {
    await step('words of figures', `insert into facts.dictionary (brand_id, code, value) select '${id}', row_number() over (order by w), w from facts.unknown_words('${id}', '-infinity', 'infinity') w;`);
    for (let month = 0; month < 14; month++) {
      await step(`hours of figures, ${month} months ago`, `insert into facts.hour_segment select * from facts.pack('${id}', ${monthsAgo(month)}, ${monthsAgo(month - 1)});`);
    }
  }
}
