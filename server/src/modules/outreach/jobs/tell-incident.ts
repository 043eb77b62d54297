import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { consider } from '../commands/consider.ts';
import { INCIDENT_JOB } from '../commands/incidents.ts';
import { INCIDENT_CHANGED } from '../events.ts';
import { programmeOf } from '../queries/programmes.ts';
import { happening, type Happening } from '../rules/happening.ts';
import { startOf } from '../rules/programme.ts';
import { affectedParcels, holdIncident, type IncidentRow } from '../store/incidents.ts';

const BATCH = 5000;

/**
 * Decides about the next parcels an incident touches and moves its place, in one transaction: after a crash it goes on where it stood, and
 * nobody is decided twice. Its end is told in the same way to whoever was told of its beginning.
 */
export const tellIncident: JobHandler = {
  attempts: 20,
  inside: async (tx, job) => {
    const id = String(job.payload.incident_id);
    const held = await holdIncident(tx, id);
    if (held?.state !== 'deciding' && held?.state !== 'ending') return;
    const batch = held.state === 'deciding' ? await beginnings(tx, held) : await ends(tx, held);
    const programme = await programmeOf(tx, held.brand_id, 'incident');
    await consider(tx, held.brand_id, batch.happenings, { terms: () => ({ id: programme?.id ?? held.brand_id, programme: programme?.live ?? startOf('incident'), on: true }), lateDays: held.late_days });
    if (batch.next !== null) {
      await tx.run(sql`update outreach.incident set place = ${batch.next} where id = ${id}`);
      await tx.schedule({ kind: INCIDENT_JOB, key: id, brandId: held.brand_id, payload: { incident_id: id } });
      return;
    }
    const state = held.state === 'deciding' ? 'on' : 'ended';
    await tx.run(sql`update outreach.incident set state = ${state}, place = null where id = ${id}`);
    await tx.announce({ name: INCIDENT_CHANGED, brandId: held.brand_id, subjectId: id, payload: { state } });
  },
};

interface Batch {
  readonly happenings: readonly Happening[];
  readonly next: string | null;
}

async function beginnings(tx: Tx, held: IncidentRow): Promise<Batch> {
  const parcels = await affectedParcels(tx, held, held.place, BATCH);
  return {
    happenings: parcels.map((parcel) => happening({ trigger: 'incident', key: `${held.id}:${parcel.id}`, aboutId: parcel.id, orderId: parcel.order_id, shipmentId: parcel.id, incidentId: held.id, happenedAt: held.began_at ?? tx.now })),
    next: parcels.length === BATCH ? (parcels.at(-1)?.id ?? null) : null,
  };
}

async function ends(tx: Tx, held: IncidentRow): Promise<Batch> {
  const told = await tx.rows<{ shipment_id: string; order_id: string | null }>(sql`
    select shipment_id, order_id from outreach.decision where incident_id = ${held.id} and trigger = 'incident' and state in ('leaving', 'sent') and shipment_id is not null
      and (${held.place}::uuid is null or shipment_id > ${held.place}::uuid) order by shipment_id limit ${BATCH}`);
  return {
    happenings: told.map((row) => happening({ trigger: 'incident_over', key: `${held.id}:${row.shipment_id}`, aboutId: row.shipment_id, orderId: row.order_id, shipmentId: row.shipment_id, incidentId: held.id, happenedAt: held.ended_at ?? tx.now })),
    next: told.length === BATCH ? (told.at(-1)?.shipment_id ?? null) : null,
  };
}
