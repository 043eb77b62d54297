import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import { runKeepdesk, type RunningKeepdesk } from '../../server/test/stage/run-keepdesk.ts';

export interface Stage {
  readonly keepdesk: RunningKeepdesk;
  readonly brandId: string;
  readonly token: string;
  call<T>(method: string, url: string, body?: unknown): Promise<T>;
  /** seconds of processor time the server process has used */
  cpuSeconds(): Promise<number>;
  /** the owner's connections to the same database */
  pool(size: number): Promise<pg.Pool>;
  close(): Promise<void>;
}

/** A Keepdesk in a process of its own with an owner, a brand, a mailbox and a key. `entry`: a script that starts it among stand-ins. */
export async function openStage(settings: Record<string, string> = {}, entry?: string): Promise<Stage> {
  const keepdesk = await runKeepdesk([], { KEEPDESK_LOG: 'error', ...settings }, undefined, undefined, entry);
  let authorization = '';
  let cookie = '';
  const call = async <T>(method: string, url: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${keepdesk.url}${url}`, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), origin: keepdesk.url, ...(authorization ? { authorization } : { cookie }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') || cookie;
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await call('POST', '/api/v1/setup', { name: 'Olga Owner', email: 'olga@keepdesk.test', passphrase: 'quiet copper lantern field' });
  const brand = await call<{ id: string }>('POST', '/api/v1/brands', { name: 'North', slug: 'north', domain: 'north.test' });
  await call('POST', '/api/v1/mailboxes', { brand_id: brand.id, address: 'help@north.test', name: 'North' });
  const role = (await call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles')).data.find((one) => one.name.toLowerCase() === 'owner');
  const { token } = await call<{ token: string }>('POST', '/api/v1/api-keys', { name: 'bench', role_id: role?.id, brand_ids: null });
  authorization = `Bearer ${token}`;
  for (let tries = 0; (await call<{ data: unknown[] }>('GET', '/api/v1/statuses')).data.length < 4 && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  const pools: pg.Pool[] = [];
  const postgres = await startPostgres({ dataDir: keepdesk.dataDir });
  return {
    keepdesk, brandId: brand.id, token, call,
    async cpuSeconds() {
      const text = await (await fetch(`${keepdesk.url}/metrics`)).text();
      return Number(/^process_cpu_seconds_total ([\d.e+-]+)/m.exec(text)?.[1] ?? Number.NaN);
    },
    async pool(size) {
      const pool = new pg.Pool({ connectionString: postgres.ownerUrl, max: size });
      pools.push(pool);
      return pool;
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.end()));
      await postgres.stop();
      await keepdesk.remove();
    },
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;

export function table(rows: readonly (readonly (string | number)[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length))) ?? [];
  for (const row of rows) process.stdout.write(`${row.map((cell, column) => String(cell).padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`);
}

export const rootFile = (name: string): string => readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8');
