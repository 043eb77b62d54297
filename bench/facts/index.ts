import type pg from 'pg';
import { countAnew, rollUpChanged } from '../../server/src/modules/facts/index.ts';
import { facts } from '../../server/src/modules/facts/module.ts';
import { systemActor } from '../../server/src/platform/actor/actor.ts';
import { systemClock } from '../../server/src/platform/clock/clock.ts';
import { Database } from '../../server/src/platform/db/database.ts';
import { sql } from '../../server/src/platform/db/sql.ts';
import { Relay } from '../../server/src/platform/events/relay.ts';
import { openLog } from '../../server/src/platform/log/log.ts';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import { openStage, round, table } from '../stage/open-stage.ts';
import { writePast } from './write-past.ts';

const actor = systemActor('bench');

/**
 * Figures counted as the news came, and packed on the way, against all of them made from nothing: not one row may
 * differ. The news is carried by a relay as the server's, with the listeners of facts alone: all others do their own work
 * with three million pieces of news, event by event, and have nothing to do with figures.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const conversations = Number(argv[0] ?? 1_000_000);
  const stage = await openStage();
  try {
    const pool = await stage.pool(2);
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const postgres = await startPostgres({ dataDir: stage.keepdesk.dataDir });
    const db = new Database({ url: postgres.serverUrl, clock: systemClock, size: 4, reportSize: 1 });
    await stage.keepdesk.stop();
    await writePast(pool, stage.brandId, conversations, say);
    const began = performance.now();
    const relay = new Relay(db, facts.listeners ?? [], openLog('error'));
    await relay.start();
    await untilHeard(db, pool, conversations, say);
    await relay.stop();
    const heard = (performance.now() - began) / 1000;
    while ((await db.transact(actor, rollUpChanged)) > 0);
    const grown = await sums(pool);
    const remade = await fromNothing(db, say);
    const made = await sums(pool);
    await db.close();
    await postgres.stop();
    const names = Object.keys(grown);
    const differing = names.filter((name) => grown[name] !== made[name]);
    table([['table', 'as it came', 'from nothing'], ...names.map((name) => [name, grown[name] ?? '', made[name] ?? ''])]);
    return { conversations, differing: differing.length, heard_seconds: round(heard, 0), heard_per_second: round(conversations / heard, 0), remade_seconds: round(remade, 0) };
  } finally {
    await stage.close();
  }
}

/** Until every piece of news is heard, packing on the way; it has stopped when its place in the log has not moved for ten minutes. */
async function untilHeard(db: Database, pool: pg.Pool, conversations: number, say: (line: string) => void): Promise<void> {
  for (let last = '', same = 0; ;) {
    const { rows } = await pool.query<{ left: number; counted: number; place: string }>(`
      select (select count(*)::int from platform.event e where (e.xid, e.seq) > (l.xid, l.seq)) as left, l.seq::text as place, (select count(*)::int from facts.conversation) as counted
      from platform.listener l where l.name = 'facts.count-conversations'`);
    const { left = 1, counted = 0, place = '' } = rows[0] ?? {};
    if (left === 0 && counted >= conversations) return;
    same = place === last ? same + 1 : 0;
    if (same > 60) throw new Error(`the relay stopped at ${place}: ${counted} of ${conversations} counted`);
    last = place;
    say(`        ${counted} counted, ${left} pieces of news to hear`);
    await db.transact(actor, rollUpChanged);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
}

/** In another order and in other batches than the news came. */
async function fromNothing(db: Database, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  const ids = await db.transact(actor, async (tx) => {
    for (const name of [sql`delete from facts.turn`, sql`delete from facts.span`, sql`delete from facts.answer`, sql`delete from facts.conversation`, sql`delete from facts.hour_segment`, sql`delete from facts.changed_hour`]) await tx.run(name);
    return (await tx.rows<{ id: string }>(sql`select id from conversations.conversation order by md5(id::text)`)).map((row) => row.id);
  });
  for (let i = 0; i < ids.length; i += 500) {
    await db.transact(actor, (tx) => countAnew(tx, ids.slice(i, i + 500)));
    if (i % 50_000 === 0) say(`        ${i} made from nothing`);
  }
  while ((await db.transact(actor, rollUpChanged)) > 0);
  return (performance.now() - began) / 1000;
}

/** A sum over every row's text: equal only when every row is. */
async function sums(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string; sum: string }>(`
    select 'conversation' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from facts.conversation t
    union all select 'turn', count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from facts.turn t
    union all select 'span', count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from facts.span t
    union all select 'hour_segment', count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from facts.hour_segment t`);
  return Object.fromEntries(rows.map((row) => [row.name, row.sum]));
}
