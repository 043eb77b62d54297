import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { AskedSeasonInput, SeasonCounted, SeasonPlan, SeasonQuestionInput } from '../season/index.ts';

export interface SeasonHeld {
  readonly id: string;
  readonly brand_id: string;
  readonly name: string;
}

export interface VersionHeld {
  readonly id: string;
  readonly season_id: string;
  readonly brand_id: string;
  readonly number: number;
  readonly asked: AskedSeasonInput;
  readonly question: SeasonQuestionInput;
  readonly note: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly plan: SeasonPlan | null;
  readonly problem: string | null;
  readonly made_at: Date;
  readonly made_by: string | null;
}

export interface CountHeld extends SeasonCounted {
  readonly note: string;
  readonly counted_at: Date;
  readonly counted_by: string | null;
}

export async function seasonHeld(tx: Tx, id: string): Promise<SeasonHeld> {
  const row = await tx.maybe<SeasonHeld>(sql`select id, brand_id, name from workforce.season where id = ${id} and removed_at is null`);
  if (!row) throw notFound('season');
  return row;
}

/** One version, the newest where none is named. */
export async function versionHeld(tx: Tx, seasonId: string, number: number | null = null): Promise<VersionHeld> {
  const row = await tx.maybe<VersionHeld>(sql`
    select id, season_id, brand_id, number, asked, question, note, state, progress, plan, problem, made_at, made_by from workforce.season_version
    where season_id = ${seasonId} and (${number}::int is null or number = ${number}::int) order by number desc limit 1`);
  if (!row) throw notFound('version');
  return row;
}

/** The version of this id. */
export async function versionById(tx: Tx, id: string): Promise<VersionHeld> {
  const row = await tx.maybe<VersionHeld>(sql`select id, season_id, brand_id, number, asked, question, note, state, progress, plan, problem, made_at, made_by from workforce.season_version where id = ${id}`);
  if (!row) throw notFound('version');
  return row;
}

/** The newest count of each week and of whom. */
export async function countsHeld(tx: Tx, seasonId: string): Promise<CountHeld[]> {
  return tx.rows<CountHeld>(sql`
    select distinct on (who, week) who, week, people, note, counted_at, counted_by from workforce.season_count where season_id = ${seasonId} order by who, week, counted_at desc, id desc`);
}
