import type { Actor } from '../../../platform/actor/actor.ts';
import { refusedAction, type ActionCall } from '../../../platform/module/action.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { problemOf, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { holdersOf, worksFor } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';
import { RULE_APPLIED, RULE_FAILED, RULE_SWITCHED_OFF, type RuleNews } from '../events.ts';
import { offeredActions } from '../ports.ts';
import type { Known } from '../queries/read-facts.ts';
import type { ActiveRule } from '../store/rules.ts';
import { insertRun, type Causes, type RunRow, type Trouble } from '../store/runs.ts';
import type { Pending } from './look-at.ts';

/** After so many failures with no success between, a rule is switched off and its author told. */
const MOST_FAILURES = 5;
/** A refusal because of how things stand, not because of what was asked. */
const STANDS_IN_THE_WAY = 409;
/** Failures that are nobody's doing and pass: the whole look is tried again (serialisation, dead lock, server going down, no connection). */
const PASSING = /^(?:40001|40P01|53\w{3}|57P0\w|08\w{3}|55P03)$/;

/**
 * Does what a rule says, all of it or nothing, as an actor of that brand alone whose id is this run: so whatever follows
 * can be followed back to it. Answers why it failed, or null.
 */
export async function performRule(tx: Tx, news: Pending, rule: ActiveRule, known: Known, { causes, depth }: Causes): Promise<string | null> {
  const runId = tx.id();
  const actor: Actor = { kind: 'system', id: runId, name: rule.name, grants: new Map(), brands: [news.brand_id] };
  const own = tx.asOf(tx.now, actor);
  const call: ActionCall = { brandId: news.brand_id, conversationId: news.conversation_id, number: known.core.number, assigneeId: known.core.assignee_id, runId, askedBy: rule.id };
  const done: { kind: string; changed: boolean }[] = [];
  const run: Omit<RunRow, 'outcome' | 'error' | 'problem'> = { id: runId, look_id: news.id, brand_id: news.brand_id, rule_id: rule.id, version: rule.version, conversation_id: news.conversation_id, triggers: news.triggers, causes, depth, done };
  const told: RuleNews = { run_id: runId, rule_id: rule.id, version: rule.version, triggers: news.triggers, actions: rule.then.map((action) => action.kind) };
  try {
    await tx.attempt(() => performAll(own, call, rule, done));
    await insertRun(tx, { ...run, outcome: 'done', error: null, problem: null });
    await tx.run(sql`update automation.rule set failures = 0 where id = ${rule.id} and failures > 0`);
    await own.announce({ name: RULE_APPLIED, brandId: news.brand_id, subjectId: news.conversation_id, payload: { ...told } });
    return null;
  } catch (error) {
    if (PASSING.test(String((error as { code?: unknown }).code))) throw error;
    const why = error instanceof Refusal ? error.message : 'Something went wrong on our side.';
    const problem = error instanceof Refusal ? problemOf(error) : { problem: 'our_side', facts: {} };
    await insertRun(tx, { ...run, outcome: 'failed', error: why, problem });
    await own.announce({ name: RULE_FAILED, brandId: news.brand_id, subjectId: news.conversation_id, payload: { ...told, failed_at: done.length } });
    // What stands in the way in this conversation (kept for people, somebody has no room) says nothing against the rule.
    if (!(error instanceof Refusal && error.status === STANDS_IN_THE_WAY)) await countFailure(tx, rule.id, why, problem);
    return why;
  }
}

async function performAll(tx: Tx, call: ActionCall, rule: ActiveRule, done: { kind: string; changed: boolean }[]): Promise<void> {
  for (const action of rule.then) {
    const offered = offeredActions.get().find((one) => one.kind === action.kind);
    if (offered === undefined) throw refusedAction({ problem: 'unknown_action', message: `Nothing here can do “${action.kind}” any more.`, facts: { action: action.kind } });
    done.push({ kind: action.kind, changed: await offered.perform(tx, call, action) });
  }
}

/** Shown at the rule; too many in a row switch it off. */
async function countFailure(tx: Tx, ruleId: string, why: string, problem: Trouble | null): Promise<void> {
  const rule = await tx.maybe<{ brand_id: string; author_id: string | null; changed_by: string | null; failures: number; version: number }>(sql`
    update automation.rule set failures = failures + 1, last_error = ${why}, last_problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb, last_error_at = ${tx.now}, "on" = "on" and failures + 1 < ${MOST_FAILURES}, off_because = case when failures + 1 < ${MOST_FAILURES} then off_because else 'failing' end
    where id = ${ruleId} and "on" returning brand_id, author_id, changed_by, failures, version`);
  if (rule === undefined || rule.failures < MOST_FAILURES) return;
  await tx.announce({ name: RULE_SWITCHED_OFF, brandId: rule.brand_id, subjectId: ruleId, payload: { failures: rule.failures, version: rule.version } });
  await record(tx, { action: 'automation.rule_given_up', subjectKind: 'rule', subjectId: ruleId, brandId: rule.brand_id, facts: { failures: rule.failures, version: rule.version } });
  const people: string[] = [];
  for (const id of new Set([rule.author_id, rule.changed_by])) if (id !== null && (await worksFor(tx, id, rule.brand_id))) people.push(id);
  await notify(tx, { kind: 'rule_switched_off', brandId: rule.brand_id, personIds: people.length > 0 ? people : await holdersOf(tx, rule.brand_id, 'automation.change'), subjectKind: 'rule', subjectId: ruleId });
}
