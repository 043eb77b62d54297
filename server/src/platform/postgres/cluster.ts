import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locateBinaries, sharedRoot, type Binaries } from './binaries.ts';
import { canReach, chooseDatabaseUser, type DatabaseUser } from './database-user.ts';
import { keepPasswords, type Passwords } from './passwords.ts';
import { serverSettings } from './settings.ts';

/** Everything needed to run one PostgreSQL cluster; `socketFolder` is null where there are no unix sockets. */
export type Cluster = {
  folder: string;
  socketFolder: string | null;
  port: number;
  logFile: string;
  binaries: Binaries;
  user: DatabaseUser;
  asUser: { uid?: number; gid?: number };
  passwords: Passwords;
  settings: Record<string, string>;
};

export const ADMIN_ROLE = 'keepdesk_admin';

/** Finds or creates the cluster that belongs to a data folder. */
export async function openCluster(dataDir: string, fast: boolean): Promise<Cluster & { created: boolean }> {
  mkdirSync(dataDir, { recursive: true });
  const user = chooseDatabaseUser();
  const binaries = locateBinaries(user);
  const folder = placeCluster(dataDir, user);
  const major = binaries.version.split('.')[0] ?? '';
  const created = !existsSync(path.join(folder, 'PG_VERSION'));
  const passwords = keepPasswords(dataDir);
  if (created) createCluster(folder, binaries, user, passwords);
  else requireSameMajor(folder, major);
  const socketFolder = process.platform === 'win32' ? null : prepareSocketFolder(folder, user);
  const port = socketFolder ? 5432 : await rememberPort(dataDir);
  const logFile = path.join(dataDir, 'postgres.log');
  return { folder, socketFolder, port, logFile, binaries, user, asUser: idsOf(user), passwords, settings: serverSettings({ fast }), created };
}

/**
 * Inside the data folder where the database account can get there, else under `sharedRoot()` by a name that the
 * data folder keeps: a folder that was moved finds its cluster again, and a new one at an old one's path has its own.
 */
export function placeCluster(dataDir: string, user: DatabaseUser): string {
  const inside = path.join(dataDir, 'postgres');
  if (existsSync(path.join(inside, 'PG_VERSION')) || canReach(user, dataDir)) return inside;
  return path.join(sharedRoot(), keepPlace(dataDir));
}

function keepPlace(dataDir: string): string {
  const file = path.join(dataDir, 'postgres.place');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const name = `data-${randomBytes(6).toString('hex')}`;
  writeFileSync(file, `${name}\n`);
  return name;
}

function createCluster(folder: string, binaries: Binaries, user: DatabaseUser, passwords: Passwords): void {
  // Built beside its place and renamed, so that an interrupted start leaves no half cluster.
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolder(path.dirname(unfinished), null);
  makeFolder(unfinished, user);
  const secret = lendSecret(passwords.admin, user);
  const args = ['-D', unfinished, '-U', ADMIN_ROLE, '--auth=scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=PG_UNICODE_FAST', '--locale=C', '--no-instructions'];
  const made = spawnSync(binaries.initdb, [...args, ...locale], { ...idsOf(user), cwd: '/', encoding: 'utf8' });
  rmSync(path.dirname(secret), { recursive: true });
  if (made.status !== 0) throw new Error(`The database could not be created: ${made.error?.message ?? ''}${made.stderr ?? ''}`);
  renameSync(unfinished, folder);
}

/** A file only the database account can read, for the moment initdb needs it. */
function lendSecret(password: string, user: DatabaseUser): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-'));
  makeFolder(folder, user);
  const file = path.join(folder, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(file, user.uid, user.gid);
  return file;
}

function idsOf(user: DatabaseUser): { uid?: number; gid?: number } {
  return user.uid === undefined || user.gid === undefined ? {} : { uid: user.uid, gid: user.gid };
}

function requireSameMajor(folder: string, major: string): void {
  const found = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Error(`The data folder holds a PostgreSQL ${found} database, this release brings PostgreSQL ${major}. Restore a logical export, or run PostgreSQL ${found} and set DATABASE_URL.`);
}

function prepareSocketFolder(folder: string, user: DatabaseUser): string {
  // Outside the cluster (whose mode PostgreSQL checks) and short: socket paths end at about 100 bytes.
  const beside = `${folder}-socket`;
  const short = path.join(tmpdir(), `keepdesk-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  const chosen = beside.length < 80 ? beside : short;
  makeFolder(chosen, user);
  return chosen;
}

function makeFolder(folder: string, owner: DatabaseUser | null): void {
  // mkdir's own `mode` would also close the parents it creates.
  mkdirSync(folder, { recursive: true });
  if (!owner) return;
  chmodSync(folder, 0o700);
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
}

async function rememberPort(dataDir: string): Promise<number> {
  const file = path.join(dataDir, 'postgres.port');
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'));
  const port = await freePort();
  writeFileSync(file, String(port));
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
