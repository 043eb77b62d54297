import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { carrierKey } from '../../shipments/index.ts';
import type { IncidentView } from '../contract.ts';
import { incidentsByIds, type IncidentRow } from '../store/incidents.ts';

/** Incidents of a brand, newest first, with how far they are. */
export async function listIncidents(tx: Tx, brandId: string): Promise<IncidentView[]> {
  const ids = await tx.rows<{ id: string }>(sql`select id from outreach.incident where brand_id = ${brandId} order by declared_at desc limit 100`);
  const rows = (await incidentsByIds(tx, ids.map((row) => row.id))).toSorted((a, b) => b.declared_at.getTime() - a.declared_at.getTime());
  const counted = await tx.rows<IncidentView['progress'] & { incident_id: string }>(sql`
    select d.incident_id, count(*)::integer as decided, count(*) filter (where d.state in ('due', 'leaving'))::integer as due, count(*) filter (where d.state = 'sent')::integer as sent, count(*) filter (where d.because = 'held_out')::integer as held_out,
      count(*) filter (where d.state = 'not_sent' and d.because <> 'held_out')::integer as not_told, count(*) filter (where d.state = 'failed')::integer as failed,
      (select count(*)::integer from outreach.contact c join outreach.decision x on x.id = c.decision_id where x.incident_id = d.incident_id) as contacts
    from outreach.decision d where d.incident_id = any (${rows.map((row) => row.id)}::uuid[]) and d.trigger = 'incident' group by 1`);
  return rows.map((row) => viewOf(row, counted.find((one) => one.incident_id === row.id)));
}

const none: IncidentView['progress'] = { decided: 0, due: 0, sent: 0, not_told: 0, held_out: 0, failed: 0, contacts: 0 };

function viewOf(row: IncidentRow, progress: (IncidentView['progress'] & { incident_id: string }) | undefined): IncidentView {
  const written = (at: Date | null): string | null => at?.toISOString() ?? null;
  const { incident_id: _, ...counts } = progress ?? { ...none, incident_id: '' };
  return {
    id: row.id, brand_id: row.brand_id, carrier: row.carrier, countries: row.countries, shipped_from: written(row.shipped_from), shipped_to: written(row.shipped_to), picked: row.shipment_ids.length, words: row.words, status_line: row.status_line, over_words: row.over_words,
    late_days: row.late_days, state: row.state, tag: row.tag, declared_at: row.declared_at.toISOString(), began_at: written(row.began_at), ended_at: written(row.ended_at), progress: counts,
  };
}

export interface PublicIncident {
  readonly id: string;
  readonly carrier: string;
  /** the line to show, by language; where there is none, what happened */
  readonly lines: Readonly<Record<string, string>>;
  readonly since: string;
  readonly late_days: number;
}

/**
 * What shoppers are told of a brand's open incidents on the tracking page and in the widget: all of them, or those that touch a parcel
 * (its carrier and where it goes).
 */
export async function incidentsFor(tx: Tx, brandId: string, parcel?: { readonly id: string; readonly carrier: string; readonly country: string | null }): Promise<PublicIncident[]> {
  const ids = await tx.rows<{ id: string }>(sql`select id from outreach.incident where brand_id = ${brandId} and state in ('deciding', 'on')`);
  return (await incidentsByIds(tx, ids.map((row) => row.id))).filter((row) => parcel === undefined || touches(row, parcel)).map((row) => ({
    id: row.id, carrier: row.carrier, lines: Object.values(row.status_line).some((line) => line.trim() !== '') ? row.status_line : row.words, since: (row.began_at ?? row.declared_at).toISOString(), late_days: row.late_days,
  }));
}

function touches(row: IncidentRow, parcel: { readonly id: string; readonly carrier: string; readonly country: string | null }): boolean {
  if (row.shipment_ids.length > 0) return row.shipment_ids.includes(parcel.id);
  return carrierKey(row.carrier) === carrierKey(parcel.carrier) && (row.countries.length === 0 || parcel.country === null || row.countries.includes(parcel.country.toUpperCase()));
}
