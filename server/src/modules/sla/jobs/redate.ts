import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { follow } from '../commands/follow.ts';

export const REDATE_JOB = 'sla.redate';
const BATCH = 250;
/** Calendars and trees are often changed several times in a row. */
const PATIENCE_MS = 300;
const actor = systemActor('sla');

/** Terms of a brand changed: its open clocks are dated anew, from the beginning if that was under way already. */
export async function redateLater(tx: Tx, brandId: string, because: 'policies' | 'calendar' | 'reasons' | 'peak'): Promise<void> {
  await tx.run(sql`
    insert into sla.redating (brand_id, because, total, started_at)
    select ${brandId}, ${because}, count(*), ${tx.now} from sla.followed where brand_id = ${brandId} and open
    on conflict (brand_id) do update set because = excluded.because, total = excluded.total, done = 0, after_id = null, started_at = excluded.started_at, finished_at = null`);
  await tx.schedule({ kind: REDATE_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + PATIENCE_MS) });
}

/** In batches of their own transactions: it goes on where it stopped, whatever happens to the process. */
export const redate: JobHandler = {
  attempts: 100,
  outside: async (db: Database, job) => {
    while (await db.transact(actor, (tx) => redateSome(tx, String(job.payload.brand_id))));
  },
};

/** True while there is more. */
async function redateSome(tx: Tx, brandId: string): Promise<boolean> {
  const under = await tx.maybe<{ after_id: string | null }>(sql`select after_id from sla.redating where brand_id = ${brandId} and finished_at is null for update`);
  if (under === undefined) return false;
  const rows = await tx.rows<{ id: string }>(sql`
    select conversation_id as id from sla.followed where brand_id = ${brandId} and open and (${under.after_id}::uuid is null or conversation_id > ${under.after_id}::uuid)
    order by conversation_id limit ${BATCH}`);
  await follow(tx, rows.map((row) => row.id), { quiet: true });
  const more = rows.length === BATCH;
  await tx.run(sql`
    update sla.redating set done = done + ${rows.length}, after_id = ${rows.at(-1)?.id ?? under.after_id}, finished_at = ${more ? null : tx.now}::timestamptz,
      total = greatest(total, done + ${rows.length}) where brand_id = ${brandId}`);
  return more;
}
