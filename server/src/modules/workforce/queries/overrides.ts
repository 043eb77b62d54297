import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ForecastOverrideView } from '../contract.ts';
import type { Override } from '../forecast/index.ts';

interface Row {
  readonly id: string;
  readonly from_at: Date;
  readonly to_at: Date;
  readonly percent: number;
  readonly reason: string;
  readonly made_at: Date;
  readonly made_by: string | null;
  readonly removed_at: Date | null;
}

/** Those that touch a span, the first to begin first; taken back ones too. */
export async function overridesIn(tx: Tx, about: { brandId: string; channel: string }, from: Date, to: Date): Promise<{ shown: ForecastOverrideView[]; held: (Override & { madeAt: Date; removedAt: Date | null })[] }> {
  const rows = await tx.rows<Row>(sql`
    select id, from_at, to_at, percent, reason, made_at, made_by, removed_at from workforce.override
    where brand_id = ${about.brandId} and channel = ${about.channel} and from_at < ${to} and to_at > ${from} order by from_at, id limit 500`);
  return { shown: await show(tx, rows), held: rows.map((row) => ({ from: row.from_at, to: row.to_at, percent: row.percent, madeAt: row.made_at, removedAt: row.removed_at })) };
}

export async function overrideById(tx: Tx, id: string): Promise<ForecastOverrideView> {
  const rows = await tx.rows<Row>(sql`select id, from_at, to_at, percent, reason, made_at, made_by, removed_at from workforce.override where id = ${id}`);
  const [one] = await show(tx, rows);
  if (!one) throw notFound('override');
  return one;
}

async function show(tx: Tx, rows: readonly Row[]): Promise<ForecastOverrideView[]> {
  const names = await peopleNames(tx, [...new Set(rows.flatMap((row) => row.made_by ?? []))]);
  return rows.map((row) => ({
    id: row.id, from: row.from_at.toISOString(), to: row.to_at.toISOString(), percent: row.percent, reason: row.reason, made_at: row.made_at.toISOString(),
    made_by: row.made_by === null ? null : (names.get(row.made_by) ?? null), removed: row.removed_at !== null,
  }));
}
