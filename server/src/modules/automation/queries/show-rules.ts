import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { RuleVersionView, RuleView, VocabularyView } from '../contract.ts';
import { offeredActions } from '../ports.ts';
import { fieldTable, operatorsOf } from '../rules/fields.ts';
import { SINCE, TRIGGERS, type Definition } from '../rules/rule.ts';
import type { RuleRow, VersionRow } from '../store/rules.ts';
import { faultsOf } from './check-definition.ts';

type Shown = RuleRow & { name: string; definition: Definition; runs: number; failed: number; last_run_at: Date | null };
const WEEK_MS = 7 * 86_400_000;

/** The rules of a brand in their order, with what they did of late and what keeps them from working. */
export async function showRules(tx: Tx, brandId: string): Promise<RuleView[]> {
  const rows = await tx.rows<Shown>(sql`
    select r.*, v.name, v.definition, coalesce(n.runs, 0) as runs, coalesce(n.failed, 0) as failed, (select x.at from automation.run x where x.rule_id = r.id order by x.at desc, x.id desc limit 1) as last_run_at
    from automation.rule r join automation.rule_version v on v.rule_id = r.id and v.number = r.version
    left join lateral (select count(*)::integer as runs, (count(*) filter (where x.outcome = 'failed'))::integer as failed from automation.run x where x.rule_id = r.id and x.at > ${new Date(tx.now.getTime() - WEEK_MS)}) n on true
    where r.brand_id = ${brandId} and r.removed_at is null order by r.position, r.id`);
  const names = await peopleNames(tx, rows.flatMap((row) => [row.author_id, row.changed_by]).filter((id) => id !== null));
  const shown: RuleView[] = [];
  for (const row of rows) shown.push(viewOf(row, names, await faultsOf(tx, brandId, row.definition)));
  return shown;
}

function viewOf(row: Shown, names: ReadonlyMap<string, string>, faults: RuleView['faults']): RuleView {
  return {
    id: row.id, brand_id: row.brand_id, name: row.name, on: row.on, version: row.version, definition: row.definition as RuleView['definition'], off_because: row.off_because, failures: row.failures, last_error: row.last_error, last_problem: row.last_problem,
    last_error_at: row.last_error_at?.toISOString() ?? null, author: person(row.author_id, names), changed_by: person(row.changed_by, names), changed_at: row.changed_at.toISOString(), runs: row.runs, failed: row.failed,
    last_run_at: row.last_run_at?.toISOString() ?? null, faults,
  };
}

/** What a rule said, newest first. */
export async function showVersions(tx: Tx, ruleId: string): Promise<RuleVersionView[]> {
  const rows = await tx.rows<VersionRow>(sql`select number, name, definition, why, restored_from, by_id, at from automation.rule_version where rule_id = ${ruleId} order by number desc limit 500`);
  if (rows.length === 0) throw notFound('rule');
  const names = await peopleNames(tx, rows.map((row) => row.by_id).filter((id) => id !== null));
  return rows.map((row) => ({ number: row.number, name: row.name, definition: row.definition as RuleVersionView['definition'], why: row.why, restored_from: row.restored_from, by: person(row.by_id, names), at: row.at.toISOString() }));
}

/** Everything a rule may be made of here. What no module offers is not in it. */
export function showVocabulary(): VocabularyView {
  return {
    triggers: [...TRIGGERS], since: [...SINCE],
    fields: Object.entries(fieldTable).map(([name, { kind, choices, asToday }]) => ({ name, kind, operators: [...operatorsOf[kind]], choices: choices === undefined ? null : typeof choices === 'string' ? choices : [...choices], as_today: asToday ?? false })),
    actions: offeredActions.get().map(({ kind, does, undo, parts }) => ({ kind, does, undo, parts: parts.map((part) => ({ name: part.name, kind: part.kind, optional: part.optional ?? false })) })),
  };
}

export async function brandOfRule(tx: Tx, ruleId: string): Promise<string> {
  const row = await tx.maybe<{ brand_id: string }>(sql`select brand_id from automation.rule where id = ${ruleId}`);
  if (!row) throw notFound('rule');
  return row.brand_id;
}

const person = (id: string | null, names: ReadonlyMap<string, string>): { id: string; name: string } | null => (id === null ? null : { id, name: names.get(id) ?? '' });
