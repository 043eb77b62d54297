import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { DriftView } from '../contract.ts';
import { findDrift, sharesOf, type Span } from '../rules/find-drift.ts';
import { reasonsByKey } from './settings-of.ts';

const DAY_MS = 86_400_000;
const WEEKS = 13;
/** The last seven days stand against so many weeks before them. */
const BEFORE = 4;
const MOST_REASONS = 12;

/** Readings of a brand in weeks that end now, the oldest first; and what moved. */
export async function showDrift(tx: Tx, brandId: string): Promise<DriftView> {
  const from = (week: number): Date => new Date(tx.now.getTime() - (WEEKS - week) * 7 * DAY_MS);
  const [weeks, reasons, judged, names] = await Promise.all([
    tx.rows<{ week: number; read: number; out: number; sure: number; squares: number }>(sql`
      select floor(extract(epoch from at - ${from(0)}) / 604800)::integer as week, count(*)::integer as read, count(*) filter (where out_of_scope)::integer as out, sum(confidence::float8) as sure, sum(confidence::float8 * confidence) as squares
      from triage.reading where brand_id = ${brandId} and at >= ${from(0)} and at < ${tx.now} group by 1`),
    tx.rows<{ key: string; now: number; before: number }>(sql`
      select reason_key as key, count(*) filter (where at >= ${from(WEEKS - 1)})::integer as now, count(*) filter (where at < ${from(WEEKS - 1)})::integer as before
      from triage.reading where brand_id = ${brandId} and at >= ${from(WEEKS - 1 - BEFORE)} and at < ${tx.now} group by 1`),
    tx.rows<{ week: number; judged: number; right: number }>(sql`
      select floor(extract(epoch from v.at - ${from(0)}) / 604800)::integer as week, count(*)::integer as judged, count(*) filter (where coalesce(n.key, r.key) = v.said_key or r.key = v.said_key)::integer as right
      from triage.verdict v join taxonomy.reason r on r.id = v.reason_id left join taxonomy.reason n on n.id = r.replaced_by_id where v.brand_id = ${brandId} and v.at >= ${from(0)} and v.at < ${tx.now} group by 1`),
    reasonsByKey(tx, brandId),
  ]);
  const filed = new Map(judged.map((row) => [row.week, row]));
  const span = (week: number): Span => {
    const row = weeks.find((one) => one.week === week);
    const { judged: of = 0, right = 0 } = filed.get(week) ?? {};
    return { read: row?.read ?? 0, outOfScope: row?.out ?? 0, confidence: row?.sure ?? 0, confidenceSquares: row?.squares ?? 0, judged: of, right, reasons: new Map() };
  };
  const spans = Array.from({ length: WEEKS }, (_, week) => span(week));
  const before = { ...spans.slice(-1 - BEFORE, -1).reduce(added), reasons: new Map(reasons.map((row) => [row.key, row.before])) };
  const now = { ...(spans.at(-1) ?? before), reasons: new Map(reasons.map((row) => [row.key, row.now])) };
  const named = (key: string) => ({ key, name: names.get(key)?.name ?? key });
  return {
    weeks: spans.map((one, week) => ({ from: from(week).toISOString(), read: one.read, out_of_scope: part(one.outOfScope, one.read), confidence: part(one.confidence, one.read), judged: one.judged, right: one.right })),
    moved: findDrift(before, now).map((one) => ({ ...one, reason: one.reason === null ? null : named(one.reason) })),
    reasons: sharesOf(before, now).slice(0, MOST_REASONS).map((one) => ({ reason: named(one.reason), before: one.before, now: one.now })),
  };
}

function added(a: Span, b: Span): Span {
  return { read: a.read + b.read, outOfScope: a.outOfScope + b.outOfScope, confidence: a.confidence + b.confidence, confidenceSquares: a.confidenceSquares + b.confidenceSquares, judged: a.judged + b.judged, right: a.right + b.right, reasons: a.reasons };
}

const part = (some: number, of: number): number => (of === 0 ? 0 : some / of);
