import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './holders.ts';
import type { Cluster } from './cluster.ts';
import { asArguments } from './settings.ts';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** The process id of a PostgreSQL that already serves this cluster, else null (and a stale file is removed). */
export function runningPostmaster(cluster: Cluster): number | null {
  const file = pidFile(cluster);
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  if (pid > 0 && isAlive(pid) && servesCluster(pid, cluster)) return pid;
  // After a crash the number may belong to anything by now; PostgreSQL would refuse to start.
  rmSync(file, { force: true });
  return null;
}

/** Starts the server and waits until it accepts connections. Crash recovery may take its time. */
export async function startPostmaster(cluster: Cluster): Promise<number> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const outcome = await tryToStart(cluster, deadline);
    if (typeof outcome === 'number') return outcome;
    // Orphans of a killed server let go of its shared memory within moments.
    const passing = /shared memory block .* is still in use|lock file .* already exists/.test(outcome);
    if (!passing || performance.now() > deadline) throw new Error(`PostgreSQL did not start. Its log (${cluster.logFile}) ends with:\n${outcome}`);
    await pause(100);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = performance.now() + STOP_TIMEOUT_MS;
    while (performance.now() < deadline) {
      if (!isAlive(pid) || isZombie(pid)) return;
      await pause(10);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** Waits until the server says in its pid file that it is ready. */
export async function waitUntilReady(cluster: Cluster, pid: number, timeoutMs = START_TIMEOUT_MS): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (readStatus(cluster) === 'ready') return;
    if (!isAlive(pid) || isZombie(pid)) break;
    await pause(5);
  }
  throw new Error(`PostgreSQL (process ${pid}) is not ready; see ${cluster.logFile}.`);
}

async function tryToStart(cluster: Cluster, deadline: number): Promise<number | string> {
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > LOG_LIMIT_BYTES) rmSync(cluster.logFile);
  const before = existsSync(cluster.logFile) ? statSync(cluster.logFile).size : 0;
  const log = openSync(cluster.logFile, 'a', 0o600);
  const endpoint = cluster.socketFolder
    ? ['-k', cluster.socketFolder, '-c', 'listen_addresses=']
    : ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const args = ['-D', cluster.folder, '-p', String(cluster.port), ...endpoint, ...asArguments(cluster.settings)];
  // Detached: Ctrl-C in the terminal must reach Keepdesk first and the database last.
  const child = spawn(cluster.binaries.postgres, args, { ...cluster.asUser, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', () => resolve('ended'));
  });
  while (performance.now() < deadline) {
    if (readStatus(cluster) === 'ready' && readPid(cluster) === child.pid) {
      child.unref();
      return child.pid;
    }
    if ((await Promise.race([ended, pause(5)])) === 'ended') break;
  }
  return readFileSync(cluster.logFile).subarray(before).toString().slice(-2000);
}

const pidFile = (cluster: Cluster): string => path.join(cluster.folder, 'postmaster.pid');

function readLines(cluster: Cluster): string[] {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch {
    return [];
  }
}

const readStatus = (cluster: Cluster): string | undefined => readLines(cluster)[7]?.trim();
const readPid = (cluster: Cluster): number => Number(readLines(cluster)[0]);

function servesCluster(pid: number, cluster: Cluster): boolean {
  if (process.platform === 'win32') return true;
  const line = existsSync('/proc/self') ? commandLine(pid) : (spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '');
  const [program = '', ...rest] = line.split(/[\0 ]/);
  return path.basename(program) === 'postgres' && rest.join(' ').includes(cluster.folder);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
