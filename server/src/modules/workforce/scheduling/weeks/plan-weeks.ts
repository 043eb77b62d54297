import { seededRandom } from '../../../../platform/random/random.ts';
import type { Crew } from './crew.ts';
import { agentsOf, DAYS, nameOf, type Problem } from './problem.ts';
import { OFF, type Roster } from './search-week.ts';
import { settle } from './settle.ts';
import type { Limit, Task } from './tasks.ts';

/** What a plan may cost of time. `steps` is for each search of a week; then the same seed gives the same roster everywhere. */
export type Effort = Limit & { readonly seed: number };

export interface Plan {
  readonly roster: Roster;
  /** by week: what no roster can undercut; null where it was not found in time */
  readonly bounds: readonly (number | null)[];
  readonly firstFeasibleSeconds: number;
}

const FIRST_HEAT = 0.6;
/** How hot the searches of a round begin, and what part of the time they have. */
const ROUNDS = [{ heat: 0.25, part: 0.65 }, { heat: 0.06, part: 0.35 }] as const;
/** Shares of the time: the week that is repeated, the bounds, the swaps at the end. What is left is for the weeks. */
const [REPEATED, BOUNDS, SETTLED] = [0.05, 0.4, 0.05];

/**
 * A named roster: one week that repeats itself is found first and laid on all weeks (from then on there is a roster that keeps every rule), then every second
 * week is improved with the weeks beside it as they are, and then the others; weeks that are improved at the same time never touch. At the end
 * people swap shifts until wishes fit better; that changes nothing about what is covered.
 */
export async function planWeeks(problem: Problem, effort: Effort, crew: Crew, now: () => number = () => performance.now()): Promise<Plan> {
  const began = now();
  const since = (): number => (now() - began) / 1000;
  const weeks = problem.required.length;
  const share = (part: number): Limit => ('steps' in effort ? { steps: effort.steps } : { seconds: Math.max(0.05, effort.seconds * part) });
  const total = 'steps' in effort ? Infinity : effort.seconds;
  const boundSeconds = Math.min(120, (total * BOUNDS * crew.size) / weeks);
  const first = crew.do({ kind: 'search', problem: { ...problem, required: [meanWeek(problem)], leave: new Map() }, roster: new Int16Array(agentsOf(problem).length * DAYS).fill(OFF), week: 0, seed: effort.seed, limit: share(Math.min(REPEATED, 8 / total)), heat: FIRST_HEAT, crossing: null });
  const bounds = problem.required.map((_, week) => crew.do({ kind: 'bound', problem, week, seconds: boundSeconds }).then((result) => ('bound' in result ? result.bound : null), () => null));
  const repeated = await first;
  const roster = repeat(problem, 'shifts' in repeated ? repeated.shifts : new Int16Array());
  const firstFeasibleSeconds = since();
  const found = await Promise.all(bounds);
  const crossing = crossingOf('shifts' in repeated ? repeated.shifts : new Int16Array());
  const turns = turnsOf(weeks, crew.size);
  const work = ROUNDS.flatMap(({ heat, part }) => turns.map((turn) => ({ turn, heat, part: part / turns.length })));
  for (const [at, { turn, heat, part }] of work.entries()) {
    const open = work.slice(at).reduce((sum, one) => sum + one.part, 0);
    const limit: Limit = 'steps' in effort ? effort : { seconds: Math.max(0.02, ((total * (1 - SETTLED) - since()) * part) / open) };
    await Promise.all(turn.map(async (week) => lay(roster, weeks, week, await improved(crew, { kind: 'search', problem, roster, week, limit, heat, crossing, seed: effort.seed + at * weeks + week + 1 }))));
  }
  settle(problem, roster, seededRandom(effort.seed), 'steps' in effort ? (swaps) => swaps / effort.steps : () => (since() - total * (1 - SETTLED)) / (total * SETTLED));
  return { roster, bounds: found, firstFeasibleSeconds };
}

/** A week that could not be improved (its thread ran out of memory) stays as it is: there is a roster all the time. */
async function improved(crew: Crew, task: Task): Promise<Int16Array | null> {
  return crew.do(task).then((result) => ('shifts' in result ? result.shifts : null), () => null);
}

/** Whoever is off on Sundays and Mondays and has no other two days: keeps them in every week, so that weeks can be improved apart from each other. */
function crossingOf(week: Int16Array): Uint8Array {
  return Uint8Array.from({ length: week.length / DAYS }, (_, agent) => {
    const days = Array.from(week.subarray(agent * DAYS, (agent + 1) * DAYS), (kind) => kind === OFF);
    return days.some((off, day) => off && days[day + 1] === true) ? 0 : 1;
  });
}

/** Weeks that are improved at the same time: never two that follow each other, never more than there are threads. */
export function turnsOf(weeks: number, threads: number): number[][] {
  const turns: number[][] = [];
  for (const parity of [0, 1]) {
    const mine = Array.from({ length: weeks }, (_, week) => week).filter((week) => week % 2 === parity);
    for (let at = 0; at < mine.length; at += threads) turns.push(mine.slice(at, at + threads));
  }
  return turns;
}

/** What the weeks need on average: the week that is repeated is made for it. */
function meanWeek(problem: Problem): Float64Array[] {
  return problem.queues.map((_, queue) => Float64Array.from(problem.required[0]?.[queue] ?? [], (_need, interval) => problem.required.reduce((sum, week) => sum + ((week[queue] as Float64Array)[interval] as number), 0) / problem.required.length));
}

/** The same week for everybody again and again, without the days of their leave. */
function repeat(problem: Problem, week: Int16Array): Roster {
  const weeks = problem.required.length;
  const agents = agentsOf(problem);
  return Int16Array.from({ length: agents.length * weeks * DAYS }, (_, at) => {
    const [agent, day] = [Math.floor(at / (weeks * DAYS)), at % (weeks * DAYS)];
    return problem.leave.get(nameOf(problem, agents[agent] as (typeof agents)[number]))?.has(day) === true ? OFF : (week[agent * DAYS + (day % DAYS)] as number);
  });
}

function lay(roster: Roster, weeks: number, week: number, shifts: Int16Array | null): void {
  if (shifts === null) return;
  for (let at = 0; at < shifts.length; at++) roster[Math.floor(at / DAYS) * weeks * DAYS + week * DAYS + (at % DAYS)] = shifts[at] as number;
}
