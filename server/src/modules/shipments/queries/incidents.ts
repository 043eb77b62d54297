import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { IncidentView } from '../contract.ts';

interface Row {
  id: string;
  brand_id: string;
  carrier: string;
  countries: string[];
  words: string;
  from_at: Date;
  declared_at: Date;
  declared_by: string | null;
  ended_at: Date | null;
}

const MOST = 100;

/** What was declared in a brand: what goes on first, then the newest. */
export async function showIncidents(tx: Tx, brandId: string): Promise<IncidentView[]> {
  const rows = await tx.rows<Row>(sql`select id, brand_id, carrier, countries, words, from_at, declared_at, declared_by, ended_at from shipments.incident where brand_id = ${brandId} order by ended_at is not null, declared_at desc limit ${MOST}`);
  return rows.map(viewOf);
}

export async function showIncident(tx: Tx, id: string): Promise<IncidentView | undefined> {
  const row = await tx.maybe<Row>(sql`select id, brand_id, carrier, countries, words, from_at, declared_at, declared_by, ended_at from shipments.incident where id = ${id}`);
  return row && viewOf(row);
}

/** Whether any carrier of a brand is in trouble. */
export async function hasOpenIncident(tx: Tx, brandId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from shipments.incident where brand_id = ${brandId} and ended_at is null limit 1`)) !== undefined;
}

function viewOf(row: Row): IncidentView {
  return { id: row.id, brand_id: row.brand_id, carrier: row.carrier, countries: row.countries, words: row.words, from: row.from_at.toISOString(), declared_at: row.declared_at.toISOString(), declared_by: row.declared_by, ended_at: row.ended_at?.toISOString() ?? null };
}
