import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conversationFor } from '../../conversations/index.ts';
import type { ClocksView, ClockView, RedatingView } from '../contract.ts';
import { clocksOf, followedOf, type ClockRow } from '../store/clocks.ts';
import { hoursOf, termsOf, type BrandTerms } from './terms.ts';

const NO_HOURS = 'This calendar has no working hours, so nothing in it is ever due.';

/** A conversation's clocks as they stand now: running ones have gone on since they were written. */
export async function showClocks(tx: Tx, idOrNumber: string): Promise<ClocksView> {
  const conversation = await conversationFor(tx, idOrNumber);
  const [rows, [followed], terms] = await Promise.all([clocksOf(tx, [conversation.id]), followedOf(tx, [conversation.id]), termsOf(tx, conversation.brand_id)]);
  const policy = terms?.policies.find((one) => one.id === followed?.policy_id);
  return {
    policy: policy === undefined || terms === undefined ? null : { id: policy.id, name: policy.name, version: terms.version }, due_at: followed?.due_at?.toISOString() ?? null,
    notice: rows.some((row) => row.ended_at === null && row.because === 'no_hours') ? NO_HOURS : null, data: rows.map((row) => viewOf(row, terms, tx.now.getTime())),
  };
}

function viewOf(row: ClockRow, terms: BrandTerms | undefined, now: number): ClockView {
  const timeline = terms === undefined ? undefined : row.hours === 'always' ? terms.always : hoursOf(terms, terms.policies.find((one) => one.id === row.policy_id));
  const runs = row.ended_at === null && row.state !== 'paused' && row.warn_at !== null;
  const since = runs && timeline !== undefined ? Math.round(timeline.worked(row.counted_at.getTime(), now) / 1000) : 0;
  const left = row.target_seconds - row.elapsed_seconds - since;
  const toDue = row.capped_by === null || row.due_at === null || timeline === undefined || row.ended_at !== null ? left : Math.round((timeline.worked(now, row.due_at.getTime()) - timeline.worked(row.due_at.getTime(), now)) / 1000);
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    metric: row.metric, hours: row.hours, n: row.n, state: row.state, policy_id: row.policy_id, policy_version: row.policy_version, target_seconds: row.target_seconds, started_at: row.started_at.toISOString(),
    elapsed_seconds: row.elapsed_seconds + since, remaining_seconds: Math.min(left, toDue), due_at: iso(row.due_at), warn_at: iso(row.warn_at), ended_at: iso(row.ended_at), missed_at: iso(row.missed_at),
    capped_by: row.capped_by, because: row.because,
  };
}

/** How far brands' re-datings have come; the last one of each. */
export async function showProgress(tx: Tx): Promise<RedatingView[]> {
  const rows = await tx.rows<Omit<RedatingView, 'started_at' | 'finished_at'> & { started_at: Date; finished_at: Date | null }>(sql`
    select brand_id, because, total, done, started_at, finished_at from sla.redating order by started_at desc`);
  return rows.map((row) => ({ ...row, started_at: row.started_at.toISOString(), finished_at: row.finished_at?.toISOString() ?? null }));
}
