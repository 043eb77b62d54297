import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Past } from '../rules/run-rules.ts';

const HOUR_MS = 3_600_000;
/** More than this in an hour nobody meant: something outside drives it, a program that answers ours perhaps. */
const MOST_IN_AN_HOUR = 10;

/** What rules did in this conversation before. */
export async function pastOf(tx: Tx, conversationId: string): Promise<Past> {
  const rows = await tx.rows<{ rule_id: string; lately: number }>(sql`
    select rule_id, (count(*) filter (where at > ${new Date(tx.now.getTime() - HOUR_MS)}))::integer as lately from automation.run where conversation_id = ${conversationId} and outcome = 'done' group by rule_id`);
  return { applied: new Set(rows.map((row) => row.rule_id)), tooOften: new Set(rows.filter((row) => row.lately >= MOST_IN_AN_HOUR).map((row) => row.rule_id)) };
}

export interface Causes {
  readonly causes: readonly string[];
  readonly depth: number;
}

const nobody: Causes = { causes: [], depth: 0 };

/** The rules whose doing a piece of news is. What left later is followed back to who wrote it. */
export async function causesOf(tx: Tx, news: { actor_kind: string; actor_id: string | null; message_id: string | null; conversation_id: string; triggers: readonly string[] }): Promise<Causes> {
  if (news.actor_kind !== 'system') return nobody;
  const runId = news.actor_id ?? (news.triggers.includes('replied') ? await writerOf(tx, news) : null);
  if (runId === null) return nobody;
  return (await tx.maybe<Causes>(sql`select causes, depth from automation.run where id = ${runId}`)) ?? nobody;
}

async function writerOf(tx: Tx, { message_id: messageId, conversation_id: conversationId }: { message_id: string | null; conversation_id: string }): Promise<string | null> {
  const row = await tx.maybe<{ actor_id: string | null }>(sql`
    select actor_id from platform.event where subject_id = ${conversationId} and name = 'conversations.reply_written' and actor_kind = 'system' and payload ->> 'message_id' = ${messageId} order by seq desc limit 1`);
  return row?.actor_id ?? null;
}

/** Why it failed: a stable word, and what fills its sentence. */
export interface Trouble {
  readonly problem: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface RunRow {
  id: string;
  look_id: string;
  brand_id: string;
  rule_id: string;
  version: number;
  conversation_id: string;
  triggers: readonly string[];
  outcome: 'done' | 'failed';
  causes: readonly string[];
  depth: number;
  done: readonly { kind: string; changed: boolean }[];
  error: string | null;
  problem: Trouble | null;
}

export async function insertRun(tx: Tx, run: RunRow): Promise<void> {
  await tx.run(sql`
    insert into automation.run (id, look_id, brand_id, rule_id, version, conversation_id, at, triggers, outcome, causes, depth, done, error, problem)
    values (${run.id}, ${run.look_id}, ${run.brand_id}, ${run.rule_id}, ${run.version}, ${run.conversation_id}, ${tx.now}, ${run.triggers as string[]}, ${run.outcome}, ${run.causes as string[]}, ${run.depth}, ${JSON.stringify(run.done)}::jsonb, ${run.error}, ${run.problem === null ? null : JSON.stringify(run.problem)}::jsonb)`);
}
