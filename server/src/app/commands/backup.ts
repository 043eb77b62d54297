import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../platform/config/config.ts';
import { addUp, clusterMajor, copyCluster, copyFolder, startPostgres, type Tally } from '../../platform/postgres/index.ts';

/** What stands beside the copied files, so that a restore can tell a whole backup from a piece of one. */
export type Manifest = { made_at: string; postgres: string; database: Tally; files: Tally };

export const MANIFEST = 'keepdesk-backup.json';
/** In the data folder, but of the running server only. */
const OF_THE_SERVER = /^postgres(-socket|-holders|\.lock|\.log|\.port|\.place)?$/;

/** `keepdesk backup FOLDER`: database, files and keys, while Keepdesk runs. */
export async function run(argv: readonly string[]): Promise<number> {
  const [folder] = argv;
  if (!folder || folder.startsWith('-')) {
    process.stderr.write('Usage: keepdesk backup FOLDER   (a new or empty folder; keep it as safe as the data itself)\n');
    return 2;
  }
  const config = readConfig(process.env);
  if (config.databaseUrl) {
    process.stderr.write('DATABASE_URL is set: back that PostgreSQL up with its own tools (pg_basebackup, pg_dump), and the data folder with any file backup.\n');
    return 2;
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    process.stderr.write(`${folder} is not empty. A backup goes into a folder of its own.\n`);
    return 1;
  }
  const began = performance.now();
  const manifest = await backUp(config.data, path.resolve(folder));
  const total = addUp(manifest.database, manifest.files);
  process.stdout.write(`Backed up ${total.files} files, ${(total.bytes / 1e6).toFixed(1)} MB, to ${folder} in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
  return 0;
}

/** Writes into a folder beside the target and renames it, so that a folder with a backup's name is a whole backup. */
export async function backUp(dataDir: string, target: string): Promise<Manifest> {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const postgres = await startPostgres({ dataDir, env: {} });
  try {
    if (!postgres.adminUrl || !postgres.folder) throw new Error('the embedded PostgreSQL is not running');
    const database = await copyCluster(postgres.adminUrl, postgres.folder, path.join(unfinished, 'database'));
    // Files come after the database: whatever a row of the copy names is on disk by then.
    const files = await copyFolder(dataDir, path.join(unfinished, 'files'), (name, depth) => (depth === 0 && OF_THE_SERVER.test(name) ? 'skip' : 'copy'));
    const manifest = { made_at: new Date().toISOString(), postgres: await clusterMajor(postgres.folder), database, files };
    writeFileSync(path.join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
    return manifest;
  } finally {
    await postgres.stop();
  }
}
