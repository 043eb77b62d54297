import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readConfig } from '../../platform/config/config.ts';
import { copyFolder, layCluster, startPostgres, tallyFolder } from '../../platform/postgres/index.ts';
import { MANIFEST, type Manifest } from './backup.ts';

/** `keepdesk restore FOLDER`: lays a backup into an empty data folder and proves that it opens. */
export async function run(argv: readonly string[]): Promise<number> {
  const [folder] = argv;
  if (!folder || folder.startsWith('-')) {
    process.stderr.write('Usage: keepdesk restore FOLDER   (into the empty folder KEEPDESK_DATA names)\n');
    return 2;
  }
  const { data } = readConfig(process.env);
  const refusal = await refusalFor(path.resolve(folder), data);
  if (refusal) {
    process.stderr.write(`${refusal}\n`);
    return 1;
  }
  const manifest = await restore(path.resolve(folder), data);
  process.stdout.write(`Restored what was backed up at ${manifest.made_at} into ${data}. Start Keepdesk with npm start.\n`);
  return 0;
}

/** Why this backup cannot go into this folder, in words; null when it can. */
export async function refusalFor(backup: string, dataDir: string): Promise<string | null> {
  if (!existsSync(path.join(backup, MANIFEST))) return `${backup} is not a whole backup: ${MANIFEST} is missing.`;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) return `${dataDir} is not empty. Move it away first; nothing is ever overwritten.`;
  const manifest = readManifest(backup);
  for (const part of ['database', 'files'] as const) {
    const found = await tallyFolder(path.join(backup, part));
    const label = part === 'database' ? 1 : 0;
    // backup_label is written after the count of the copied files.
    if (found.files - label !== manifest[part].files || found.bytes < manifest[part].bytes) return `${backup} is damaged: ${part} holds ${found.files} files, ${manifest[part].files + label} were written.`;
  }
  return null;
}

export async function restore(backup: string, dataDir: string): Promise<Manifest> {
  await copyFolder(path.join(backup, 'files'), dataDir);
  await layCluster(path.join(backup, 'database'), dataDir);
  const postgres = await startPostgres({ dataDir, env: {} });
  try {
    const client = new pg.Client({ connectionString: postgres.ownerUrl });
    await client.connect();
    await client.query('select 1').finally(() => client.end());
  } finally {
    await postgres.stop();
  }
  return readManifest(backup);
}

function readManifest(backup: string): Manifest {
  return JSON.parse(readFileSync(path.join(backup, MANIFEST), 'utf8')) as Manifest;
}
