import type pg from 'pg';
import { follow } from '../../server/src/modules/sla/commands/follow.ts';
import { deadline, DEADLINE_JOB } from '../../server/src/modules/sla/jobs/deadline.ts';
import { redateLater, redate } from '../../server/src/modules/sla/jobs/redate.ts';
import { systemActor } from '../../server/src/platform/actor/actor.ts';
import { systemClock } from '../../server/src/platform/clock/clock.ts';
import { Database } from '../../server/src/platform/db/database.ts';
import { sql } from '../../server/src/platform/db/sql.ts';
import type { Job, JobHandler } from '../../server/src/platform/jobs/jobs.ts';
import { JobRunner } from '../../server/src/platform/jobs/runner.ts';
import { openLog } from '../../server/src/platform/log/log.ts';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import { openStage, round } from '../stage/open-stage.ts';

const actor = systemActor('bench');
const BURST = 1000;

/** A brand with so many open clocks: how long following all of its conversations takes, and dating them anew after its policies changed. Not in a hurry: nobody else is at work. */
export async function onDatabase(clocks: number): Promise<Record<string, unknown>> {
  const stage = await openStage();
  try {
    const pool = await stage.pool(2);
    const postgres = await startPostgres({ dataDir: stage.keepdesk.dataDir });
    const db = new Database({ url: postgres.serverUrl, clock: systemClock, size: 4, reportSize: 1 });
    await stage.keepdesk.stop();
    const conversations = Math.ceil(clocks / 2);
    await writeOpen(pool, stage.brandId, conversations);
    const follows = await timed(() => followAll(db, stage.brandId));
    const before = await counted(db);
    await db.transact(actor, (tx) => tx.run(sql`insert into sla.version (brand_id, number, policies, at, since) select brand_id, number + 1, replace(policies::text, '86400', '172800')::jsonb, ${tx.now}, since from sla.version where brand_id = ${stage.brandId} order by number desc limit 1`));
    await db.transact(actor, (tx) => redateLater(tx, stage.brandId, 'policies'));
    const dates = await timed(() => (redate as Extract<JobHandler, { outside: unknown }>).outside(db, { payload: { brand_id: stage.brandId } } as unknown as Job, new AbortController().signal));
    const after = await counted(db);
    const late = await burst(db, pool, stage.brandId);
    await db.close();
    await postgres.stop();
    if (after.changed < conversations) throw new Error(`only ${after.changed} of ${conversations} were dated anew`);
    return { open_clocks: before.clocks, conversations, followed_seconds: follows, redated_seconds: dates, redated_clocks_per_second: Math.round(after.clocks / dates), burst: BURST, latest_ms: late };
  } finally {
    await stage.close();
  }
}

async function writeOpen(pool: pg.Pool, brandId: string, conversations: number): Promise<void> {
  const id = (n: string): string => `('0190b000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  await pool.query(`update sla.version set since = now() - interval '30 days' where brand_id = '${brandId}'`);
  await pool.query(`
    insert into conversations.conversation (id, brand_id, token, subject, channel, status_id, category, opened_at, last_message_at)
    select ${id('n')}, '${brandId}', 'open' || n, 'Open', 'email', (select s.id from conversations.status s where s.brand_id = '${brandId}' and s.category = 'open' limit 1), 'open', t.at, t.at
    from generate_series(1, ${conversations}) n cross join lateral (select now() - interval '1 minute' * (n % 120) as at) t`);
  await pool.query(`insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, text, at, delivery_state) select gen_random_uuid(), brand_id, id, 'customer', 'email', 'customer', '', opened_at, 'received' from conversations.conversation where token like 'open%'`);
  await pool.query(`insert into platform.event (id, name, version, brand_id, actor_kind, subject_id, payload, at) select gen_random_uuid(), 'conversations.conversation_opened', 1, brand_id, 'system', id, '{}', opened_at from conversations.conversation where token like 'open%'`);
  for (const table of ['conversations.conversation', 'conversations.message', 'platform.event']) await pool.query(`vacuum (analyze) ${table}`);
}

async function followAll(db: Database, brandId: string): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await db.transact(actor, async (tx) => {
      const rows = await tx.rows<{ id: string }>(sql`select id from conversations.conversation where brand_id = ${brandId} and id > ${after} order by id limit 500`);
      await follow(tx, rows.map((row) => row.id));
      return rows.map((row) => row.id);
    });
    if (ids.length < 500) return;
    after = ids.at(-1) as string;
  }
}

/** So many first replies due in one moment: how long after it the last of them was told as missed, in milliseconds. */
async function burst(db: Database, pool: pg.Pool, brandId: string): Promise<number> {
  const due = new Date(Math.ceil(Date.now() / 1000) * 1000 + 12_000);
  const { rows } = await pool.query<{ id: string }>(`select id from conversations.conversation where brand_id = $1 and category = 'open' order by id limit ${BURST}`, [brandId]);
  const ids = rows.map((row) => row.id);
  for (const [table, column, key] of [['platform.event', 'at', 'subject_id'], ['conversations.message', 'at', 'conversation_id']]) await pool.query(`update ${table} set ${column} = $1 where ${key} = any ($2)`, [new Date(due.getTime() - 4 * 3_600_000), ids]);
  for (let i = 0; i < ids.length; i += 500) await db.transact(actor, (tx) => follow(tx, ids.slice(i, i + 500)));
  const runner = new JobRunner(db, new Map([[DEADLINE_JOB, deadline]]), openLog('error'));
  runner.start();
  const told = (): Promise<{ count: number; last: Date | null }> => db.read(actor, (tx) => tx.one(sql`select count(*)::integer as count, max(at) as last from platform.event where name = 'sla.clock_missed' and at >= ${due}`));
  for (let tries = 0; tries < 120 && (await told()).count < BURST; tries++) await new Promise((resolve) => setTimeout(resolve, 500));
  await runner.stop();
  const { count, last } = await told();
  if (count < BURST || last === null) throw new Error(`only ${count} of ${BURST} deadlines were told`);
  return last.getTime() - due.getTime();
}

function counted(db: Database): Promise<{ clocks: number; changed: number }> {
  return db.read(actor, (tx) => tx.one(sql`select count(*)::integer as clocks, (count(*) filter (where target_seconds = 172800))::integer as changed from sla.clock where ended_at is null`));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return round((performance.now() - from) / 1000, 1);
}
