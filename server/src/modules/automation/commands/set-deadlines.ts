import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { businessOf } from '../queries/read-facts.ts';
import { momentsOf } from '../queries/moments.ts';
import { anchorOf, dueAt } from '../rules/deadline.ts';
import type { After } from '../rules/rule.ts';
import { activeRules } from '../store/rules.ts';

interface Deadline {
  rule_id: string;
  conversation_id: string;
  brand_id: string;
  anchor_at: Date;
  due_at: Date | null;
}

/**
 * Tells anew when rules that wait for time to pass look at these conversations, from what stands there. One that looked
 * already looks again only when its time counts from another moment. Doing it twice changes nothing.
 */
export async function setDeadlines(tx: Tx, brandId: string, conversationIds: readonly string[]): Promise<void> {
  const timed = (await activeRules(tx, brandId)).flatMap(({ id, after }) => (after === undefined ? [] : [{ id, after }]));
  if (timed.length > 0) await write(tx, await due(tx, brandId, timed, conversationIds));
  // What no longer runs, of rules that are on; of the others `arm` takes care.
  await tx.run(sql`
    update automation.deadline set due_at = null where conversation_id = any (${conversationIds as string[]}::uuid[]) and rule_id <> all (${timed.map((rule) => rule.id)}::uuid[]) and due_at is not null`);
}

async function due(tx: Tx, brandId: string, timed: readonly { id: string; after: After }[], ids: readonly string[]): Promise<{ rows: Deadline[]; none: { rule_id: string; conversation_id: string }[] }> {
  const [standings, business] = await Promise.all([momentsOf(tx, ids), businessOf(tx, brandId)]);
  const rows: Deadline[] = [];
  const none: { rule_id: string; conversation_id: string }[] = [];
  for (const standing of standings) {
    for (const { id, after } of timed) {
      const anchor = standing.counts ? anchorOf(after.since, standing) : null;
      const at = anchor === null ? Infinity : dueAt(anchor, after, business);
      if (anchor === null) none.push({ rule_id: id, conversation_id: standing.id });
      else rows.push({ rule_id: id, conversation_id: standing.id, brand_id: brandId, anchor_at: new Date(anchor), due_at: Number.isFinite(at) ? new Date(at) : null });
    }
  }
  return { rows, none };
}

async function write(tx: Tx, { rows, none }: { rows: readonly Deadline[]; none: readonly object[] }): Promise<void> {
  if (none.length > 0) {
    await tx.run(sql`
      update automation.deadline d set due_at = null from jsonb_to_recordset(${JSON.stringify(none)}::jsonb) as g(rule_id uuid, conversation_id uuid) where d.rule_id = g.rule_id and d.conversation_id = g.conversation_id and d.due_at is not null`);
  }
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into automation.deadline as d (rule_id, conversation_id, brand_id, anchor_at, due_at)
    select rule_id, conversation_id, brand_id, anchor_at, due_at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(rule_id uuid, conversation_id uuid, brand_id uuid, anchor_at timestamptz, due_at timestamptz)
    on conflict (conversation_id, rule_id) do update set anchor_at = excluded.anchor_at, due_at = case when d.looked_for is distinct from excluded.anchor_at then excluded.due_at end
    where d.anchor_at <> excluded.anchor_at or (d.looked_for is distinct from excluded.anchor_at and d.due_at is distinct from excluded.due_at)`);
}
