import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { holdersOf } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';
import { TROUBLE_SUSPECTED, type TroubleSuspected } from '../events.ts';
import type { Trouble } from '../rules/incidents/find-trouble.ts';
import { declareIncident } from './incidents.ts';

/** After somebody said that it is nothing, or a trouble was over, it is not asked again at once. */
const PATIENCE_DAYS = 3;

/** A carrier seems to be in trouble: whoever may declare it is told, once, and sees what speaks for it. */
export async function suspect(tx: Tx, brandId: string, about: { carrier: string; key: string; country: string }, trouble: Trouble): Promise<void> {
  const since = new Date(tx.now.getTime() - PATIENCE_DAYS * 86_400_000);
  const said = await tx.maybe(sql`
    select 1 from shipments.suspicion where brand_id = ${brandId} and carrier_key = ${about.key} and (found_at > ${since} or (incident_id is null and dismissed_at is null and calmed_at is null))
    union all select 1 from shipments.incident where brand_id = ${brandId} and carrier_key = ${about.key} and (ended_at is null or ended_at > ${since}) limit 1`);
  if (said !== undefined) return;
  const id = tx.id();
  const made = await tx.run(sql`
    insert into shipments.suspicion (id, brand_id, carrier, carrier_key, country, found_at, evidence) values (${id}, ${brandId}, ${about.carrier}, ${about.key}, ${about.country}, ${tx.now}, ${JSON.stringify(trouble)}::jsonb) on conflict do nothing`);
  if (made === 0) return;
  const payload: TroubleSuspected = { carrier: about.carrier, country: about.country, on_the_way: trouble.onTheWay, unscanned: trouble.unscanned };
  await tx.announce({ name: TROUBLE_SUSPECTED, brandId, subjectId: id, payload: { ...payload } });
  await notify(tx, { kind: 'carrier_trouble', brandId, personIds: await holdersOf(tx, brandId, 'shipments.incidents'), subjectKind: 'suspicion', subjectId: id });
}

/** Nobody answered for three days: it is not asked any longer. */
export async function calm(tx: Tx, brandId: string): Promise<void> {
  await tx.run(sql`
    update shipments.suspicion set calmed_at = ${tx.now} where brand_id = ${brandId} and incident_id is null and dismissed_at is null and calmed_at is null and found_at < ${new Date(tx.now.getTime() - PATIENCE_DAYS * 86_400_000)}`);
}

/** Somebody declares what was suspected. Answers with the incident. */
export async function declareSuspected(tx: Tx, id: string, words: string): Promise<string> {
  const held = await openSuspicion(tx, id);
  const incident = await declareIncident(tx, held.brand_id, { carrier: held.carrier, countries: held.country === '' ? [] : [held.country], words, from: held.found_at });
  await tx.run(sql`update shipments.suspicion set incident_id = ${incident} where id = ${id}`);
  return incident;
}

/** Somebody says that it is nothing. */
export async function dismissSuspected(tx: Tx, id: string): Promise<void> {
  const held = await openSuspicion(tx, id);
  await tx.run(sql`update shipments.suspicion set dismissed_at = ${tx.now}, dismissed_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
  await record(tx, { action: 'shipments.suspicion_dismissed', subjectKind: 'suspicion', subjectId: id, brandId: held.brand_id, facts: { carrier: held.carrier } });
}

async function openSuspicion(tx: Tx, id: string): Promise<{ brand_id: string; carrier: string; country: string; found_at: Date }> {
  const held = await tx.maybe<{ brand_id: string; carrier: string; country: string; found_at: Date; settled: boolean }>(sql`
    select brand_id, carrier, country, found_at, incident_id is not null or dismissed_at is not null or calmed_at is not null as settled from shipments.suspicion where id = ${id} for update`);
  if (held === undefined) throw notFound('suspicion');
  if (held.settled) throw conflict('already_settled', 'Somebody has answered this already, or it has passed. Look at the list again.');
  return held;
}
