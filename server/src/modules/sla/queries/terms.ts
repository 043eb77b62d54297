import type { Tx } from '../../../platform/db/tx.ts';
import { calendarOf, timelineOf, type Timeline } from '../../calendars/index.ts';
import type { Term } from '../rules/clocks.ts';
import { deadlinesOf } from '../rules/deadlines.ts';
import { choosePolicy, targetsFor, type Policy } from '../rules/policy.ts';
import { aroundTheClock } from '../rules/around-the-clock.ts';
import { policiesOf } from './policies-of.ts';
import { relaxedTargets, type Relaxed } from '../ports.ts';
import { timesRelaxed } from '../rules/relaxed.ts';
import type { Known } from './read-facts.ts';

/** Under what a brand's clocks run: its policies, its hours and the hours marketplaces count. */
export interface BrandTerms {
  readonly version: number;
  readonly policies: readonly Policy[];
  readonly business: Timeline;
  readonly always: Timeline;
  readonly relaxed: readonly Relaxed[];
}

/** Undefined while the brand has no policies. */
export async function termsOf(tx: Tx, brandId: string): Promise<BrandTerms | undefined> {
  const [held, calendar, relaxed] = await Promise.all([policiesOf(tx, brandId), calendarOf(tx, brandId), relaxedTargets.get()(tx, brandId)]);
  const now = tx.now.getTime();
  return held && { version: held.number, policies: held.policies, business: timelineOf(calendar, now), always: timelineOf(aroundTheClock, now), relaxed };
}

/** The policy a conversation falls under; null for one that has no clocks. */
export function policyFor(terms: BrandTerms, known: Known): Policy | null {
  return known.counts ? choosePolicy(terms.policies, known.facts) : null;
}

/** Under what the clocks of one conversation run that began at `since`. */
export function termsFor(terms: BrandTerms, policy: Policy, known: Known, since: number): Term[] {
  const deadlines = deadlinesOf(policy, known.order, terms.business, since);
  const times = timesRelaxed(terms.relaxed, known.reasonKeys);
  return targetsFor(policy, known.facts, known.reasonSeconds).map(({ metric, hours, seconds }) => ({ metric, hours, seconds: Math.round(seconds * times), timeline: hours === 'always' ? terms.always : terms.business, before: deadlines.get(metric) ?? null }));
}
