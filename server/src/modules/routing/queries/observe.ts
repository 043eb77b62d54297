import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PeakFiguresShape } from '../contract.ts';
import type { Observed } from '../rules/peak.ts';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;

/** The lowest id that is made at a moment: ids sort by time, so what came in within an hour is a short stretch of them. */
function firstIdAt(at: number): string {
  const hex = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** How things stand in a brand: the last hour, the same hour of the last four weeks, and what waits. */
export async function observe(tx: Tx, brandId: string): Promise<Observed> {
  const now = tx.now.getTime();
  const [came, waiting, began] = await Promise.all([
    tx.rows<{ week: number; many: number }>(sql`
      select w.week, (select count(*)::integer from conversations.conversation c where c.id >= w.first and c.id < w.past and c.brand_id = ${brandId} and c.kind = 'support' and c.category <> 'spam') as many
      from jsonb_to_recordset(${JSON.stringify([0, 1, 2, 3, 4].map((week) => ({ week, first: firstIdAt(now - week * WEEK - HOUR), past: firstIdAt(now - week * WEEK + 1) })))}::jsonb) as w(week integer, first uuid, past uuid)`),
    tx.one<{ many: number }>(sql`select count(*)::integer as many from routing.waiting where brand_id = ${brandId}`),
    tx.maybe<{ at: Date }>(sql`select created_at as at from identity.brand where id = ${brandId}`),
  ]);
  const many = (week: number): number => came.find((row) => row.week === week)?.many ?? 0;
  // Weeks in which the brand was not there yet say nothing of what is usual.
  const existed = [1, 2, 3, 4].filter((week) => many(week) > 0 || (began !== undefined && began.at.getTime() < now - week * WEEK - HOUR));
  return { came: many(0), before: existed.map(many), waiting: waiting.many };
}

/** A stretch of a brand's time in figures: what came, what was answered for the first time, how long that took, deadlines missed. */
export async function figuresOf(tx: Tx, brandId: string, from: Date, to: Date): Promise<PeakFiguresShape> {
  const row = await tx.one<Omit<PeakFiguresShape, 'from' | 'to'>>(sql`
    select (select count(*)::integer from conversations.conversation c where c.id >= ${firstIdAt(from.getTime())}::uuid and c.id < ${firstIdAt(to.getTime())}::uuid and c.brand_id = ${brandId} and c.kind = 'support' and c.category <> 'spam') as came,
      a.answered, a.mean_wait_seconds,
      (select count(*)::integer from sla.clock k where k.brand_id = ${brandId} and k.missed_at >= ${from} and k.missed_at < ${to}) as missed,
      (select count(*)::integer from routing.waiting w where w.brand_id = ${brandId}) as waiting
    from (select count(*)::integer as answered, round(avg(extract(epoch from k.ended_at - k.started_at)))::integer as mean_wait_seconds
      from sla.clock k where k.brand_id = ${brandId} and k.metric = 'first_reply' and k.ended_at >= ${from} and k.ended_at < ${to} and k.started_at >= ${new Date(from.getTime() - 30 * 24 * HOUR)}) a`);
  return { from: from.toISOString(), to: to.toISOString(), ...row };
}
