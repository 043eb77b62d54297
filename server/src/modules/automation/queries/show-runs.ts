import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import type { LookView, RunView } from '../contract.ts';
import type { Test } from '../rules/condition.ts';
import type { Definition } from '../rules/rule.ts';
import { brandOfRule } from './show-rules.ts';

interface Row {
  id: string;
  brand_id: string;
  rule_id: string;
  name: string;
  version: number;
  conversation_id: string;
  number: number;
  subject: string;
  at: Date;
  triggers: string[];
  outcome: 'done' | 'failed';
  error: string | null;
  problem: RunView['problem'];
  done: { kind: string; changed: boolean }[];
  definition: Definition;
}

/** What a rule did, newest first. */
export async function runsOfRule(tx: Tx, ruleId: string, query: { limit?: number; cursor?: string; outcome?: 'done' | 'failed' }): Promise<{ data: RunView[]; next_cursor: string | null }> {
  await brandOfRule(tx, ruleId);
  const limit = query.limit ?? 50;
  const from = readCursor(query.cursor);
  const rows = await tx.rows<Row>(sql`
    select r.id, r.brand_id, r.rule_id, v.name, r.version, r.conversation_id, c.number, c.subject, r.at, r.triggers, r.outcome, r.error, r.problem, r.done, v.definition
    from automation.run r join automation.rule_version v on v.rule_id = r.rule_id and v.number = r.version join conversations.conversation c on c.id = r.conversation_id
    where r.rule_id = ${ruleId} and (${query.outcome ?? null}::text is null or r.outcome = ${query.outcome ?? null}) and (${from?.at ?? null}::timestamptz is null or (r.at, r.id) < (${from?.at ?? null}::timestamptz, ${from?.id ?? null}::uuid))
    order by r.at desc, r.id desc limit ${limit + 1}`);
  const page = pageOf(rows, limit, (row) => ({ at: row.at.toISOString(), id: row.id }));
  return { data: page.data.map(viewOf), next_cursor: page.next_cursor };
}

/** One run, in whatever conversation of the brand it was: what was merged brought its history along. */
export async function oneRun(tx: Tx, brandId: string, runId: string): Promise<RunView[]> {
  const rows = await tx.rows<Row>(sql`
    select r.id, r.brand_id, r.rule_id, v.name, r.version, r.conversation_id, c.number, c.subject, r.at, r.triggers, r.outcome, r.error, r.problem, r.done, v.definition
    from automation.run r join automation.rule_version v on v.rule_id = r.rule_id and v.number = r.version join conversations.conversation c on c.id = r.conversation_id where r.id = ${runId} and r.brand_id = ${brandId}`);
  return rows.map(viewOf);
}

/** What rules did in one conversation, and why others did not; newest first. */
export async function rulesOfConversation(tx: Tx, conversationId: string): Promise<{ runs: RunView[]; looks: LookView[] }> {
  const [runs, looks] = await Promise.all([
    tx.rows<Row>(sql`
      select r.id, r.brand_id, r.rule_id, v.name, r.version, r.conversation_id, c.number, c.subject, r.at, r.triggers, r.outcome, r.error, r.problem, r.done, v.definition
      from automation.run r join automation.rule_version v on v.rule_id = r.rule_id and v.number = r.version join conversations.conversation c on c.id = r.conversation_id
      where r.conversation_id = ${conversationId} order by r.at desc, r.id desc limit 200`),
    tx.rows<{ id: string; at: Date; triggers: string[]; outcomes: { rule: string; because: string; failed?: Test }[] }>(sql`
      select id, at, triggers, outcomes from automation.look where conversation_id = ${conversationId} order by at desc, id desc limit 50`),
  ]);
  const asked = [...new Set(looks.flatMap((look) => look.outcomes.map((outcome) => outcome.rule)))];
  const named = await tx.rows<{ id: string; name: string }>(sql`
    select r.id, v.name from automation.rule r join automation.rule_version v on v.rule_id = r.id and v.number = r.version where r.id = any (${asked}::uuid[])`);
  const names = new Map(named.map((row) => [row.id, row.name]));
  return {
    runs: runs.map(viewOf),
    looks: looks.map(({ id, at, triggers, outcomes }) => ({ id, at: at.toISOString(), triggers, outcomes: outcomes.map(({ rule, because, failed }) => ({ rule: { id: rule, name: names.get(rule) ?? '' }, because, failed: failed ?? null })) })),
  };
}

function viewOf(row: Row): RunView {
  return {
    id: row.id, brand_id: row.brand_id, rule: { id: row.rule_id, name: row.name }, version: row.version, conversation: { id: row.conversation_id, number: row.number, subject: row.subject }, at: row.at.toISOString(), triggers: row.triggers, outcome: row.outcome,
    error: row.error, problem: row.problem, when: row.definition.when, then: row.definition.then as RunView['then'], done: row.done,
  };
}
