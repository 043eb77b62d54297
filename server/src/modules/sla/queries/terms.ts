import type { Tx } from '../../../platform/db/tx.ts';
import { calendarsOf, timelineOf, type Timeline } from '../../calendars/index.ts';
import type { Term } from '../rules/clocks.ts';
import { deadlinesOf } from '../rules/deadlines.ts';
import { choosePolicy, targetsFor, type Policy } from '../rules/policy.ts';
import { aroundTheClock } from '../rules/around-the-clock.ts';
import { policiesOf } from './policies-of.ts';
import { relaxedTargets, type Relaxed } from '../ports.ts';
import { timesRelaxed } from '../rules/relaxed.ts';
import type { Known } from './read-facts.ts';

/** Under what a brand's clocks run: its policies, the hours of its calendars and the hours marketplaces count. */
export interface BrandTerms {
  readonly version: number;
  readonly policies: readonly Policy[];
  /** those of the usual calendar */
  readonly business: Timeline;
  /** by the ids of calendars */
  readonly named: ReadonlyMap<string, Timeline>;
  readonly always: Timeline;
  readonly relaxed: readonly Relaxed[];
}

/** Undefined while the brand has no policies. */
export async function termsOf(tx: Tx, brandId: string): Promise<BrandTerms | undefined> {
  const [held, calendars, relaxed] = await Promise.all([policiesOf(tx, brandId), calendarsOf(tx, brandId), relaxedTargets.get()(tx, brandId)]);
  const now = tx.now.getTime();
  const named = new Map([...calendars].map(([id, calendar]) => [id, timelineOf(calendar, now)]));
  return held && { version: held.number, policies: held.policies, business: named.get(brandId) as Timeline, named, always: timelineOf(aroundTheClock, now), relaxed };
}

/** The hours in which a policy counts: of its calendar, or the usual one where it names none, or one that is gone. */
export function hoursOf(terms: BrandTerms, policy: Pick<Policy, 'calendar_id'> | undefined): Timeline {
  return terms.named.get(policy?.calendar_id ?? '') ?? terms.business;
}

/** The policy a conversation falls under; null for one that has no clocks. */
export function policyFor(terms: BrandTerms, known: Known): Policy | null {
  return known.counts ? choosePolicy(terms.policies, known.facts) : null;
}

/** Under what the clocks of one conversation run that began at `since`. */
export function termsFor(terms: BrandTerms, policy: Policy, known: Known, since: number): Term[] {
  const business = hoursOf(terms, policy);
  const deadlines = deadlinesOf(policy, known.order, business, since);
  const times = timesRelaxed(terms.relaxed, known.reasonKeys);
  return targetsFor(policy, known.facts, known.reasonSeconds).map(({ metric, hours, seconds }) => ({ metric, hours, seconds: Math.round(seconds * times), timeline: hours === 'always' ? terms.always : business, before: deadlines.get(metric) ?? null }));
}
