import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PeakEffectsShape, PeakFiguresShape, PeakPlanShape, PeakView } from '../contract.ts';
import { usualPlan } from '../rules/peak.ts';

interface PlanHeld {
  readonly version: number;
  readonly plan: PeakPlanShape;
}

export async function planOf(tx: Tx, brandId: string): Promise<PlanHeld> {
  const row = await tx.maybe<{ version: number; plan: Partial<PeakPlanShape> }>(sql`select version, plan from routing.peak_plan where brand_id = ${brandId}`);
  return { version: row?.version ?? 0, plan: { ...usualPlan, ...row?.plan } };
}

export interface PeakRow {
  id: string;
  brand_id: string;
  state: PeakView['state'];
  because: string;
  evidence: Record<string, number | null>;
  effects: PeakEffectsShape;
  lasts_seconds: number;
  proposed_by: string | null;
  proposed_at: Date;
  approval_id: string | null;
  incident_id: string | null;
  began_at: Date | null;
  ends_at: Date | null;
  ended_at: Date | null;
  ended_because: string | null;
  before: PeakFiguresShape | null;
  during: PeakFiguresShape | null;
  after: PeakFiguresShape | null;
}

/** The peak that is proposed or in force. */
export function presentPeak(tx: Tx, brandId: string): Promise<PeakRow | undefined> {
  return tx.maybe<PeakRow>(sql`select * from routing.peak where brand_id = ${brandId} and state in ('proposed', 'active')`);
}

/** Peaks of a brand, the newest first. */
export async function showPeaks(tx: Tx, brandId: string): Promise<PeakView[]> {
  const rows = await tx.rows<PeakRow>(sql`select * from routing.peak where brand_id = ${brandId} order by proposed_at desc limit 50`);
  return rows.map(viewOf);
}

function viewOf(row: PeakRow): PeakView {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id, brand_id: row.brand_id, state: row.state, because: row.because, evidence: row.evidence, incident_id: row.incident_id, effects: row.effects, proposed_at: row.proposed_at.toISOString(), proposed_by: row.proposed_by,
    needs_approval: row.approval_id !== null && row.state === 'proposed', began_at: iso(row.began_at), ends_at: iso(row.ends_at), ended_at: iso(row.ended_at), ended_because: row.ended_because,
    before: row.before, during: row.during, after: row.after,
  };
}

/** What the chat says above everything else while a peak is in force, by language; null when nothing. */
export async function bannerOf(tx: Tx, brandId: string): Promise<Readonly<Record<string, string>> | null> {
  const row = await tx.maybe<{ banner: Record<string, string> }>(sql`select effects -> 'banner' as banner from routing.peak where brand_id = ${brandId} and state = 'active'`);
  return row === undefined || Object.keys(row.banner).length === 0 ? null : row.banner;
}

/** Contact reasons that may take longer while a peak is in force: how many times as long. */
export async function relaxedIn(tx: Tx, brandId: string): Promise<PeakEffectsShape['relax']> {
  const row = await tx.maybe<{ relax: PeakEffectsShape['relax'] }>(sql`select effects -> 'relax' as relax from routing.peak where brand_id = ${brandId} and state = 'active'`);
  return row?.relax ?? [];
}

/** Somebody has settled when peak mode is proposed for a brand and what it does. */
export async function isPeakPlanned(tx: Tx, brandId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 as held from routing.peak_plan where brand_id = ${brandId}`)) !== undefined;
}
