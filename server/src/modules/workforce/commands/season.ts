import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { forbidden, invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { AskedSeasonInput, NewSeasonCountInput, NewSeasonInput, NewSeasonTickInput, NewSeasonVersionInput } from '../contract-season.ts';
import { PLAN_SEASON_JOB } from '../jobs/season-job-name.ts';
import { localDay } from '../rules/local-days.ts';
import { questionFrom } from '../season/index.ts';
import { brandPlanned } from '../store/settings.ts';
import { countsHeld, seasonHeld, versionHeld, type SeasonHeld } from '../store/seasons.ts';

const by = (tx: Tx): string | null => (tx.actor.kind === 'person' ? tx.actor.id : null);

function mayPlan(tx: Tx, brandId: string): void {
  if (!may(tx.actor, 'workforce.write', brandId)) throw forbidden('workforce.write');
}

/** Keeps a season and has it planned. @throws Refusal where it is none */
export async function addSeason(tx: Tx, { brand_id: brandId, name, asked }: NewSeasonInput): Promise<string> {
  mayPlan(tx, brandId);
  if (name.trim() === '') throw invalid('Give the season a name.', [{ field: 'name', message: 'must not be empty' }]);
  const id = tx.id();
  await tx.run(sql`insert into workforce.season (id, brand_id, name, made_at, made_by) values (${id}, ${brandId}, ${name.trim()}, ${tx.now}, ${by(tx)})`);
  await keepVersion(tx, { id, brand_id: brandId, name }, 1, asked, '', new Map());
  await record(tx, { action: 'workforce.season_added', subjectKind: 'season', subjectId: id, brandId, facts: { weeks: asked.demand.weeks.length } });
  return id;
}

/** Another question of the same season, or the same with what was counted since; what was asked before stays. */
export async function planAgain(tx: Tx, id: string, { asked, note }: NewSeasonVersionInput): Promise<void> {
  const season = await seasonHeld(tx, id);
  mayPlan(tx, season.brand_id);
  await tx.one(sql`select 1 as held from workforce.season where id = ${id} for update`);
  const before = await versionHeld(tx, id);
  if (before.state === 'waiting' || before.state === 'running') throw new Refusal(409, 'season_is_planned', 'This season is being planned already. Wait for it, or end it first.');
  await keepVersion(tx, season, before.number + 1, asked, note.trim(), new Map(before.plan?.chosen.classes.map((one) => [one.id, one.hires]) ?? []));
  await record(tx, { action: 'workforce.season_planned', subjectKind: 'season', subjectId: id, brandId: season.brand_id, facts: { version: before.number + 1 } });
}

async function keepVersion(tx: Tx, season: SeasonHeld, number: number, asked: AskedSeasonInput, note: string, planned: ReadonlyMap<string, number>): Promise<void> {
  const { time_zone: timeZone } = await brandPlanned(tx, season.brand_id);
  const question = questionFrom(asked, { today: localDay(tx.now, timeZone), counts: await countsHeld(tx, season.id), planned });
  const id = tx.id();
  await tx.run(sql`
    insert into workforce.season_version (id, season_id, brand_id, number, asked, question, note, state, made_at, made_by)
    values (${id}, ${season.id}, ${season.brand_id}, ${number}, ${asked}, ${question}, ${note}, 'waiting', ${tx.now}, ${by(tx)})`);
  await tx.schedule({ kind: PLAN_SEASON_JOB, key: id, brandId: season.brand_id, payload: { version_id: id } });
}

/** Ends the planning of the newest version. What is planned already stays. */
export async function endPlanning(tx: Tx, id: string): Promise<void> {
  const season = await seasonHeld(tx, id);
  mayPlan(tx, season.brand_id);
  await tx.run(sql`update workforce.season_version set state = 'cancelled', ended_at = ${tx.now} where season_id = ${id} and state in ('waiting', 'running')`);
}

/** Writes down who is there. @throws Refusal where nobody of that name is planned */
export async function countSeason(tx: Tx, id: string, said: NewSeasonCountInput): Promise<void> {
  const season = await seasonHeld(tx, id);
  mayPlan(tx, season.brand_id);
  const { asked } = await versionHeld(tx, id);
  const known = asked.classes?.find((one) => one.id === said.who);
  if (said.who !== 'regulars' && known === undefined) throw invalid('This season has no such class.', [{ field: 'who', message: 'unknown' }]);
  if (said.week >= asked.demand.weeks.length) throw invalid('That week is after the season.', [{ field: 'week', message: 'too late' }]);
  if (known !== undefined && said.week < known.start_week) throw invalid('That class has not begun in that week.', [{ field: 'week', message: 'too early' }]);
  await tx.run(sql`
    insert into workforce.season_count (id, season_id, brand_id, who, week, people, note, counted_at, counted_by)
    values (${tx.id()}, ${id}, ${season.brand_id}, ${said.who}, ${said.week}, ${said.people}, ${said.note.trim()}, ${tx.now}, ${by(tx)})`);
  await record(tx, { action: 'workforce.season_counted', subjectKind: 'season', subjectId: id, brandId: season.brand_id, facts: { week: said.week, people: said.people } });
}

/** Writes down that something is ready, or is not after all; who says so and when. */
export async function tickSeason(tx: Tx, id: string, said: NewSeasonTickInput): Promise<void> {
  const season = await seasonHeld(tx, id);
  mayPlan(tx, season.brand_id);
  await tx.run(sql`
    insert into workforce.season_tick (id, season_id, brand_id, check_key, done, note, said_at, said_by)
    values (${tx.id()}, ${id}, ${season.brand_id}, ${said.check}, ${said.done}, ${said.note.trim()}, ${tx.now}, ${by(tx)})`);
  await record(tx, { action: 'workforce.season_ticked', subjectKind: 'season', subjectId: id, brandId: season.brand_id, facts: { done: said.done } });
}

/** Takes a season off the list. It stays kept. */
export async function removeSeason(tx: Tx, id: string): Promise<void> {
  const season = await seasonHeld(tx, id);
  mayPlan(tx, season.brand_id);
  await endPlanning(tx, id);
  await tx.run(sql`update workforce.season set removed_at = ${tx.now} where id = ${id}`);
  await record(tx, { action: 'workforce.season_removed', subjectKind: 'season', subjectId: id, brandId: season.brand_id, facts: {} });
}
