import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { askApproval, withdrawApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { holdersOf } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';
import { redateLater } from '../../sla/index.ts';
import { PEAK_CHANGED } from '../events.ts';
import type { PeakPlanShape } from '../contract.ts';
import { figuresOf } from '../queries/observe.ts';
import { planOf, presentPeak, type PeakRow } from '../queries/peaks.ts';

export const PEAK_LOOK_JOB = 'routing.look_for_peak';
export const PEAK_APPLY_JOB = 'routing.apply_peaks';
export const PEAK_REVIEW_JOB = 'routing.review_peak';
export const PEAK_APPROVAL = 'peak_mode';
const LOOK_MS = 300_000;

/** Saves what a brand does at a peak. One that is in force keeps the effects it began with. */
export async function savePeakPlan(tx: Tx, brandId: string, base: number, plan: PeakPlanShape): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  const saved = await tx.run(sql`
    insert into routing.peak_plan as held (brand_id, version, plan, by_id, at) select ${brandId}::uuid, 1, ${JSON.stringify(plan)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}::uuid, ${tx.now}::timestamptz
    where ${base}::integer = (select coalesce(max(version), 0) from routing.peak_plan where brand_id = ${brandId})
    on conflict (brand_id) do update set version = held.version + 1, plan = excluded.plan, by_id = excluded.by_id, at = excluded.at where held.version = ${base}::integer`);
  if (saved === 0) throw conflict('changed_meanwhile', 'Somebody saved another plan since you began. Look at theirs, then save again.');
  await record(tx, { action: 'routing.peak_plan_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { version: base + 1, volume_times: plan.volume_times, backlog: plan.backlog } });
  await tx.schedule({ kind: PEAK_LOOK_JOB, key: brandId, brandId, payload: { brand_id: brandId } });
}

export interface Proposal {
  /** hand, volume, backlog, or a word for whoever else proposes it */
  readonly because: string;
  readonly evidence: Readonly<Record<string, number | null>>;
  readonly lastsSeconds?: number;
  /** the carrier incident it is for */
  readonly incidentId?: string;
}

/**
 * Proposes a peak for a brand; anybody who sees one coming may. By hand it begins at once, by itself where the plan says
 * so, and in both cases only after a second person agreed where one is needed. Answers with its id; null when there is
 * one already.
 */
export async function proposePeak(tx: Tx, brandId: string, { because, evidence, lastsSeconds, incidentId }: Proposal): Promise<string | null> {
  if (await presentPeak(tx, brandId)) return null;
  const { plan } = await planOf(tx, brandId);
  const id = tx.id();
  const made = await tx.run(sql`
    insert into routing.peak (id, brand_id, state, because, evidence, effects, lasts_seconds, proposed_by, proposed_at, incident_id)
    values (${id}, ${brandId}, 'proposed', ${because}, ${JSON.stringify(evidence)}::jsonb, ${JSON.stringify(plan.effects)}::jsonb, ${lastsSeconds ?? plan.lasts_seconds}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now}, ${incidentId ?? null}) on conflict do nothing`);
  if (made === 0) return null;
  await record(tx, { action: 'routing.peak_proposed', subjectKind: 'peak', subjectId: id, brandId, facts: { because, ...evidence } });
  if (plan.needs_approval) await askSecond(tx, brandId, id);
  await tx.announce({ name: PEAK_CHANGED, brandId, subjectId: id, payload: { state: 'proposed', because } });
  const begins = !plan.needs_approval && (because === 'hand' || plan.begins_by_itself);
  if (begins) await beginPeak(tx, id);
  // Where a second person is asked, they are told of that.
  else if (!plan.needs_approval) await notify(tx, { kind: 'peak_proposed', brandId, personIds: await holdersOf(tx, brandId, 'routing.peak'), subjectKind: 'peak', subjectId: id });
  return id;
}

/** Somebody takes up what was proposed: it begins, or a second person is asked where the plan by now wants one. */
export async function takeUp(tx: Tx, { id, brand_id: brandId }: Pick<PeakRow, 'id' | 'brand_id'>): Promise<void> {
  const { plan } = await planOf(tx, brandId);
  await (plan.needs_approval ? askSecond(tx, brandId, id) : beginPeak(tx, id));
}

async function askSecond(tx: Tx, brandId: string, id: string): Promise<void> {
  const approval = await askApproval(tx, { brandId, kind: PEAK_APPROVAL, subjectId: id, conversationId: null, number: null, because: 'peak', permission: 'routing.peak', amountMinor: null, currency: null, reason: '' });
  await tx.run(sql`update routing.peak set approval_id = ${approval} where id = ${id}`);
}

/** A peak that was proposed is in force from now on. Doing it twice changes nothing. */
export async function beginPeak(tx: Tx, id: string): Promise<void> {
  const peak = await hold(tx, id);
  if (peak?.state !== 'proposed') return;
  const endsAt = new Date(tx.now.getTime() + peak.lasts_seconds * 1000);
  const before = await figuresOf(tx, peak.brand_id, new Date(tx.now.getTime() - peak.lasts_seconds * 1000), tx.now);
  await tx.run(sql`update routing.peak set state = 'active', began_at = ${tx.now}, ends_at = ${endsAt}, before = ${JSON.stringify(before)}::jsonb where id = ${id}`);
  await changed(tx, peak, 'active', null);
}

/** It ends, and everything it changed is as it was. What it was like is kept, with the time after it to follow. */
export async function endPeak(tx: Tx, id: string, because: 'hand' | 'time_over' | 'calm' | 'refused' | 'incident_over'): Promise<void> {
  const peak = await hold(tx, id);
  if (peak === undefined || (peak.state !== 'active' && peak.state !== 'proposed')) return;
  const by = tx.actor.kind === 'person' ? tx.actor.id : null;
  if (peak.state === 'proposed' || peak.began_at === null) {
    await tx.run(sql`update routing.peak set state = 'refused', ended_at = ${tx.now}, ended_by = ${by}, ended_because = ${because} where id = ${id}`);
    if (peak.approval_id !== null && because !== 'refused') await withdrawApproval(tx, peak.approval_id);
    await changed(tx, peak, 'refused', because);
    return;
  }
  const length = tx.now.getTime() - peak.began_at.getTime();
  const during = await figuresOf(tx, peak.brand_id, peak.began_at, tx.now);
  // It may have ended early: before is as long as it really was, with what waited when it began.
  const before = { ...(await figuresOf(tx, peak.brand_id, new Date(peak.began_at.getTime() - length), peak.began_at)), waiting: peak.before?.waiting ?? 0 };
  await tx.run(sql`update routing.peak set state = 'ended', ended_at = ${tx.now}, ended_by = ${by}, ended_because = ${because}, before = ${JSON.stringify(before)}::jsonb, during = ${JSON.stringify(during)}::jsonb where id = ${id}`);
  await tx.schedule({ kind: PEAK_REVIEW_JOB, key: id, brandId: peak.brand_id, payload: { peak_id: id }, runAt: new Date(tx.now.getTime() + length) });
  await changed(tx, peak, 'ended', because);
}

/** The same length of time after it has passed: the record is whole. */
export async function reviewPeak(tx: Tx, id: string): Promise<void> {
  const peak = await hold(tx, id);
  if (peak?.state !== 'ended' || peak.ended_at === null || peak.began_at === null) return;
  const after = await figuresOf(tx, peak.brand_id, peak.ended_at, new Date(2 * peak.ended_at.getTime() - peak.began_at.getTime()));
  await tx.run(sql`update routing.peak set after = ${JSON.stringify(after)}::jsonb where id = ${id}`);
}

async function changed(tx: Tx, peak: PeakRow, state: string, because: string | null): Promise<void> {
  const { brand_id: brandId } = peak;
  await tx.announce({ name: PEAK_CHANGED, brandId, subjectId: peak.id, payload: { state, because } });
  await record(tx, { action: `routing.peak_${state === 'active' ? 'began' : state}`, subjectKind: 'peak', subjectId: peak.id, brandId, facts: { because: because ?? peak.because } });
  await tx.schedule({ kind: PEAK_APPLY_JOB, key: 'all', brandId: null });
  await tx.schedule({ kind: PEAK_LOOK_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + LOOK_MS) });
  if (state === 'active') await tx.schedule({ kind: PEAK_LOOK_JOB, key: `${brandId} end`, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + peak.lasts_seconds * 1000) });
  if (peak.effects.relax.length > 0) await redateLater(tx, brandId, 'peak');
}

function hold(tx: Tx, id: string): Promise<PeakRow | undefined> {
  return tx.maybe<PeakRow>(sql`select * from routing.peak where id = ${id} for update`);
}
