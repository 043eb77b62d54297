import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { conflict, forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import type { NewPlanInput, PlanOutcomeView, PlanView, PlanWholeView, ShiftView } from '../contract-schedule.ts';
import type { ShiftActivity } from '../scheduling/index.ts';

/** What is kept of how a plan was asked for; `need` so that it can be judged again without reckoning the staffing anew. */
export interface PlanAsked {
  readonly begin: NewPlanInput['begin'];
  readonly seconds: number;
  readonly seed: number;
  readonly stop?: boolean;
}

export interface PlanRow {
  id: string;
  name: string;
  brand_ids: string[];
  from_day: string;
  weeks: number;
  person_ids: string[];
  state: PlanView['state'];
  asked: PlanAsked;
  progress: { price?: number; short_hours?: number; used?: number };
  outcome: PlanOutcomeView | null;
  problem: string | null;
  version: number;
  made_at: Date;
  made_by: string | null;
  published_at: Date | null;
  published_by: string | null;
}

export async function planRows(tx: Tx, page: { limit: number; after: { at: string; id: string } | null }): Promise<Omit<PlanRow, 'outcome'>[]> {
  return tx.rows<PlanRow>(sql`
    select id, name, brand_ids, from_day::text as from_day, weeks, person_ids, state, asked, progress, problem, version, made_at, made_by, published_at, published_by from workforce.plan
    where state <> 'cancelled' and (${page.after?.id ?? null}::uuid is null or (made_at, id) < (${page.after?.at ?? null}::timestamptz, ${page.after?.id ?? null}::uuid)) order by made_at desc, id desc limit ${page.limit}`);
}

/** A plan names people of all its brands: it is for who may plan each of them. */
export async function planById(tx: Tx, id: string): Promise<PlanRow> {
  const row = await tx.maybe<PlanRow>(sql`
    select id, name, brand_ids, from_day::text as from_day, weeks, person_ids, state, asked, progress, outcome, problem, version, made_at, made_by, published_at, published_by from workforce.plan where id = ${id}`);
  if (!row) throw notFound('plan');
  if (row.brand_ids.some((brand) => !may(tx.actor, 'workforce.write', brand))) throw forbidden('workforce.write');
  return row;
}

/** The plan, held until the end of the transaction. @throws Refusal where another version was seen, or it is no draft */
export async function holdPlan(tx: Tx, id: string, version: number | null): Promise<PlanRow> {
  await tx.maybe(sql`select id from workforce.plan where id = ${id} for update`);
  const plan = await planById(tx, id);
  if (version === null) return plan;
  if (plan.state !== 'draft') throw conflict('plan_not_draft', plan.state === 'published' ? 'This plan is published. Begin a new one from what is published to change it.' : 'This plan cannot be changed now.', [{ message: `it is ${plan.state}`, state: plan.state }]);
  if (plan.version !== version) throw conflict('plan_moved', 'Somebody else changed this plan meanwhile. Look at it as it is now, then change it again.', [{ message: `you saw version ${version}, it is ${plan.version}`, version: plan.version }]);
  return plan;
}

export async function moveVersion(tx: Tx, id: string): Promise<number> {
  return (await tx.one<{ version: number }>(sql`update workforce.plan set version = version + 1, changed_at = ${tx.now} where id = ${id} returning version`)).version;
}

interface DraftRow {
  id: string;
  person_id: string;
  from_at: Date;
  to_at: Date;
  activities: ShiftActivity[];
}

export const shiftView = (row: DraftRow): ShiftView => ({ id: row.id, person_id: row.person_id, from: row.from_at.toISOString(), to: row.to_at.toISOString(), activities: row.activities.map((one) => ({ ...one })) });

export async function draftShifts(tx: Tx, planId: string, personIds: readonly string[] | null = null, touching: { readonly from: Date; readonly to: Date } | null = null): Promise<ShiftView[]> {
  const rows = await tx.rows<DraftRow>(sql`
    select id, person_id, from_at, to_at, activities from workforce.draft_shift
    where plan_id = ${planId} and (${touching?.from ?? null}::timestamptz is null or (from_at < ${touching?.to ?? null}::timestamptz and to_at > ${touching?.from ?? null}::timestamptz)) and (${personIds === null ? null : [...personIds]}::uuid[] is null or person_id = any (${personIds === null ? null : [...personIds]}::uuid[])) order by person_id, from_at, id`);
  return rows.map(shiftView);
}

/** Shifts of a plan by name, where they are there: of a plan of thousands, those a change is about. */
export async function draftByIds(tx: Tx, planId: string, ids: readonly string[]): Promise<ShiftView[]> {
  return ids.length === 0 ? [] : (await tx.rows<DraftRow>(sql`select id, person_id, from_at, to_at, activities from workforce.draft_shift where plan_id = ${planId} and id = any (${[...ids]}::uuid[])`)).map(shiftView);
}

export async function writeDraft(tx: Tx, planId: string, shifts: readonly (Omit<ShiftView, 'id'> & { id?: string })[]): Promise<void> {
  if (shifts.length === 0) return;
  const rows = shifts.map((one) => ({ id: one.id ?? tx.id(), person_id: one.person_id, from_at: one.from, to_at: one.to, activities: one.activities }));
  await tx.run(sql`
    insert into workforce.draft_shift (id, plan_id, person_id, from_at, to_at, activities)
    select id, ${planId}, person_id, from_at, to_at, activities from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, from_at timestamptz, to_at timestamptz, activities jsonb)
    on conflict (id) do update set person_id = excluded.person_id, from_at = excluded.from_at, to_at = excluded.to_at, activities = excluded.activities`);
}

export async function removeDraft(tx: Tx, planId: string, ids: readonly string[] | null): Promise<ShiftView[]> {
  const rows = await tx.rows<DraftRow>(sql`delete from workforce.draft_shift where plan_id = ${planId} and (${ids === null ? null : [...ids]}::uuid[] is null or id = any (${ids === null ? null : [...ids]}::uuid[])) returning id, person_id, from_at, to_at, activities`);
  return rows.map(shiftView);
}

export function planView(row: Omit<PlanRow, 'outcome'>, names: ReadonlyMap<string, string>): PlanView {
  const { price, short_hours, used } = row.progress;
  return {
    id: row.id, name: row.name, brand_ids: row.brand_ids, from: row.from_day, weeks: row.weeks, people: row.person_ids.length, state: row.state, version: row.version, begin: row.asked.begin, seconds: row.asked.seconds, seed: row.asked.seed,
    progress: price === undefined ? null : { price, short_hours: short_hours ?? 0, used: used ?? 0 }, problem: row.problem, made_at: row.made_at.toISOString(), made_by: row.made_by === null ? null : (names.get(row.made_by) ?? null),
    published_at: row.published_at?.toISOString() ?? null, published_by: row.published_by === null ? null : (names.get(row.published_by) ?? null),
  };
}

export const wholePlan = (row: PlanRow, names: ReadonlyMap<string, string>): PlanWholeView => ({ ...planView(row, names), outcome: row.outcome });
