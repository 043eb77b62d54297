import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import path from 'node:path';

/** The operating-system account PostgreSQL runs as. `uid` is absent when it is simply ours. */
export type DatabaseUser = { name: string; uid?: number; gid?: number };

const SERVICE_ACCOUNT = 'keepdesk';

/**
 * PostgreSQL refuses to run as root, so root hands it to an unprivileged account:
 * `KEEPDESK_DB_USER`, else `keepdesk`, else `postgres`, else a fresh system account, else `nobody`.
 */
export function chooseDatabaseUser(preferred = process.env['KEEPDESK_DB_USER']): DatabaseUser {
  if (process.getuid?.() !== 0) return { name: 'self' };
  for (const name of [preferred, SERVICE_ACCOUNT, 'postgres']) {
    const found = name ? lookUp(name) : null;
    if (found) return found;
  }
  spawnSync('useradd', ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', SERVICE_ACCOUNT]);
  const account = lookUp(SERVICE_ACCOUNT) ?? lookUp('nobody');
  if (!account) throw new Error('Running as root, but no unprivileged account for PostgreSQL could be found or created. Set KEEPDESK_DB_USER.');
  return account;
}

/** True when `user` may pass through every folder on the way to `target` (POSIX mode bits only). */
export function canReach(user: DatabaseUser, target: string): boolean {
  if (user.uid === undefined) return true;
  const parts = path.resolve(target).split(path.sep).filter(Boolean);
  return parts.every((_, depth) => mayEnter(user, path.sep + parts.slice(0, depth + 1).join(path.sep)));
}

function mayEnter(user: DatabaseUser, folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return true;
  if (entry.uid === user.uid) return (entry.mode & 0o100) !== 0;
  if (entry.gid === user.gid) return (entry.mode & 0o010) !== 0;
  return (entry.mode & 0o001) !== 0;
}

function lookUp(name: string): DatabaseUser | null {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
}

function idOf(flag: string, name: string): number | null {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : null;
}
