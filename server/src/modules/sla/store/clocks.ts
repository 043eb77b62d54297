import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Clock } from '../rules/clocks.ts';
import type { KeptClock } from '../rules/compare.ts';

export interface ClockRow {
  conversation_id: string;
  metric: Clock['metric'];
  hours: Clock['hours'];
  n: number;
  brand_id: string;
  policy_id: string;
  policy_version: number;
  state: Clock['state'];
  target_seconds: number;
  started_at: Date;
  elapsed_seconds: number;
  counted_at: Date;
  due_at: Date | null;
  warn_at: Date | null;
  lead_at: Date | null;
  ended_at: Date | null;
  missed_at: Date | null;
  capped_by: string | null;
  because: string | null;
  told: number;
}

export interface FollowedRow {
  conversation_id: string;
  brand_id: string;
  policy_id: string | null;
  policy_version: number;
  open: boolean;
  due_at: Date | null;
  fires_at: Date | null;
}

/** Whoever reads stories to write clocks holds their conversations, one after another, until its transaction ends. */
export async function holdClocks(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('sla ' || id::text, 0)) from (select unnest(${ids as string[]}::uuid[]) as id order by 1) held`);
}

export function clocksOf(tx: Tx, ids: readonly string[]): Promise<ClockRow[]> {
  return tx.rows<ClockRow>(sql`select * from sla.clock where conversation_id = any (${ids as string[]}::uuid[]) order by conversation_id, started_at, metric, hours, n`);
}

export function followedOf(tx: Tx, ids: readonly string[]): Promise<FollowedRow[]> {
  return tx.rows<FollowedRow>(sql`select * from sla.followed where conversation_id = any (${ids as string[]}::uuid[])`);
}

export function keptOf(row: ClockRow): KeptClock {
  return { metric: row.metric, hours: row.hours, n: row.n, state: row.state, startedAt: row.started_at.getTime(), targetSeconds: row.target_seconds, policyVersion: row.policy_version, endedAt: row.ended_at?.getTime() ?? null, missedAt: row.missed_at?.getTime() ?? null, told: row.told };
}

export type ClockName = { readonly conversation_id: string; readonly metric: string; readonly hours: string; readonly n: number };

/** Sent, not waited for. */
export function writeClocks(tx: Tx, rows: readonly ClockRow[], gone: readonly ClockName[], over: readonly ClockName[], followed: readonly FollowedRow[]): void {
  if (over.length > 0) {
    tx.post(sql`
      update sla.clock c set ended_at = ${tx.now} from jsonb_to_recordset(${JSON.stringify(over)}::jsonb) as g(conversation_id uuid, metric text, hours text, n integer)
      where c.conversation_id = g.conversation_id and c.metric = g.metric and c.hours = g.hours and c.n = g.n`);
  }
  if (gone.length > 0) {
    tx.post(sql`
      delete from sla.clock c using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g(conversation_id uuid, metric text, hours text, n integer)
      where c.conversation_id = g.conversation_id and c.metric = g.metric and c.hours = g.hours and c.n = g.n`);
  }
  if (rows.length > 0) {
    tx.post(sql`
      insert into sla.clock select * from jsonb_populate_recordset(null::sla.clock, ${JSON.stringify(rows)}::jsonb)
      on conflict (conversation_id, metric, hours, n) do update set policy_id = excluded.policy_id, policy_version = excluded.policy_version, state = excluded.state, target_seconds = excluded.target_seconds,
        started_at = excluded.started_at, elapsed_seconds = excluded.elapsed_seconds, counted_at = excluded.counted_at, due_at = excluded.due_at, warn_at = excluded.warn_at, lead_at = excluded.lead_at,
        ended_at = excluded.ended_at, missed_at = excluded.missed_at, capped_by = excluded.capped_by, because = excluded.because, told = excluded.told`);
  }
  if (followed.length > 0) {
    tx.post(sql`
      insert into sla.followed select * from jsonb_populate_recordset(null::sla.followed, ${JSON.stringify(followed)}::jsonb)
      on conflict (conversation_id) do update set policy_id = excluded.policy_id, policy_version = excluded.policy_version, open = excluded.open, due_at = excluded.due_at, fires_at = excluded.fires_at`);
  }
}
