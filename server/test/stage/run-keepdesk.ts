import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeFlags } from '../../../scripts/node-flags.mjs';
import { freePort } from './free-port.ts';

const root = path.join(import.meta.dirname, '../../..');

/** A Keepdesk as people run it: the command in a process of its own, on a data folder of its own. */
export interface RunningKeepdesk {
  readonly url: string;
  readonly smtpPort: number;
  readonly dataDir: string;
  /** what it printed so far */
  said(): string;
  /** runs another `keepdesk` command on the same data */
  command(...args: string[]): Promise<{ code: number; said: string }>;
  /** Ctrl-C */
  stop(): Promise<number>;
  /** kill -9 of the server; its PostgreSQL stays behind */
  kill(): Promise<void>;
  /** process id of its PostgreSQL */
  postgres(): number | null;
  /** starts again on the same data and ports */
  restart(...args: string[]): Promise<void>;
  /** stops and removes the data */
  remove(): Promise<void>;
}

/** Starts and waits until /ready says so, at most `timeoutMs`. `entry`: a script that starts it among stand-ins. */
export async function runKeepdesk(args: readonly string[] = [], settings: Record<string, string> = {}, timeoutMs = 120_000, parent = tmpdir(), entry?: string): Promise<RunningKeepdesk> {
  const dataDir = mkdtempSync(path.join(parent, 'keepdesk-run-'));
  // Open to the account that runs PostgreSQL, so that everything lies in this one folder.
  chmodSync(dataDir, 0o755);
  const [port, smtpPort] = [await freePort(), await freePort()];
  // By name: passkeys are bound to a name, never to a number.
  const url = `http://localhost:${port}`;
  const env = { ...process.env, KEEPDESK_DATA: dataDir, KEEPDESK_PORT: String(port), KEEPDESK_SMTP_PORT: String(smtpPort), KEEPDESK_PUBLIC_URL: url, KEEPDESK_LOG: 'warn', NODE_TEST_CONTEXT: undefined, ...settings };
  let child: ChildProcess | undefined;
  let said = '';

  const launch = async (more: readonly string[]): Promise<void> => {
    child = entry === undefined ? start(['start', ...more], env) : spawn(process.execPath, [...nodeFlags('start'), entry, ...more], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await untilReady(url, child, timeoutMs, () => said);
  };
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? 1;
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await gone)[0] ?? 1;
  };
  const postgres = (): number | null => {
    const file = path.join(clusterFolder(dataDir), 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : null;
  };
  // A test that breaks off must not leave a server behind.
  process.once('exit', () => child?.kill('SIGINT'));
  await launch(args);
  return {
    url, smtpPort, dataDir, postgres,
    said: () => said,
    command: (...words) => finish(start(words, env)),
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    restart: (...more) => launch(more),
    remove: async () => {
      // Other tests see that it leaves in good order; here nobody waits for long.
      const [slow, began] = [setTimeout(() => child?.kill('SIGKILL'), 60_000), performance.now()];
      await end('SIGINT');
      clearTimeout(slow);
      const seconds = (performance.now() - began) / 1000;
      if (seconds > 10) process.stderr.write(`Keepdesk took ${seconds.toFixed(1)} s to close; its last words:\n${said.slice(-1500)}\n`);
      for (const folder of [dataDir, clusterFolder(dataDir), `${clusterFolder(dataDir)}-socket`]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's log names the folder; it lies elsewhere when root keeps the data where PostgreSQL may not go. */
function clusterFolder(dataDir: string): string {
  const log = path.join(dataDir, 'postgres.log');
  const socket = existsSync(log) ? /listening on Unix socket "([^"]+)-socket\//.exec(readFileSync(log, 'utf8'))?.[1] : undefined;
  return socket ?? path.join(dataDir, 'postgres');
}

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...nodeFlags(args[0] ?? ''), path.join(root, 'scripts/run.mjs'), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finish(child: ChildProcess): Promise<{ code: number; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, said };
}

async function untilReady(url: string, child: ChildProcess, timeoutMs: number, said: () => string): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`Keepdesk ended with ${child.exitCode}:\n${said()}`);
    const ready = await fetch(`${url}/ready`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`Keepdesk was not ready in time:\n${said()}`);
}
