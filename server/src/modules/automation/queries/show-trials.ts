import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import type { TrialMatchView, TrialView } from '../contract.ts';
import { fieldTable } from '../rules/fields.ts';
import type { Definition } from '../rules/rule.ts';
import { fieldsOf } from './read-facts.ts';

interface Row extends Omit<TrialView, 'since' | 'started_at' | 'ended_at' | 'as_today'> {
  definition: Definition;
  since: Date;
  started_at: Date;
  ended_at: Date | null;
}

/** What orders and parcels did is told of today only: their news is not looked for in the past. */

export async function showTrial(tx: Tx, id: string): Promise<TrialView> {
  const row = await tx.maybe<Row>(sql`select id, brand_id, rule_id, definition, since, state, total, looked_at, matched, times, changes, judged, misses_as_is, misses_supposed, error, started_at, ended_at from automation.trial where id = ${id}`);
  if (!row) throw notFound('trial');
  const { definition, ...rest } = row;
  return {
    ...rest, since: row.since.toISOString(), started_at: row.started_at.toISOString(), ended_at: row.ended_at?.toISOString() ?? null, as_today: fieldsOf(definition.when).filter((field) => fieldTable[field]?.asToday === true),
  };
}

/** Examples in the order they were found, the newest conversations first. */
export async function showMatches(tx: Tx, trialId: string, query: { limit?: number; cursor?: string }): Promise<{ data: TrialMatchView[]; next_cursor: string | null }> {
  if (!(await tx.maybe(sql`select 1 from automation.trial where id = ${trialId}`))) throw notFound('trial');
  const limit = query.limit ?? 50;
  const from = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isSafeInteger(from)) throw invalid('This cursor is not one of ours; start from the first page.');
  const rows = await tx.rows<{ n: number; conversation_id: string; number: number; subject: string; at: Date; triggers: string[]; times: number; before: Record<string, unknown>; after: Record<string, unknown> }>(sql`
    select m.n, m.conversation_id, c.number, c.subject, m.at, m.triggers, m.times, m.before, m.after from automation.trial_match m join conversations.conversation c on c.id = m.conversation_id
    where m.trial_id = ${trialId} and m.n > ${from} order by m.n limit ${limit + 1}`);
  const data = rows.slice(0, limit).map(({ conversation_id: id, number, subject, at, triggers, times, before, after }) => ({ conversation: { id, number, subject }, at: at.toISOString(), triggers, times, before, after }));
  return { data, next_cursor: rows.length > limit ? String(rows[limit - 1]?.n) : null };
}
