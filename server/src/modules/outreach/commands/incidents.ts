import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { askApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { carrierKey, declareIncident, endIncident } from '../../shipments/index.ts';
import { INCIDENT_CHANGED } from '../events.ts';
import { faultsOfIncident, type IncidentWish } from '../rules/check-incident.ts';
import { holdIncident, type IncidentRow, type Said } from '../store/incidents.ts';

export const INCIDENT_APPROVAL = 'outreach_incident';
export const INCIDENT_JOB = 'outreach.tell_incident';

/** Somebody says that a carrier is in trouble and what customers shall read. A second person agrees before anybody does. */
export async function declare(tx: Tx, brandId: string, wish: IncidentWish): Promise<string> {
  const faults = faultsOfIncident(wish);
  if (faults.length > 0) throw invalid('This cannot be told yet.', faults.map((fault) => ({ ...fault })));
  const id = tx.id();
  const approval = await askApproval(tx, {
    brandId, kind: INCIDENT_APPROVAL, subjectId: id, conversationId: null, number: null, because: 'public', permission: 'outreach.approve', amountMinor: null, currency: null, reason: Object.values(wish.words)[0] ?? '',
  });
  await tx.run(sql`
    insert into outreach.incident (id, brand_id, carrier, countries, shipped_from, shipped_to, shipment_ids, words, status_line, over_words, late_days, state, approval_id, tag, declared_at, declared_by)
    values (${id}, ${brandId}, ${wish.carrier.trim()}, ${wish.countries as string[]}::text[], ${wish.shippedFrom}, ${wish.shippedTo}, ${wish.shipmentIds as string[]}::uuid[], ${wish.words}, ${wish.statusLine}, ${wish.overWords}, ${wish.lateDays}, 'waiting', ${approval}, ${wish.tag},
      ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  await record(tx, { action: 'outreach.incident_declared', subjectKind: 'incident', subjectId: id, brandId, facts: { carrier: wish.carrier } });
  await changed(tx, brandId, id, 'waiting');
  return id;
}

/** A second person agreed, or did not. Colleagues see the same trouble from now on. */
export async function decideIncident(tx: Tx, id: string, agreed: boolean): Promise<void> {
  const held = await holdIncident(tx, id);
  if (held?.state !== 'waiting') return;
  if (!agreed) {
    await tx.run(sql`update outreach.incident set state = 'ended', ended_at = ${tx.now} where id = ${id}`);
    return changed(tx, held.brand_id, id, 'ended');
  }
  const trouble = await troubleOf(tx, held);
  await tx.run(sql`update outreach.incident set state = 'deciding', began_at = ${tx.now}, trouble_id = ${trouble} where id = ${id}`);
  await tx.schedule({ kind: INCIDENT_JOB, key: id, brandId: held.brand_id, payload: { incident_id: id } });
  await changed(tx, held.brand_id, id, 'deciding');
}

/** The same trouble as the floor knows it: the one that is declared already, or a new one. Picked parcels are no trouble of a carrier. */
async function troubleOf(tx: Tx, held: IncidentRow): Promise<string | null> {
  if (held.shipment_ids.length > 0) return null;
  const open = await tx.maybe<{ id: string }>(sql`select id from shipments.incident where brand_id = ${held.brand_id} and carrier_key = ${carrierKey(held.carrier)} and ended_at is null`);
  return open?.id ?? declareIncident(tx, held.brand_id, { carrier: held.carrier, countries: held.countries, from: new Date(Math.max((held.shipped_from ?? held.declared_at).getTime(), tx.now.getTime() - 29 * 86_400_000)), words: held.words.en ?? Object.values(held.words)[0] ?? '' });
}

/** It is over: whoever was told is told that too, where something is to be said. Ending it twice changes nothing. */
export async function endTelling(tx: Tx, id: string, overWords: Said | null): Promise<void> {
  const held = await holdIncident(tx, id);
  if (held === undefined) throw notFound('incident');
  if (held.state === 'ended' || held.state === 'ending') return;
  if (held.state !== 'on') throw conflict('not_begun', 'It has not been told to everybody yet. End it once that is done, or refuse it in the approvals.');
  const words = overWords ?? held.over_words;
  const speaks = Object.values(words).some((one) => one.trim() !== '');
  await tx.run(sql`update outreach.incident set state = ${speaks ? 'ending' : 'ended'}, over_words = ${words}, place = null, ended_at = ${tx.now} where id = ${id}`);
  // Nobody is told of trouble that is over.
  await tx.run(sql`update outreach.decision set state = 'not_sent', because = 'over', send_at = null where incident_id = ${id} and state = 'due' and trigger = 'incident'`);
  if (speaks) await tx.schedule({ kind: INCIDENT_JOB, key: id, brandId: held.brand_id, payload: { incident_id: id } });
  if (held.trouble_id !== null) await endIncident(tx, held.trouble_id);
  await record(tx, { action: 'outreach.incident_ended', subjectKind: 'incident', subjectId: id, brandId: held.brand_id, facts: { carrier: held.carrier } });
  await changed(tx, held.brand_id, id, 'ended');
}

const changed = (tx: Tx, brandId: string, id: string, state: string): Promise<void> => tx.announce({ name: INCIDENT_CHANGED, brandId, subjectId: id, payload: { state } });
