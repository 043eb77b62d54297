import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { NewRehearsalInput, RehearsalAskedView } from '../contract-rehearsal.ts';
import { REHEARSAL_JOB } from '../jobs/rehearsal.ts';
import { rehearsalById } from '../store/rehearsals.ts';
import { brandPlanned } from '../store/settings.ts';

const PERMISSION = 'workforce.write';
const MOST_WAITING = 5;
const MOST_KEPT = 500;

/** Has days played that have not come yet. @throws Refusal where one may not plan a brand, or several wait already */
export async function startRehearsal(tx: Tx, said: NewRehearsalInput): Promise<string> {
  const brandIds = [...new Set(said.brand_ids)];
  for (const brandId of brandIds) await mayPlan(tx, brandId);
  if (said.name.trim() === '') throw invalid('Say what is rehearsed.', [{ field: 'name', message: 'must not be empty' }]);
  const names = ['as_planned', ...said.scenarios.map((one) => one.name.trim().toLowerCase())];
  if (new Set(names).size < names.length) throw invalid('Two scenarios have the same name.', [{ field: 'scenarios', message: 'names must differ' }]);
  return keepRehearsal(tx, { ...said, brand_ids: brandIds }, null);
}

/** Keeps what is asked and has it played. @throws Refusal where several wait already */
export async function keepRehearsal(tx: Tx, said: RehearsalAskedView, seasonVersionId: string | null): Promise<string> {
  const brandId = said.brand_ids[0] as string;
  const { waiting, kept } = await tx.one<{ waiting: number; kept: number }>(sql`select count(*) filter (where state in ('waiting', 'running'))::int as waiting, count(*)::int as kept from workforce.rehearsal`);
  if (waiting >= MOST_WAITING) throw conflict('too_many_at_once', `${MOST_WAITING} rehearsals are under way. Wait for one of them, or cancel it.`);
  if (kept >= MOST_KEPT) throw conflict('too_many_kept', `${MOST_KEPT} rehearsals are kept. Delete those that nobody looks at any more.`);
  const id = tx.id();
  await tx.run(sql`
    insert into workforce.rehearsal (id, name, brand_ids, from_day, days, asked, state, made_at, made_by, season_version_id)
    values (${id}, ${said.name.trim()}, ${said.brand_ids}::uuid[], ${said.from}::date, ${said.days}, ${said}, 'waiting', ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${seasonVersionId}::uuid)`);
  await tx.schedule({ kind: REHEARSAL_JOB, key: id, brandId, payload: { rehearsal_id: id } });
  await record(tx, { action: 'workforce.rehearsal_begun', subjectKind: 'rehearsal', subjectId: id, brandId, facts: { days: said.days, plans: 1 + said.scenarios.length, replications: said.replications } });
  return id;
}

/** Ends one that is under way; what was played until then stays. */
export async function cancelRehearsal(tx: Tx, id: string): Promise<void> {
  const kept = await held(tx, id);
  if (kept.state !== 'waiting' && kept.state !== 'running') throw conflict('not_running', 'This rehearsal is not under way any more.');
  await tx.run(sql`update workforce.rehearsal set state = 'cancelled', ended_at = ${tx.now} where id = ${id}`);
}

/** Keeps one to lay beside it what came, or no longer. */
export async function markBaseline(tx: Tx, id: string, baseline: boolean): Promise<void> {
  const kept = await held(tx, id);
  if (baseline && kept.state !== 'done') throw conflict('not_done', 'Only a rehearsal that was played to its end can be a baseline.');
  await tx.run(sql`update workforce.rehearsal set baseline = ${baseline} where id = ${id}`);
  await record(tx, { action: 'workforce.rehearsal_baseline', subjectKind: 'rehearsal', subjectId: id, brandId: kept.brand_ids[0] as string, facts: { baseline } });
}

export async function deleteRehearsal(tx: Tx, id: string): Promise<void> {
  const kept = await held(tx, id);
  if (kept.state === 'waiting' || kept.state === 'running') throw conflict('running', 'Cancel this rehearsal first.');
  await tx.run(sql`delete from workforce.rehearsal where id = ${id}`);
  await record(tx, { action: 'workforce.rehearsal_deleted', subjectKind: 'rehearsal', subjectId: id, brandId: kept.brand_ids[0] as string, facts: {} });
}

async function held(tx: Tx, id: string) {
  const kept = await rehearsalById(tx, id);
  for (const brandId of kept.brand_ids) await mayPlan(tx, brandId);
  return kept;
}

async function mayPlan(tx: Tx, brandId: string): Promise<void> {
  await brandPlanned(tx, brandId);
  if (!may(tx.actor, PERMISSION, brandId)) throw forbidden(PERMISSION);
}
