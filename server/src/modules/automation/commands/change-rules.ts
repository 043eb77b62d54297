import { isDeepStrictEqual } from 'node:util';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { brandById } from '../../identity/index.ts';
import { RULES_CHANGED } from '../events.ts';
import { armLater } from '../jobs/arm.ts';
import { cannotWork, faultsOf } from '../queries/check-definition.ts';
import type { Definition } from '../rules/rule.ts';
import { holdRule, versionOf, type RuleRow } from '../store/rules.ts';

const MOST_RULES = 200;

export interface Draft {
  readonly name: string;
  readonly definition: Definition;
  readonly why?: string;
}

/** Adds a rule at the end of the list, switched off. */
export async function addRule(tx: Tx, brandId: string, draft: Draft): Promise<string> {
  if (!(await brandById(tx, brandId))) throw notFound('brand');
  const { count, last } = await tx.one<{ count: number; last: number }>(sql`select count(*)::integer as count, coalesce(max(position), 0) as last from automation.rule where brand_id = ${brandId} and removed_at is null`);
  if (count >= MOST_RULES) throw conflict('too_many_rules', `A brand has at most ${MOST_RULES} rules. Remove one that is not needed.`, [{ message: 'is full', problem: 'too_many_rules', most: MOST_RULES }]);
  await refuseFaults(tx, brandId, draft.definition);
  const id = tx.id();
  await tx.run(sql`
    insert into automation.rule (id, brand_id, position, version, triggers, author_id, created_at, changed_by, changed_at, off_because)
    values (${id}, ${brandId}, ${last + 1}, 1, ${draft.definition.triggers as string[]}, ${personOf(tx)}, ${tx.now}, ${personOf(tx)}, ${tx.now}, 'by_hand')`);
  await keep(tx, { id, brand_id: brandId }, 1, draft, null);
  await told(tx, brandId, id, 'added', 1);
  return id;
}

/** The next version of a rule. `base` is the version that was changed: of two who change it at once the second is told. */
export async function changeRule(tx: Tx, id: string, base: number, draft: Draft, restoredFrom: number | null = null): Promise<void> {
  const rule = await holdRule(tx, id);
  if (rule.version !== base) throw conflict('changed_meanwhile', 'Somebody changed this rule since you began. Look at theirs, then change it again.', [{ message: `version ${rule.version} was saved`, version: rule.version }]);
  await refuseFaults(tx, rule.brand_id, draft.definition);
  const { definition: before } = await versionOf(tx, id, base);
  const next = base + 1;
  await keep(tx, rule, next, draft, restoredFrom);
  await tx.run(sql`
    update automation.rule set version = ${next}, triggers = ${draft.definition.triggers as string[]}, changed_by = ${personOf(tx)}, changed_at = ${tx.now}, failures = 0, last_error = null, last_problem = null, last_error_at = null where id = ${id}`);
  await told(tx, rule.brand_id, id, 'changed', next);
  // Whoever mends a word does not set it off again where its time has come before.
  if (rule.on && !isDeepStrictEqual(before.after, draft.definition.after)) await armLater(tx, rule.brand_id, id);
}

/** What a version said holds again, as a new version: nothing that was is lost. */
export async function restoreRule(tx: Tx, id: string, base: number, number: number, why: string): Promise<void> {
  const { name, definition } = await versionOf(tx, id, number);
  await changeRule(tx, id, base, { name, definition, why }, number);
}

/** Switched on it begins with a clean slate; what it names has to be there. */
export async function switchRule(tx: Tx, id: string, on: boolean): Promise<void> {
  const rule = await holdRule(tx, id);
  if (rule.on === on) return;
  if (on) await refuseFaults(tx, rule.brand_id, (await versionOf(tx, id, rule.version)).definition);
  await tx.run(sql`
    update automation.rule set "on" = ${on}, off_because = ${on ? null : 'by_hand'}, failures = 0, last_error = case when ${on} then null else last_error end, last_problem = case when ${on} then null else last_problem end, changed_by = ${personOf(tx)}, changed_at = ${tx.now} where id = ${id}`);
  await told(tx, rule.brand_id, id, on ? 'switched_on' : 'switched_off', rule.version);
  await armLater(tx, rule.brand_id, id);
}

/** All rules of a brand in the order they are to run. */
export async function orderRules(tx: Tx, brandId: string, ids: readonly string[]): Promise<void> {
  const held = await tx.rows<{ id: string }>(sql`select id from automation.rule where brand_id = ${brandId} and removed_at is null order by id for update`);
  if (held.length !== ids.length || held.some((row) => !ids.includes(row.id))) throw conflict('changed_meanwhile', 'Rules were added or removed since you began. Look at the list again, then order it.');
  await tx.run(sql`update automation.rule r set position = o.n from unnest(${ids as string[]}::uuid[]) with ordinality o(id, n) where r.id = o.id`);
  await tx.announce({ name: RULES_CHANGED, brandId, subjectId: brandId, payload: { what: 'ordered' } });
  await record(tx, { action: 'automation.rules_ordered', subjectKind: 'brand', subjectId: brandId, brandId, facts: { rules: ids.length } });
}

/** It runs no more; what it did stays in the conversations' histories. */
export async function removeRule(tx: Tx, id: string): Promise<void> {
  const rule = await holdRule(tx, id);
  await tx.run(sql`update automation.rule set removed_at = ${tx.now} where id = ${id}`);
  await told(tx, rule.brand_id, id, 'removed', rule.version);
  await armLater(tx, rule.brand_id, id);
}

/** Takes the removal back: the rule stands where it stood, on or off as it was. */
export async function bringBack(tx: Tx, id: string): Promise<void> {
  const rule = await tx.maybe<{ brand_id: string; version: number }>(sql`update automation.rule set removed_at = null where id = ${id} and removed_at is not null returning brand_id, version`);
  if (!rule) throw notFound('removed rule');
  await told(tx, rule.brand_id, id, 'brought_back', rule.version);
  await armLater(tx, rule.brand_id, id);
}

async function refuseFaults(tx: Tx, brandId: string, definition: Definition): Promise<void> {
  const faults = await faultsOf(tx, brandId, definition);
  if (faults.length > 0) throw cannotWork(faults);
}

async function keep(tx: Tx, rule: Pick<RuleRow, 'id' | 'brand_id'>, number: number, { name, definition, why = '' }: Draft, restoredFrom: number | null): Promise<void> {
  const { triggers, after, when, then, stops, once } = definition;
  const kept: Definition = { triggers, ...(after === undefined ? {} : { after }), when, then, ...(stops ? { stops } : {}), ...(once ? { once } : {}) };
  await tx.run(sql`
    insert into automation.rule_version (rule_id, number, brand_id, name, definition, why, restored_from, by_id, at)
    values (${rule.id}, ${number}, ${rule.brand_id}, ${name.trim()}, ${JSON.stringify(kept)}::jsonb, ${why.trim()}, ${restoredFrom}, ${personOf(tx)}, ${tx.now})`);
}

async function told(tx: Tx, brandId: string, id: string, what: string, version: number): Promise<void> {
  await tx.announce({ name: RULES_CHANGED, brandId, subjectId: brandId, payload: { rule_id: id, what, version } });
  await record(tx, { action: `automation.rule_${what}`, subjectKind: 'rule', subjectId: id, brandId, facts: { version } });
}

const personOf = (tx: Tx): string | null => (tx.actor.kind === 'person' ? tx.actor.id : null);
