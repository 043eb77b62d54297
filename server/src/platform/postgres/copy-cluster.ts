import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readFile, symlink, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { withAdmin } from './roles.ts';

/** Folders whose contents belong to a running server only. */
const EMPTY_IN_COPY = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'current_logfiles']);

export type Tally = { files: number; bytes: number };

/**
 * Copies a running cluster so that the copy, once started, holds everything committed until this
 * ends (PostgreSQL manual §25.3.3, low-level base backup): the server keeps its log from the start of
 * the copy, and replaying it mends whatever changed while files were read.
 */
export async function copyCluster(adminUrl: string, source: string, target: string): Promise<Tally> {
  return withAdmin(adminUrl, async (admin) => {
    const slot = `keepdesk_backup_${process.pid}`;
    await admin.query('select pg_create_physical_replication_slot($1, true, true)', [slot]);
    await admin.query(`select pg_backup_start('keepdesk', fast => true)`);
    const tally = await copyFolder(source, target, (name, depth) => (depth === 0 && LEFT_OUT.has(name) ? 'skip' : depth === 0 && EMPTY_IN_COPY.has(name) ? 'empty' : 'copy'));
    return addUp(tally, await finish(admin, source, target));
  });
}

async function finish(admin: pg.Client, source: string, target: string): Promise<Tally> {
  const { rows } = await admin.query<{ labelfile: string; spcmapfile: string }>('select labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)');
  const [label] = rows;
  if (!label?.labelfile) throw new Error('PostgreSQL did not give a label for the backup');
  await writeFile(path.join(target, 'backup_label'), label.labelfile, { mode: 0o600 });
  if (label.spcmapfile) await writeFile(path.join(target, 'tablespace_map'), label.spcmapfile, { mode: 0o600 });
  // The log is copied last: it reaches past the end of the backup.
  return copyFolder(path.join(source, 'pg_wal'), path.join(target, 'pg_wal'), (name) => (name === 'archive_status' || name === 'summaries' ? 'empty' : 'copy'));
}

type Treatment = 'copy' | 'empty' | 'skip';

/** Copies a folder; files that vanish meanwhile are left out, as a running server may remove them. */
export async function copyFolder(source: string, target: string, treat: (name: string, depth: number) => Treatment = () => 'copy', depth = 0): Promise<Tally> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  let tally: Tally = { files: 0, bytes: 0 };
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const how = treat(entry.name, depth);
    if (how === 'skip') continue;
    const [from, to] = [path.join(source, entry.name), path.join(target, entry.name)];
    if (how === 'empty') await mkdir(to, { recursive: true, mode: 0o700 });
    else if (entry.isDirectory()) tally = addUp(tally, await copyFolder(from, to, treat, depth + 1));
    else if (entry.isSymbolicLink()) await symlink(await readlink(from), to);
    else if (entry.isFile()) tally = addUp(tally, await copyOne(from, to));
  }
  return tally;
}

async function copyOne(from: string, to: string): Promise<Tally> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    return { files: 1, bytes: (await lstat(to)).size };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { files: 0, bytes: 0 };
    throw error;
  }
}

/** What a copied folder holds now, to be compared with what was written. */
export async function tallyFolder(folder: string): Promise<Tally> {
  let tally: Tally = { files: 0, bytes: 0 };
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) tally = addUp(tally, { files: 1, bytes: (await lstat(path.join(entry.parentPath, entry.name))).size });
  }
  return tally;
}

/** Major version of the PostgreSQL that wrote a cluster. */
export async function clusterMajor(folder: string): Promise<string> {
  return (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim();
}

export const addUp = (a: Tally, b: Tally): Tally => ({ files: a.files + b.files, bytes: a.bytes + b.bytes });
