import { inForceOf, type RoutingPolicy } from '../../routing/index.ts';
import { refuseUnless } from '../staffing/index.ts';
import type { Boost, Leaving, LinePlan, Person, Turn } from './plan.ts';
import type { SeasonEvent } from './question.ts';
import { amount, momentOf } from './read-demand.ts';

export interface Happenings {
  readonly boosts: readonly Boost[];
  readonly turns: readonly Turn[];
  readonly leavings: readonly Leaving[];
}

/** What happens in a season beside its usual course. @throws Refusal `invalid_event` that names it */
export function readEvents(events: readonly SeasonEvent[], lines: readonly LinePlan[], people: readonly Person[], policy: RoutingPolicy, begins: number): Happenings {
  const boosts: Boost[] = [];
  const turns: Turn[] = [];
  const leavings: Leaving[] = [];
  const peaks: { from: number; to: number; effects: { order_by_cost: boolean; raise: Readonly<Record<string, number>> } }[] = [];
  for (const [at, event] of events.entries()) {
    const field = `season.events[${at}]`;
    if (event.kind === 'leavers') {
      const share = amount(event.share, `${field}.share`);
      refuseUnless(share <= 1, 'invalid_event', `${field}.share`, 'A share is at most 1.');
      leavings.push({ at: momentOf(event.at, begins, `${field}.at`), share, newHiresOnly: (event.of ?? 'new_hires') === 'new_hires' });
      continue;
    }
    const [from, to] = [momentOf(event.from, begins, `${field}.from`), momentOf(event.to, begins, `${field}.to`)];
    refuseUnless(to > from, 'invalid_event', field, 'An event must end after it begins.');
    if (event.kind === 'lost_site') {
      refuseUnless(people.some((person) => person.site === event.site), 'invalid_event', `${field}.site`, `Nobody works at "${event.site}".`);
      turns.push({ at: from, what: 'site', site: event.site, isLost: true }, { at: to, what: 'site', site: event.site, isLost: false });
    } else if (event.kind === 'peak_mode') {
      refuseUnless(typeof event.by === 'string' && event.by !== '', 'invalid_event', `${field}.by`, 'Peak mode is declared by somebody: say who in "by".');
      peaks.push({ from, to, effects: { order_by_cost: event.effects?.order_by_cost ?? true, raise: event.effects?.raise ?? {} } });
    } else boosts.push({ from, to, factor: amount(event.factor, `${field}.factor`), lines: linesOf(event, lines, field) });
  }
  turns.push(...peaks.flatMap(({ from, to }) => [from, to]).map((at): Turn => ({ at, what: 'policy', policy: { ...policy, ...inForceOf(peaks.filter((peak) => peak.from <= at && at < peak.to).map((peak) => peak.effects)) } })));
  return { boosts, turns: turns.sort((a, b) => a.at - b.at), leavings };
}

function linesOf(event: Extract<SeasonEvent, { factor: number }>, lines: readonly LinePlan[], field: string): boolean[] {
  refuseUnless(['viral_post', 'carrier_meltdown', 'demand'].includes(event.kind), 'invalid_event', `${field}.kind`, `There is no event "${String(event.kind)}".`);
  // Somebody whose parcels do not come asks where they are.
  const reason = event.reason ?? (event.kind === 'carrier_meltdown' ? 'wismo' : undefined);
  const met = lines.map((line) => (reason === undefined || line.reason === reason) && (event.channel === undefined || line.channel === event.channel));
  refuseUnless(met.includes(true), 'invalid_event', field, `Nothing comes for "${reason ?? event.channel ?? ''}".`);
  return met;
}
