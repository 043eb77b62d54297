import type { Tx } from '../../../platform/db/tx.ts';

export const WATCH_JOB = 'shipments.watch';
/** News of a parcel comes in bursts: it is looked at once they are written. */
const PATIENCE_MS = 2000;
/** A first sync brings parcels by the ten thousand: they are looked at over an hour. */
const SPREAD_MS = 3_600_000;

/** Looks at a parcel again: what is foretold, and what is wrong with it. */
export async function watchSoon(tx: Tx, id: string, brandId: string): Promise<void> {
  const wait = tx.silent ? PATIENCE_MS + (Number.parseInt(id.slice(-4), 16) / 65_536) * SPREAD_MS : PATIENCE_MS;
  await tx.schedule({ kind: WATCH_JOB, key: id, brandId, payload: { shipment_id: id }, runAt: new Date(tx.now.getTime() + wait) });
}
