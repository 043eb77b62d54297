import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ShipmentState } from '../rules/shipment-state.ts';
import { isOver } from '../rules/watch/watch.ts';

export const WATCH_JOB = 'shipments.watch';
/** News of a parcel comes in bursts: it is looked at once they are written. */
const PATIENCE_MS = 2000;
/** A first sync brings parcels by the ten thousand: they are looked at over an hour. */
const SPREAD_MS = 3_600_000;

/** Looks at a parcel again: what is foretold, and what is wrong with it. History that has ended needs no look. */
export async function watchSoon(tx: Tx, id: string, brandId: string, state: ShipmentState): Promise<void> {
  if (tx.silent && isOver(state)) return;
  const wait = tx.silent ? PATIENCE_MS + (Number.parseInt(id.slice(-4), 16) / 65_536) * SPREAD_MS : PATIENCE_MS;
  await tx.schedule({ kind: WATCH_JOB, key: id, brandId, payload: { shipment_id: id }, runAt: new Date(tx.now.getTime() + wait) });
}

/** How many parcels of a brand are looked at again at once; the others within a day. */
const MOST_AGAIN = 500;

/** Looks at a brand's newest parcels under way again, because more was learned. */
export async function lookAgain(tx: Tx, brandId: string): Promise<void> {
  const rows = await tx.rows<{ id: string }>(sql`select id from shipments.shipment where brand_id = ${brandId} and state not in ('delivered', 'returned', 'expired') order by changed_at desc limit ${MOST_AGAIN}`);
  await tx.scheduleAll(rows.map(({ id }) => ({ kind: WATCH_JOB, key: id, brandId, payload: { shipment_id: id } })));
}
