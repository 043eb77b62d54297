import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Definition, Rule } from '../rules/rule.ts';

export interface RuleRow {
  id: string;
  brand_id: string;
  position: number;
  on: boolean;
  version: number;
  triggers: string[];
  author_id: string | null;
  created_at: Date;
  changed_by: string | null;
  changed_at: Date;
  failures: number;
  last_error: string | null;
  last_problem: { problem: string; facts: Record<string, string | number> } | null;
  last_error_at: Date | null;
  off_because: 'by_hand' | 'failing' | null;
}

export interface VersionRow {
  number: number;
  name: string;
  definition: Definition;
  why: string;
  restored_from: number | null;
  by_id: string | null;
  at: Date;
}

/** For a change: changes of one rule come one after another. */
export async function holdRule(tx: Tx, id: string): Promise<RuleRow> {
  const row = await tx.maybe<RuleRow>(sql`select * from automation.rule where id = ${id} and removed_at is null for update`);
  if (!row) throw notFound('rule');
  return row;
}

export async function versionOf(tx: Tx, ruleId: string, number: number): Promise<VersionRow> {
  const row = await tx.maybe<VersionRow>(sql`select number, name, definition, why, restored_from, by_id, at from automation.rule_version where rule_id = ${ruleId} and number = ${number}`);
  if (!row) throw notFound('version of this rule');
  return row;
}

/** A rule that is switched on, with the version that holds. */
export type ActiveRule = Rule & { readonly version: number };

/** The rules of a brand that are on, in their order. */
export async function activeRules(tx: Tx, brandId: string): Promise<ActiveRule[]> {
  const rows = await tx.rows<{ id: string; version: number; name: string; definition: Definition }>(sql`
    select r.id, r.version, v.name, v.definition from automation.rule r join automation.rule_version v on v.rule_id = r.id and v.number = r.version
    where r.brand_id = ${brandId} and r."on" and r.removed_at is null order by r.position, r.id`);
  return rows.map(({ definition, ...row }) => ({ ...definition, ...row, on: true }));
}
