import type { Tx } from '../../../platform/db/tx.ts';
import { runClocks } from '../rules/clocks.ts';
import type { Facts } from '../rules/policy.ts';
import { livedHere, tellEvents, type Told } from '../rules/tell-events.ts';
import { readFacts, type Known } from './read-facts.ts';
import { readStories } from './read-stories.ts';
import { policyFor, termsFor, termsOf, type BrandTerms } from './terms.ts';

/** A conversation as it would have been, were these facts others. */
export interface Supposed {
  readonly id: string;
  readonly facts: Partial<Pick<Facts, 'priority' | 'reason' | 'team' | 'tag'>>;
}

export interface Misses {
  /** conversations whose clocks are known: those that lived here since there are any */
  readonly judged: number;
  /** deadlines that are missed with the facts as they are, and as they would have been */
  readonly asIs: number;
  readonly supposed: number;
}

/**
 * How many deadlines are missed under the brand's present service levels, and how many would be, had these conversations
 * been others: what happened in them is the same, only the policy and targets they fall under may differ.
 */
export async function missesUnder(tx: Tx, brandId: string, supposed: readonly Supposed[]): Promise<Misses> {
  const ids = supposed.map((one) => one.id);
  const terms = ids.length === 0 ? undefined : await termsOf(tx, brandId);
  if (terms === undefined) return { judged: 0, asIs: 0, supposed: 0 };
  const [known, stories] = await Promise.all([readFacts(tx, ids), readStories(tx, ids)]);
  const facts = new Map(supposed.map((one) => [one.id, one.facts]));
  const judged = known.filter((one) => livedHere(stories.get(one.id) as Told));
  const count = (as: (one: Known) => Known): number => judged.reduce((sum, one) => sum + missesOf(as(one), stories.get(one.id) as Told, terms, tx.now.getTime()), 0);
  return { judged: judged.length, asIs: count((one) => one), supposed: count((one) => ({ ...one, facts: { ...one.facts, ...facts.get(one.id) } })) };
}

/** How many deadlines of a conversation are missed by a moment, under these terms. */
export function missesOf(known: Known, told: Told, terms: BrandTerms, now: number): number {
  const policy = policyFor(terms, known);
  const story = tellEvents(told, policy?.snooze_pauses ?? false);
  if (policy === null || story[0] === undefined) return 0;
  return runClocks(story, termsFor(terms, policy, known, story[0].at), now, { owner: policy.warn_owner_percent / 100, lead: policy.warn_lead_percent / 100 }).filter((clock) => clock.missedAt !== null).length;
}
