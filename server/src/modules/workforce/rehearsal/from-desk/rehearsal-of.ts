import { refuseUnless } from '../../staffing/index.ts';
import type { Rehearsal, RehearsalPolicy } from '../question.ts';
import { assumptionsOf, type Assumption } from './assumptions.ts';
import { backlogOf, comingTo, reasonName, seasonOf } from './demand.ts';
import { eventsOf, peopleWith, variantOf, type Happening } from './happenings.ts';
import type { Choices, KnownDesk } from './known.ts';
import { groupsOf } from './people.ts';

/** What is asked of a desk: what happens in every plan, and the plans that are compared with it. */
export interface AskedOfDesk {
  readonly seed: number;
  readonly replications: number;
  readonly choices: Choices;
  /** happens in all of them */
  readonly always: readonly Happening[];
  readonly scenarios: readonly { readonly name: string; readonly happenings: readonly Happening[] }[];
  /** who declares peak mode */
  readonly by: string;
}

/** So many contacts are played at once, over all plans and plays: some minutes of one processor. */
const MOST_CONTACTS = 20_000_000;

/**
 * A rehearsal of the desk as it stands: what is expected of it, how it routes, what it promises, who is there. Pure: the same desk and the same
 * question give the same rehearsal. @throws Refusal where nothing is expected, nobody is there, or it is too much to play
 */
export function rehearsalOf(desk: KnownDesk, asked: AskedOfDesk): { readonly question: Rehearsal; readonly assumptions: readonly Assumption[] } {
  const coming = desk.brands.flatMap(comingTo);
  refuseUnless(coming.length > 0, 'nothing_expected', 'from', 'Nothing is expected in these days: make a forecast first, or choose days it reaches to.');
  const groups = groupsOf(desk, asked.choices);
  refuseUnless(groups.length > 0, 'nobody_there', 'people', 'Nobody who may answer anything is there in these days: publish a schedule, or take as many as staffing asks for.');
  contactsToPlay(desk, asked.replications * (1 + asked.scenarios.length));
  const season = seasonOf(desk, asked.choices);
  const usual = peopleWith(desk, groups, asked.always);
  const question: Rehearsal = {
    seed: asked.seed, replications: asked.replications, season: { ...season, events: eventsOf(desk, asked.always, asked.by) }, agents: usual, policy: policyOf(desk), backlog: backlogOf(desk, asked.choices),
    compare: asked.scenarios.map((scenario) => variantOf(desk, usual, scenario, asked.by)),
  };
  return { question, assumptions: assumptionsOf(desk, asked.choices) };
}

/** How many contacts are played in all. @throws Refusal `too_much` */
export function contactsToPlay(desk: KnownDesk, plays: number): number {
  const contacts = desk.brands.flatMap(comingTo).reduce((sum, one) => sum + one.expected.reduce((all, count) => all + count, 0), 0) * plays;
  refuseUnless(contacts <= MOST_CONTACTS, 'too_much', 'replications', `That is ${Math.round(contacts / 1e6)} million contacts to play; ${MOST_CONTACTS / 1e6} million are the most at once. Choose fewer days, scenarios or plays.`);
  return contacts;
}

/** Routing's terms, with what waiting costs told by the names reasons have here; brands by their own hours. */
export function policyOf(desk: KnownDesk): RehearsalPolicy {
  const { costs, longest_wait_seconds: longest, affinity: _affinity, ...terms } = desk.routing;
  const named = <T>(figures: Readonly<Record<string, T>> | undefined): Record<string, T> => ({
    ...(figures?.['*'] === undefined ? {} : { '*': figures['*'] }),
    ...Object.fromEntries(desk.brands.flatMap((brand) => comingTo(brand).flatMap((one) => one.reasons.flatMap((reason) => (reason.key !== null && figures?.[reason.key] !== undefined ? [[reasonName(desk, brand, reason), figures[reason.key]] as const] : []))))),
  });
  return { ...terms, costs: named(costs), longest_wait_seconds: named(longest), calendars: Object.fromEntries(desk.brands.map((brand) => [brand.id, brand.calendar])) };
}
