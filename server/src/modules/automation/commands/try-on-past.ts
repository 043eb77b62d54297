import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { brandById } from '../../identity/index.ts';
import { TRIAL_JOB } from '../jobs/try-on-past.ts';
import { cannotWork, faultsOf } from '../queries/check-definition.ts';
import { countPast } from '../queries/read-histories.ts';
import type { Definition } from '../rules/rule.ts';

const DAY_MS = 86_400_000;

/** Begins to try a rule, saved or not, on what happened in the last days. One trial of a brand runs at a time. */
export async function startTrial(tx: Tx, asked: { brand_id: string; rule_id?: string; definition: Definition; days: number }): Promise<string> {
  if (!(await brandById(tx, asked.brand_id))) throw notFound('brand');
  const faults = await faultsOf(tx, asked.brand_id, asked.definition);
  if (faults.length > 0) throw cannotWork(faults);
  const running = await tx.maybe<{ id: string }>(sql`select id from automation.trial where brand_id = ${asked.brand_id} and state = 'running' limit 1`);
  if (running) throw conflict('trial_running', 'Another rule of this brand is being tried. Wait for it, or stop it.', [{ message: 'trial', trial_id: running.id }]);
  const since = new Date(tx.now.getTime() - asked.days * DAY_MS);
  const id = tx.id();
  await tx.run(sql`
    insert into automation.trial (id, brand_id, rule_id, definition, since, state, total, by_id, started_at)
    values (${id}, ${asked.brand_id}, ${asked.rule_id ?? null}, ${JSON.stringify(asked.definition)}::jsonb, ${since}, 'running', ${await countPast(tx, asked.brand_id, since)}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
  await tx.schedule({ kind: TRIAL_JOB, key: id, brandId: asked.brand_id, payload: { trial_id: id, brand_id: asked.brand_id } });
  return id;
}

/** What was found so far stays. Stopping what is over changes nothing. */
export async function stopTrial(tx: Tx, id: string): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from automation.trial where id = ${id}`))) throw notFound('trial');
  await tx.run(sql`update automation.trial set state = 'stopped', ended_at = ${tx.now} where id = ${id} and state = 'running'`);
}
