import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

let joined = 0;

/**
 * The processes that use one embedded server. A command beside a running Keepdesk joins its
 * server and must not take it away on leaving; whoever leaves last switches it off.
 */
export type Holders = { join(): void; leave(): { last: boolean } };

export function holdersOf(dataDir: string): Holders {
  const folder = path.join(dataDir, 'postgres-holders');
  // One process may hold a server several times over, as the tests and a backup do.
  const mine = path.join(folder, `${process.pid}-${(joined += 1)}`);
  return {
    join() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(mine, startOf(process.pid) ?? '');
    },
    leave() {
      rmSync(mine, { force: true });
      const living = existsSync(folder) ? readdirSync(folder).filter((name) => isHolding(folder, name)) : [];
      return { last: living.length === 0 };
    },
  };
}

/** Runs `work` while no other process starts or stops the same server. Waits at most `timeoutMs`. */
export async function alone<T>(dataDir: string, work: () => Promise<T>, timeoutMs = 120_000): Promise<T> {
  const lock = path.join(dataDir, 'postgres.lock');
  const deadline = performance.now() + timeoutMs;
  while (!tryLock(lock)) {
    if (performance.now() > deadline) throw new Error(`Another process holds ${lock}. Remove the file if that process is gone.`);
    await pause(20);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid} ${startOf(process.pid) ?? ''}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      // A full disk leaves an empty file behind.
      rmSync(lock, { force: true });
      throw error;
    }
    const [pid = '', start = ''] = readIfThere(lock).split(' ');
    const abandoned = pid === '' ? isOlderThan(lock, 5000) : !isSameProcess(Number(pid), start);
    if (abandoned) rmSync(lock, { force: true });
    return false;
  }
}

function isOlderThan(file: string, ms: number): boolean {
  const entry = statSync(file, { throwIfNoEntry: false });
  return entry !== undefined && Date.now() - entry.mtimeMs > ms;
}

function isHolding(folder: string, name: string): boolean {
  const file = path.join(folder, name);
  if (isSameProcess(Number(name.split('-', 1)[0]), readIfThere(file))) return true;
  rmSync(file, { force: true });
  return false;
}

function isSameProcess(pid: number, start: string): boolean {
  if (!isAlive(pid)) return false;
  const now = startOf(pid);
  return now === null || start === '' || now === start;
}

/** Start time in kernel ticks where the system tells it: numbers are reused, number plus start is not. */
function startOf(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat === '' ? null : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
