import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { setDeadlines } from '../commands/set-deadlines.ts';

export const ARM_JOB = 'automation.arm';
const BATCH = 500;
/** What was resolved longer ago than this is past: no time is counted from it. */
const RESOLVED_DAYS = 60;

/** A rule was switched, changed or removed: the times of its brand's conversations are told anew. */
export async function armLater(tx: Tx, brandId: string, ruleId: string): Promise<void> {
  await tx.schedule({ kind: ARM_JOB, key: ruleId, brandId, payload: { brand_id: brandId, rule_id: ruleId } });
}

/** In batches of their own transactions, each found by an index. */
export const arm: JobHandler = {
  attempts: 20,
  outside: async (db, job) => {
    const [brandId, ruleId] = [String(job.payload['brand_id']), String(job.payload['rule_id'])];
    const actor = systemActor('automation', [brandId]);
    const rule = await db.transact(actor, (tx) => disarm(tx, ruleId));
    if (rule === undefined) return;
    for (const category of ['open', 'waiting', 'resolved']) {
      let after: { at: Date; id: string } | null = { at: new Date('9999-01-01'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
      while (after !== null) after = await db.transact(actor, (tx) => armSome(tx, brandId, category, after as { at: Date; id: string }));
    }
  },
};

/** Nothing of it is due until it is told anew; what it looked at already it keeps in mind, unless it is gone for good. Answers only when it runs. */
async function disarm(tx: Tx, ruleId: string): Promise<object | undefined> {
  await tx.run(sql`update automation.deadline set due_at = null where rule_id = ${ruleId} and due_at is not null`);
  await tx.run(sql`delete from automation.deadline d using automation.rule r where d.rule_id = ${ruleId} and r.id = d.rule_id and (r.removed_at is not null or d.looked_for is null)`);
  return tx.maybe(sql`select 1 from automation.rule where id = ${ruleId} and "on" and removed_at is null and 'time_passed' = any (triggers)`);
}

/** Where to go on; null when there is no more. */
async function armSome(tx: Tx, brandId: string, category: string, after: { at: Date; id: string }): Promise<{ at: Date; id: string } | null> {
  const oldest = category === 'resolved' ? new Date(tx.now.getTime() - RESOLVED_DAYS * 86_400_000) : new Date(0);
  const rows = await tx.rows<{ id: string; at: Date }>(sql`
    select id, last_message_at as at from conversations.conversation
    where brand_id = ${brandId} and category = ${category} and merged_into_id is null and (last_message_at, id) < (${after.at}, ${after.id}::uuid) and last_message_at >= ${oldest}
    order by last_message_at desc, id desc limit ${BATCH}`);
  if (rows.length > 0) await setDeadlines(tx, brandId, rows.map((row) => row.id));
  return rows.length < BATCH ? null : (rows.at(-1) ?? null);
}
