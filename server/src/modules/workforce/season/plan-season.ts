import type { Decisions, SeasonQuestionInput } from './question.ts';
import { decidedIn, lastDates } from './last-dates.ts';
import { readSeason, shortCostOf } from './read-season.ts';
import type { Limit } from './season-program.ts';
import { fractionalCost, solveSeason, type Solved } from './solve-season.ts';
import { weighSeason, type SeasonWeek } from './weigh-season.ts';
import type { SeasonEnd, SeasonPlan } from '../contract-season-plan.ts';

export type { SeasonEnd, SeasonPlan };

export interface Effort {
  /** for the plan itself; last dates take as long again at most */
  readonly seconds: number;
  readonly lastDates?: boolean;
  readonly now?: () => number;
  readonly tell?: (done: number, of: number) => void;
}

/**
 * The cheapest mix for a season, weighed by a reckoning of its own, with the last responsible date of each decision. Blocks the thread it runs in.
 * @throws Refusal `invalid_season`; Error where the program and its checker disagree, which must not happen
 */
export async function planSeason(input: unknown, { seconds, lastDates: datesToo = true, now = () => performance.now(), tell = () => {} }: Effort): Promise<SeasonPlan> {
  const question = readSeason(input);
  const began = now();
  const left = (): number => Math.max(0.2, seconds - (now() - began) / 1000);
  const fractional = await fractionalCost(question, left());
  tell(1, 10);
  const solved = await solveSeason(question, left());
  tell(3, 10);
  if (solved === null) return impossible(question, await conflictOf(question, left()));
  const { weeks, costs, breaches } = weighSeason(question, solved.decisions);
  const cost = costs.extra + costs.short;
  if (Math.abs(cost - solved.cost) > 1e-4 * Math.max(1, Math.abs(cost)) + 1) throw new Error(`The program says the season costs ${solved.cost}, its checker ${cost}.`);
  const until = now() + seconds * 1000;
  const decisions = datesToo ? await lastDates(question, solved, { isOver: () => now() > until, tell: (share) => tell(3 + 7 * share, 10) }) : decidedIn(question, solved.decisions);
  return { status: solved.proved ? 'cheapest' : 'good', weeks, decisions, chosen: solved.decisions, costs, cost, bound: boundOf(solved), fractional, short_weeks: weeks.reduce((sum, week) => sum + week.short, 0), short_cost: shortCostOf(question), breaches, conflict: [], end: endOf(question, weeks) };
}

function boundOf({ bound, cost }: Solved): number {
  return Number.isFinite(bound) ? Math.min(bound, cost) : 0;
}

/** What was settled contradicts itself: what it comes to is shown all the same, with what is broken. */
function impossible(question: SeasonQuestionInput, conflict: readonly Limit[]): SeasonPlan {
  const chosen: Decisions = {
    classes: (question.classes ?? []).map((one) => ({ id: one.id, hires: one.hires ?? question.held?.classes?.[one.id] ?? 0 })), overtime: question.required.map(() => 0),
    surge: question.required.map((_, week) => question.held?.surge?.[week] ?? 0), deferred: question.required.map(() => 0), deflection: (question.deflection ?? []).filter((one) => one.bought === true || question.held?.deflection?.includes(one.id)).map((one) => one.id),
  };
  const { weeks, costs, breaches } = weighSeason(question, chosen);
  return { status: 'impossible', weeks, decisions: decidedIn(question, chosen), chosen, costs, cost: costs.extra + costs.short, bound: 0, fractional: null, short_weeks: weeks.reduce((sum, week) => sum + week.short, 0), short_cost: shortCostOf(question), breaches, conflict, end: endOf(question, weeks) };
}

/** The fewest limits that contradict each other (deletion filter): each that can be put back without a contradiction is not one of them. */
async function conflictOf(question: SeasonQuestionInput, seconds: number): Promise<Limit[]> {
  const needed: Limit[] = [];
  const out = new Set<Limit>();
  for (const limit of ['budget', 'trainers', 'held'] as const) {
    if ((limit === 'held' ? question.held : question[limit]) === undefined) continue;
    out.add(limit);
    if ((await solveSeason(question, seconds / 3, out)) === null) continue;
    out.delete(limit);
    needed.push(limit);
  }
  return needed;
}

function endOf(question: SeasonQuestionInput, weeks: readonly SeasonWeek[]): SeasonEnd {
  const last = weeks.at(-1) as SeasonWeek;
  const stays = question.seasonal?.ends_week === undefined ? last : (weeks[Math.min(weeks.length, Math.max(1, question.seasonal.ends_week)) - 1] ?? last);
  const seasonal = stays.classes.reduce((sum, one) => sum + one.people, 0);
  const left = Math.max(0, question.regulars.headcount - last.regulars_people);
  return { regulars: last.regulars_people, left, seasonal, keep: Math.min(Math.round(left), Math.floor(seasonal)) };
}
