import { chmodSync, chownSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { placeCluster } from './cluster.ts';
import { copyFolder, type Tally } from './copy-cluster.ts';
import { chooseDatabaseUser } from './database-user.ts';

/** Lays a copied cluster where `startPostgres` will look for it, in the hands of the account that will run it. */
export async function layCluster(copy: string, dataDir: string): Promise<Tally> {
  const user = chooseDatabaseUser();
  const folder = placeCluster(dataDir, user);
  const tally = await copyFolder(copy, folder);
  chmodSync(folder, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) giveTo(folder, user.uid, user.gid);
  return tally;
}

function giveTo(folder: string, uid: number, gid: number): void {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) chownSync(path.join(entry.parentPath, entry.name), uid, gid);
}
