import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Columns } from '../rules/csv-rows.ts';
import type { FormatName, ImportState } from '../contract.ts';
import type { ReadPerson } from '../rules/past.ts';

/** What an import found and did so far. */
export interface Counts {
  conversations: number;
  messages: number;
  new: number;
  grown: number;
  known: number;
  people: number;
  files: number;
  left_out: number;
  oldest: string | null;
  newest: string | null;
}

export const noCounts: Counts = { conversations: 0, messages: 0, new: 0, grown: 0, known: 0, people: 0, files: 0, left_out: 0, oldest: null, newest: null };

export interface SampleRow {
  source_id: string;
  subject: string;
  customer: string;
  messages: number;
  category: string;
  opened_at: string;
}

export interface ImportRow {
  id: string;
  brand_id: string;
  format: FormatName;
  source: string;
  name: string;
  blob: string;
  size: number;
  state: ImportState;
  turn: number;
  position: number;
  around: string;
  line: number;
  columns: Columns | null;
  headers: string[] | null;
  delimiter: string | null;
  fetch_files: boolean;
  counts: Counts;
  sample: SampleRow[];
  problem: string | null;
  created_by: string | null;
  created_at: Date;
  began_at: Date | null;
  ended_at: Date | null;
}

export async function importById(tx: Tx, id: string): Promise<ImportRow> {
  const row = await tx.maybe<ImportRow>(sql`select * from transfers.import where id = ${id}`);
  if (!row) throw notFound('import');
  return { ...row, counts: { ...noCounts, ...row.counts } };
}

export async function holdImport(tx: Tx, id: string): Promise<ImportRow> {
  const row = await tx.maybe<ImportRow>(sql`select * from transfers.import where id = ${id} for update`);
  if (!row) throw notFound('import');
  return { ...row, counts: { ...noCounts, ...row.counts } };
}

/** Where it stands after a batch. Answers with the state somebody may have set meanwhile; throws `Overtaken` when it was started anew. */
export async function keepProgress(tx: Tx, row: Pick<ImportRow, 'id' | 'turn'>, at: { position: number; around: string; line: number; counts: Counts; sample: readonly SampleRow[] }): Promise<ImportState> {
  const kept = await tx.maybe<{ state: ImportState }>(sql`
    update transfers.import set position = ${at.position}, around = ${at.around}, line = ${at.line}, counts = ${at.counts}, sample = ${JSON.stringify(at.sample)}::jsonb where id = ${row.id} and turn = ${row.turn} returning state`);
  if (!kept) throw new Overtaken('the import was started anew');
  return kept.state;
}

/** Somebody else reads this import now: what was read here is dropped with its transaction. */
export class Overtaken extends Error {}

export interface LeftOut {
  readonly place: string;
  readonly reason: string;
  readonly excerpt?: string | undefined;
}

export function keepLeftOut(tx: Tx, row: Pick<ImportRow, 'id' | 'brand_id'>, entries: readonly LeftOut[]): void {
  for (const entry of entries) {
    tx.post(sql`insert into transfers.left_out (id, import_id, brand_id, place, reason, excerpt, at) values (${tx.id()}, ${row.id}, ${row.brand_id}, ${entry.place.slice(0, 100)}, ${entry.reason.slice(0, 500)}, ${(entry.excerpt ?? '').slice(0, 200)}, ${tx.now})`);
  }
}

export async function knownPeople(tx: Tx, row: Pick<ImportRow, 'brand_id' | 'source'>): Promise<Map<string, ReadPerson>> {
  const rows = await tx.rows<{ source_id: string; name: string; email: string; ours: boolean }>(sql`select source_id, name, email, ours from transfers.known_person where brand_id = ${row.brand_id} and source = ${row.source}`);
  return new Map(rows.map((one) => [one.source_id, { sourceId: one.source_id, name: one.name, email: one.email, ours: one.ours }]));
}

export function keepPeople(tx: Tx, row: Pick<ImportRow, 'brand_id' | 'source'>, people: readonly ReadPerson[]): void {
  for (const one of people) {
    tx.post(sql`
      insert into transfers.known_person (brand_id, source, source_id, name, email, ours) values (${row.brand_id}, ${row.source}, ${one.sourceId}, ${one.name.slice(0, 200)}, ${one.email.slice(0, 254)}, ${one.ours})
      on conflict (brand_id, source, source_id) do update set name = excluded.name, email = excluded.email, ours = excluded.ours`);
  }
}
