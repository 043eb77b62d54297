import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { missesUnder, type Misses, type Supposed } from '../../sla/index.ts';
import { prepared } from '../queries/prepared.ts';
import { offeredActions } from '../ports.ts';
import { businessOf, fieldsOf, sourcesOf } from '../queries/read-facts.ts';
import { readHistories, reasonPathOf, type Batch, type Place, type Wanted } from '../queries/read-histories.ts';
import { foreseeBy } from '../rules/foresee.ts';
import { replay, type Match, type Terms } from '../rules/replay.ts';
import type { Definition, Rule } from '../rules/rule.ts';

export const TRIAL_JOB = 'automation.try_on_past';
const BATCH = 1000;
const BATCH_SECONDS = 30;
/** Examples that are kept; all are counted. */
const MOST_EXAMPLES = 2000;

interface Trial {
  brand_id: string;
  definition: Definition;
  since: Date;
  state: string;
  matched: number;
  after_at: Date | null;
  after_id: string | null;
}

/**
 * Tries a rule on the past: reads batches on the connections for slow reads, so that no reply waits, and keeps what was
 * found after each. It goes on where it stopped, whatever happens to the process, and ends when somebody stops it.
 */
export const tryOnPast: JobHandler = {
  attempts: 5,
  outside: async (db, job) => {
    const [id, brandId] = [String(job.payload['trial_id']), String(job.payload['brand_id'])];
    const actor = systemActor('automation', [brandId]);
    try {
      while (await trySome(db, actor, id));
    } catch (error) {
      if (job.attempt >= 5) await db.transact(actor, (tx) => tx.run(sql`update automation.trial set state = 'failed', error = 'Something went wrong on our side.', ended_at = ${tx.now} where id = ${id} and state = 'running'`));
      throw error;
    }
  },
};

/** True while there is more. */
async function trySome(db: Database, actor: Actor, id: string): Promise<boolean> {
  const looked = await db.report(actor, (tx) => look(tx, id, db.clock.now().getTime()), BATCH_SECONDS);
  return looked !== null && db.transact(actor, (tx) => keep(tx, id, looked));
}

interface Looked {
  readonly brandId: string;
  readonly batch: Omit<Batch, 'histories'>;
  readonly matches: readonly Found[];
  readonly misses: Misses;
}

interface Found {
  readonly id: string;
  readonly found: readonly Match[];
}

async function look(tx: Tx, id: string, now: number): Promise<Looked | null> {
  const trial = await tx.maybe<Trial>(sql`select brand_id, definition, since, state, matched, after_at, after_id from automation.trial where id = ${id}`);
  if (trial?.state !== 'running') return null;
  const place: Place | null = trial.after_at === null || trial.after_id === null ? null : { at: trial.after_at, id: trial.after_id };
  const rule: Rule = { ...trial.definition, then: await prepared(tx, trial.brand_id, trial.definition.then), id, name: '', on: true };
  const wanted: Wanted = { sources: sourcesOf([rule.when]), words: fieldsOf(rule.when).includes('text'), beside: (['order_changed', 'parcel_moved', 'parcel_trouble'] as const).some((trigger) => rule.triggers.includes(trigger)) };
  const [batch, business, reasonPath] = await Promise.all([readHistories(tx, trial.brand_id, trial.since, place, BATCH, wanted), businessOf(tx, trial.brand_id), reasonPathOf(tx, trial.brand_id)]);
  const terms: Terms = { business, reasonPath, foresee: foreseeBy(offeredActions.get(), reasonPath), since: trial.since.getTime(), now };
  const matches = batch.histories.map((one) => ({ id: one.id, found: replay(rule, one.history, terms) })).filter((one) => one.found.length > 0);
  const supposed = matches.flatMap((one) => supposedOf(one) ?? []);
  return { brandId: trial.brand_id, batch, matches, misses: await missesUnder(tx, trial.brand_id, supposed) };
}

/** What a service level would have seen of it; null where the rule changes nothing that one asks for. */
function supposedOf({ id, found }: Found): Supposed | null {
  const after = found.reduce<Match['after']>((all, match) => ({ ...all, ...match.after }), {});
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []);
  const facts: Supposed['facts'] = {
    ...('priority' in after ? { priority: list(after['priority']) } : {}), ...('reason' in after ? { reason: list(after['reason']) } : {}), ...('team' in after ? { team: list(after['team']) } : {}), ...('tags' in after ? { tag: list(after['tags']) } : {}),
  };
  return Object.keys(facts).length === 0 ? null : { id, facts };
}

async function keep(tx: Tx, id: string, { brandId, batch, matches, misses }: Looked): Promise<boolean> {
  const held = await tx.maybe<{ matched: number; changes: Record<string, number> }>(sql`select matched, changes from automation.trial where id = ${id} and state = 'running' for update`);
  if (held === undefined) return false;
  const rows = matches.map((one, i) => rowOf(one, held.matched + i + 1));
  const changes = { ...held.changes };
  for (const row of rows) for (const field of Object.keys(row.after)) changes[field] = (changes[field] ?? 0) + 1;
  await tx.run(sql`
    insert into automation.trial_match (trial_id, n, brand_id, conversation_id, at, triggers, times, before, after)
    select ${id}, n, ${brandId}, conversation_id, at, triggers, times, before, after
    from jsonb_to_recordset(${JSON.stringify(rows.filter((row) => row.n <= MOST_EXAMPLES))}::jsonb) as m(n integer, conversation_id uuid, at timestamptz, triggers text[], times integer, before jsonb, after jsonb)`);
  await tx.run(sql`
    update automation.trial set looked_at = looked_at + ${batch.looked}, total = greatest(total, looked_at + ${batch.looked}), matched = matched + ${rows.length}, times = times + ${rows.reduce((sum, row) => sum + row.times, 0)},
      changes = ${JSON.stringify(changes)}::jsonb, judged = judged + ${misses.judged}, misses_as_is = misses_as_is + ${misses.asIs}, misses_supposed = misses_supposed + ${misses.supposed}, after_at = ${batch.next?.at ?? null}, after_id = ${batch.next?.id ?? null}, state = ${batch.next === null ? 'done' : 'running'}, ended_at = ${batch.next === null ? tx.now : null}::timestamptz
    where id = ${id}`);
  return batch.next !== null;
}

/** One row a conversation: from how it stood before the rule first applied to how the rule would have left it. */
function rowOf({ id, found }: Found, n: number) {
  const before = found.reduceRight<Record<string, unknown>>((all, match) => ({ ...all, ...match.before }), {});
  const after = found.reduce<Record<string, unknown>>((all, match) => ({ ...all, ...match.after }), {});
  return { n, conversation_id: id, at: new Date(found[0]?.at ?? 0), triggers: found[0]?.triggers ?? [], times: found.length, before, after };
}
