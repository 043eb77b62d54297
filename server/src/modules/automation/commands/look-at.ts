import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Facts } from '../rules/condition.ts';
import { anchorOf } from '../rules/deadline.ts';
import { lookAtRule, type Happening, type Outcome, type Standing } from '../rules/run-rules.ts';
import type { Trigger } from '../rules/rule.ts';
import type { Source } from '../rules/fields.ts';
import { momentsOf } from '../queries/moments.ts';
import { businessOf, factsAt, readFacts, sourcesOf, type Known } from '../queries/read-facts.ts';
import { activeRules, type ActiveRule } from '../store/rules.ts';
import { causesOf, pastOf } from '../store/runs.ts';
import { performRule } from './perform-rule.ts';

/** A piece of news that rules have not looked at yet. */
export interface Pending {
  id: string;
  brand_id: string;
  conversation_id: string;
  at: Date;
  triggers: Trigger[];
  facts: Facts;
  actor_kind: string;
  actor_id: string | null;
  message_id: string | null;
  due_rule_id: string | null;
  anchor_at: Date | null;
}

/**
 * Lets the brand's rules look at one piece of news, in their order, and does what those that apply say; each sees what
 * those before it did. One that fails leaves the conversation as it found it, and the others go on. Effective once.
 */
export async function lookAt(tx: Tx, news: Pending): Promise<void> {
  if ((await tx.run(sql`delete from automation.pending where id = ${news.id}`)) === 0) return;
  // Whoever changes the conversation meanwhile is waited for: rules see it as it is when they act.
  if (!(await tx.maybe(sql`select 1 from conversations.conversation where id = ${news.conversation_id} for update`))) return;
  const rules = await activeRules(tx, news.brand_id);
  const eyes = await openEyes(tx, news, rules);
  if (eyes === null || !(await isStillDue(tx, news, rules))) return;
  const [caused, past] = [await causesOf(tx, news), await pastOf(tx, news.conversation_id)];
  const happening: Happening = { triggers: news.triggers, causedBy: caused.causes, depth: caused.depth, due: news.due_rule_id === null ? [] : [news.due_rule_id] };
  const outcomes: (Outcome & { failure?: string })[] = [];
  // A rule sees what those before it did: what it does is their doing too.
  const causes = [...caused.causes];
  let standing: Standing = { known: eyes.facts, stopped: false };
  for (const rule of rules) {
    const outcome = lookAtRule(rule, happening, standing, past);
    const failure = outcome.applied ? await performRule(tx, news, rule, eyes.known, { causes: [...causes, rule.id], depth: caused.depth + 1 }) : null;
    outcomes.push(failure === null ? outcome : { ...outcome, failure });
    if (!outcome.applied || failure !== null) continue;
    causes.push(rule.id);
    standing = { known: await eyes.again(), stopped: rule.stops ?? false };
  }
  await keepLook(tx, news, outcomes);
}

interface Eyes {
  readonly known: Known;
  readonly facts: Facts;
  again(): Promise<Facts>;
}

/** Null for what no rule looks at. */
async function openEyes(tx: Tx, news: Pending, rules: readonly ActiveRule[]): Promise<Eyes | null> {
  const sources: ReadonlySet<Source> = sourcesOf(rules.filter((rule) => rule.triggers.some((trigger) => news.triggers.includes(trigger))).map((rule) => rule.when));
  const [[known], business] = await Promise.all([readFacts(tx, [news.conversation_id], sources), businessOf(tx, news.brand_id)]);
  if (known === undefined || !known.core.counts) return null;
  const look = (what: Known): Facts => factsAt(what, news.facts, business, tx.now.getTime());
  return { known, facts: look(known), again: async () => look((await readFacts(tx, [news.conversation_id], sources))[0] ?? known) };
}

/** A time that came is none any more when what it was counted from has moved meanwhile. */
async function isStillDue(tx: Tx, news: Pending, rules: readonly ActiveRule[]): Promise<boolean> {
  if (news.due_rule_id === null) return true;
  const after = rules.find((rule) => rule.id === news.due_rule_id)?.after;
  const [standing] = await momentsOf(tx, [news.conversation_id]);
  return after !== undefined && standing !== undefined && anchorOf(after.since, standing) === news.anchor_at?.getTime();
}

/** What became of the rules that were asked; of those set off by something else nothing is kept. */
async function keepLook(tx: Tx, news: Pending, outcomes: readonly (Outcome & { failure?: string })[]): Promise<void> {
  const told = outcomes.filter((one) => one.because !== 'other_trigger').map(({ rule, because, failed, failure }) => ({ rule, because: failure === undefined ? because : 'failed', ...(failed === undefined ? {} : { failed }) }));
  if (told.length === 0) return;
  await tx.run(sql`
    insert into automation.look (id, brand_id, conversation_id, at, triggers, outcomes) values (${news.id}, ${news.brand_id}, ${news.conversation_id}, ${tx.now}, ${news.triggers}, ${JSON.stringify(told)}::jsonb)`);
}
