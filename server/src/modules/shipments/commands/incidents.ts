import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { INCIDENT_DECLARED, INCIDENT_ENDED, type IncidentDeclared, type IncidentEnded } from '../events.ts';
import { carrierKey, faultsOfIncident, type Incident } from '../rules/incidents/check-incident.ts';

/** A carrier is in trouble from now on, or since a while. One at a time for a carrier. */
export async function declareIncident(tx: Tx, brandId: string, given: Incident & { readonly words: string }): Promise<string> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  const faults = faultsOfIncident(given, tx.now);
  if (faults.length > 0) throw invalid('This cannot be declared.', faults);
  const carrier = given.carrier.trim();
  const id = tx.id();
  const made = await tx.run(sql`
    insert into shipments.incident (id, brand_id, carrier, carrier_key, countries, words, from_at, declared_at, declared_by)
    values (${id}, ${brandId}, ${carrier}, ${carrierKey(carrier)}, ${given.countries as string[]}::text[], ${given.words.trim()}, ${given.from}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null}) on conflict do nothing`);
  if (made === 0) throw conflict('already_declared', `Trouble with ${carrier} is declared already. End that first, or let it stand.`, [{ field: 'carrier', message: 'is declared already' }]);
  await record(tx, { action: 'shipments.incident_declared', subjectKind: 'incident', subjectId: id, brandId, facts: { carrier, countries: [...given.countries] } });
  const payload: IncidentDeclared = { carrier, countries: [...given.countries], from: given.from.toISOString() };
  await tx.announce({ name: INCIDENT_DECLARED, brandId, subjectId: id, payload: { ...payload } });
  return id;
}

/** The carrier works again. Ending it twice changes nothing. */
export async function endIncident(tx: Tx, id: string): Promise<void> {
  const held = await tx.maybe<{ brand_id: string; carrier: string; ended_at: Date | null }>(sql`select brand_id, carrier, ended_at from shipments.incident where id = ${id} for update`);
  if (held === undefined) throw notFound('incident');
  if (held.ended_at !== null) return;
  await tx.run(sql`update shipments.incident set ended_at = ${tx.now}, ended_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
  await record(tx, { action: 'shipments.incident_ended', subjectKind: 'incident', subjectId: id, brandId: held.brand_id, facts: { carrier: held.carrier } });
  const payload: IncidentEnded = { carrier: held.carrier };
  await tx.announce({ name: INCIDENT_ENDED, brandId: held.brand_id, subjectId: id, payload: { ...payload } });
}
