import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { LOOK_JOB } from './look.ts';

export const CLOCK_JOB = 'automation.clock';
const EVERY_MS = 15_000;
const BATCH = 500;
const actor = systemActor('automation');

interface Due {
  rule_id: string;
  conversation_id: string;
  brand_id: string;
  anchor_at: Date;
}

/** Takes what is due, by its index and some at a time, and has it looked at. Costs one look into the index while nothing is. */
export const clock: JobHandler = {
  attempts: Number.MAX_SAFE_INTEGER,
  outside: async (db: Database) => {
    while ((await db.transact(actor, takeDue)) === BATCH);
    throw new RunAgain(new Date(db.clock.now().getTime() + EVERY_MS), 'the next look at the clock');
  },
};

async function takeDue(tx: Tx): Promise<number> {
  const due = await tx.rows<Due>(sql`
    with chosen as materialized (select conversation_id, rule_id from automation.deadline where due_at <= ${tx.now} order by due_at limit ${BATCH} for update skip locked)
    update automation.deadline d set due_at = null, looked_for = d.anchor_at from chosen where d.conversation_id = chosen.conversation_id and d.rule_id = chosen.rule_id
    returning d.rule_id, d.conversation_id, d.brand_id, d.anchor_at`);
  const pending = due.map((row) => ({ id: tx.id(), brand_id: row.brand_id, conversation_id: row.conversation_id, due_rule_id: row.rule_id, anchor_at: row.anchor_at }));
  await tx.run(sql`
    insert into automation.pending (id, brand_id, conversation_id, at, triggers, facts, actor_kind, due_rule_id, anchor_at)
    select id, brand_id, conversation_id, ${tx.now}, '{time_passed}', '{"by": "program"}', 'system', due_rule_id, anchor_at
    from jsonb_to_recordset(${JSON.stringify(pending)}::jsonb) as p(id uuid, brand_id uuid, conversation_id uuid, due_rule_id uuid, anchor_at timestamptz)`);
  for (const row of due) await tx.schedule({ kind: LOOK_JOB, key: row.conversation_id, brandId: row.brand_id, payload: { conversation_id: row.conversation_id } });
  return due.length;
}
