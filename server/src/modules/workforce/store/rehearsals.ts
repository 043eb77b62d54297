import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { RehearsalAnswerView, RehearsalAskedView, RehearsalRowView } from '../contract-rehearsal.ts';

/** What is kept of the answer: plans that are played, and what all of them suppose. */
export type KeptAnswer = Pick<RehearsalAnswerView, 'time_zone' | 'step_seconds' | 'currency' | 'has_delay_cost' | 'has_labour_cost' | 'promises' | 'assumptions' | 'scenarios'>;

export interface RehearsalKept {
  readonly id: string;
  readonly name: string;
  readonly brand_ids: string[];
  readonly from: string;
  readonly days: number;
  readonly asked: RehearsalAskedView;
  readonly season_version_id: string | null;
  readonly state: RehearsalRowView['state'];
  readonly progress: { done?: number; of?: number };
  readonly problem: { code: string; message: string } | null;
  readonly baseline: boolean;
  readonly made_at: Date;
  readonly made_by: string | null;
  readonly ended_at: Date | null;
  readonly service_level: number | null;
}

export async function rehearsalById(tx: Tx, id: string): Promise<RehearsalKept> {
  const row = await tx.maybe<RehearsalKept>(sql`
    select id, name, brand_ids, from_day::text as "from", days, asked, state, progress, problem, baseline, made_at, made_by, ended_at, season_version_id, (answer #>> '{scenarios,0,figures,service_level}')::float8 as service_level from workforce.rehearsal where id = ${id}`);
  if (!row) throw notFound('rehearsal');
  return row;
}

/** The newest first, after one where it is named. */
export async function rehearsalsOf(tx: Tx, brandId: string, limit: number, after: { at: string; id: string } | null): Promise<RehearsalKept[]> {
  return tx.rows<RehearsalKept>(sql`
    select id, name, brand_ids, from_day::text as "from", days, asked, state, progress, problem, baseline, made_at, made_by, ended_at, season_version_id, (answer #>> '{scenarios,0,figures,service_level}')::float8 as service_level from workforce.rehearsal
    where ${brandId}::uuid = any (brand_ids) and (${after?.at ?? null}::timestamptz is null or (made_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by made_at desc, id desc limit ${limit}`);
}

export async function answerOf(tx: Tx, id: string): Promise<KeptAnswer | null> {
  return (await tx.one<{ answer: KeptAnswer | null }>(sql`select answer from workforce.rehearsal where id = ${id}`)).answer;
}

/** Puts down how far it is; false when it is to be played no more. */
export async function keepPlayed(tx: Tx, id: string, now: { progress: { done: number; of: number }; answer: KeptAnswer | null; state: 'running' | 'done' | 'failed'; problem: { code: string; message: string } | null }): Promise<boolean> {
  const changed = await tx.run(sql`
    update workforce.rehearsal set state = ${now.state}, progress = ${now.progress}, answer = coalesce(${now.answer}, answer), problem = ${now.problem}, began_at = coalesce(began_at, ${tx.now}),
      ended_at = case when ${now.state} = 'running' then null else ${tx.now}::timestamptz end
    where id = ${id} and state in ('waiting', 'running')`);
  return changed > 0;
}
