import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { imageHash } from '../rules/remote-images.ts';

export interface RemoteImageRow {
  brand_id: string;
  hash: string;
  blob: string | null;
  type: string | null;
  fetched_at: Date | null;
}

/** A mail of the brand shows these: from now on they may be fetched for its people. */
export async function knowRemoteImages(tx: Tx, brandId: string, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await tx.run(sql`insert into channels_email.remote_image (brand_id, hash) select ${brandId}, hash from unnest(${addresses.map(imageHash)}::text[]) hash on conflict do nothing`);
}

/** Null when no mail that the actor's brands received shows it. */
export function remoteImage(tx: Tx, address: string): Promise<RemoteImageRow | undefined> {
  return tx.maybe<RemoteImageRow>(sql`select brand_id, hash, blob, type, fetched_at from channels_email.remote_image where hash = ${imageHash(address)} order by blob nulls last limit 1`);
}

export function keepRemoteImage(tx: Tx, row: RemoteImageRow, picture: { blob: string; type: string } | null): Promise<number> {
  return tx.run(sql`update channels_email.remote_image set blob = ${picture?.blob ?? null}, type = ${picture?.type ?? null}, fetched_at = ${tx.now} where brand_id = ${row.brand_id} and hash = ${row.hash}`);
}
