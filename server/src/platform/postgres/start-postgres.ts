import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { alone, holdersOf, type Holders } from './holders.ts';
import { ADMIN_ROLE, openCluster, type Cluster } from './cluster.ts';
import { runningPostmaster, startPostmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';
import { watchServer } from './watch.ts';
import { DATABASE, OWNER_ROLE, prepareRoles, SERVER_ROLE } from './roles.ts';

export type PostgresOptions = {
  /** The data folder of Keepdesk. */
  dataDir: string;
  log?: (line: string) => void;
  /** For throw-away clusters only: no fsync. */
  fast?: boolean;
  env?: NodeJS.ProcessEnv;
};

export type RunningPostgres = {
  /** The role that migrates and owns the database. */
  ownerUrl: string;
  /** The role the server works as, bound by row-level security. */
  serverUrl: string;
  /** Superuser of the embedded cluster (backup, test databases); null for an outside PostgreSQL. */
  adminUrl: string | null;
  /** Cluster folder on disk; null for an outside PostgreSQL. */
  folder: string | null;
  /** Leaves; the last process to leave switches an embedded server off. */
  stop(): Promise<void>;
};

/**
 * Makes a PostgreSQL available: the one of `DATABASE_URL` (with `DATABASE_OWNER_URL` for migrations),
 * else an embedded one in the data folder, created on first use, adopted when it outlived its
 * Keepdesk, recovered when it did not.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const env = options.env ?? process.env;
  const outside = env['DATABASE_URL'];
  if (outside) {
    const ownerUrl = env['DATABASE_OWNER_URL'] ?? outside;
    return { ownerUrl, serverUrl: outside, adminUrl: null, folder: null, stop: async () => undefined };
  }
  const start = startEmbedded(path.resolve(options.dataDir), options.fast ?? false, options.log ?? (() => undefined));
  starting.add(start);
  return start.finally(() => starting.delete(start));
}

async function startEmbedded(dataDir: string, fast: boolean, log: (line: string) => void): Promise<RunningPostgres> {
  const began = performance.now();
  mkdirSync(dataDir, { recursive: true });
  const holders = holdersOf(dataDir);
  const cluster = await alone(dataDir, async () => {
    const opened = await openCluster(dataDir, fast);
    const running = runningPostmaster(opened);
    const pid = await haveRunning(opened, running);
    await prepareRoles(urlOf(opened, ADMIN_ROLE, opened.passwords.admin, 'postgres'), opened.passwords);
    holders.join();
    const how = running ? 'joined the running server' : opened.created ? 'created and started' : 'started';
    log(`PostgreSQL ${opened.binaries.version.split('-')[0]} ${how} in ${Math.round(performance.now() - began)} ms`);
    return { ...opened, pid };
  });
  const endWatch = watchServer(cluster.pid, () => alone(dataDir, () => haveRunning(cluster, runningPostmaster(cluster))), log);
  const urlFor = (role: string, password: string): string => urlOf(cluster, role, password, DATABASE);
  const stop = once(async () => {
    held.delete(stop);
    await endWatch();
    await leave(dataDir, cluster, holders);
  });
  held.add(stop);
  return {
    ownerUrl: urlFor(OWNER_ROLE, cluster.passwords.owner),
    serverUrl: urlFor(SERVER_ROLE, cluster.passwords.server),
    adminUrl: urlOf(cluster, ADMIN_ROLE, cluster.passwords.admin, 'postgres'),
    folder: cluster.folder,
    stop,
  };
}

const held = new Set<() => Promise<void>>();
const starting = new Set<Promise<unknown>>();

/** Lets go of every server this process holds; for a process that is told to end before it could begin. */
export async function leaveAll(): Promise<void> {
  await Promise.allSettled(starting);
  await Promise.all([...held].map((stop) => stop()));
}

/** The same server, another database. */
export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

async function haveRunning(cluster: Cluster, running: number | null): Promise<number> {
  if (!running) return startPostmaster(cluster);
  await waitUntilReady(cluster, running);
  return running;
}

async function leave(dataDir: string, cluster: Cluster, holders: Holders): Promise<void> {
  await alone(dataDir, async () => {
    if (!holders.leave().last) return;
    const pid = runningPostmaster(cluster);
    if (pid) await stopPostmaster(pid);
  });
}

function urlOf(cluster: Cluster, role: string, password: string, database: string): string {
  const place = cluster.socketFolder ? `localhost/${database}?host=${encodeURIComponent(cluster.socketFolder)}` : `127.0.0.1:${cluster.port}/${database}`;
  return `postgres://${role}:${password}@${place}`;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
