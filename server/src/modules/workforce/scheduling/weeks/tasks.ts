import { seededRandom } from '../../../../platform/random/random.ts';
import type { Problem } from './problem.ts';
import type { Outlook } from '../skill-weeks/outlook.ts';
import type { Duties } from '../skill-weeks/scenario.ts';
import { DutySearch } from '../skill-weeks/search-duties.ts';
import type { Instance } from '../tours/read-instance.ts';
import { TourSearch, type Tours } from '../tours/search-tours.ts';
import { WeekSearch, type Roster } from './search-week.ts';
import { weekProgram } from './week-program.ts';

/** How long something may take: by the clock, or by steps, which give the same roster on every machine. */
export type Limit = { readonly seconds: number } | { readonly steps: number };

export type Task =
  | { readonly kind: 'search'; readonly problem: Problem; readonly roster: Roster; readonly week: number; readonly seed: number; readonly limit: Limit; readonly heat: number; readonly crossing: Uint8Array | null }
  | { readonly kind: 'duties'; readonly outlook: Outlook; readonly seed: number; readonly limit: Limit }
  | { readonly kind: 'bound'; readonly problem: Problem; readonly week: number; readonly seconds: number }
  | { readonly kind: 'tours'; readonly instance: Instance; readonly seed: number; readonly limit: Limit; /** whether whole tours are looked for in the program too */ readonly dives: boolean };

/** Shifts of the week by agent and day; what no roster of the week can undercut, null when that was not found in time; or tours, with an infinite cost where a rule is broken, and what no tours can undercut. */
export type Result = { readonly shifts: Int16Array } | { readonly bound: number | null } | { readonly duties: Duties; readonly cost: number } | { readonly tours: Tours; readonly cost: number; readonly bound: number | null };

/** Does one task, in whatever thread this is. */
export async function doTask(task: Task, now: () => number = () => performance.now()): Promise<Result> {
  if (task.kind === 'bound') {
    // wasm of HiGHS is loaded only where a bound is asked for
    const { leastCost } = await import('./solve-program.ts');
    return { bound: await leastCost(weekProgram(task.problem, task.week), task.seconds) };
  }
  const { limit } = task;
  const began = now();
  const used = 'steps' in limit ? (steps: number) => steps / limit.steps : () => (now() - began) / 1000 / limit.seconds;
  if (task.kind === 'duties') {
    const search = new DutySearch(task.outlook, seededRandom(task.seed));
    search.run(used);
    return { duties: search.best, cost: search.bestCost };
  }
  if (task.kind === 'tours') return tours(task, used);
  const search = new WeekSearch(task.problem, task.roster, task.week, seededRandom(task.seed), task.crossing);
  search.run({ used }, task.heat);
  return { shifts: search.shifts };
}

/** Of the time so much is annealed, so that there are tours soon. */
const FIRST = 0.02;

/** Annealed tours; with a clock these are only where column generation begins, which also says what nothing can undercut. */
async function tours({ instance, seed, limit, dives }: Extract<Task, { kind: 'tours' }>, used: (steps: number) => number): Promise<Result> {
  const search = new TourSearch(instance, seededRandom(seed));
  const isTimed = 'seconds' in limit;
  search.run(isTimed ? (steps) => used(steps) / FIRST : used);
  const annealed = search.bestCost === Infinity ? { tours: search.tours, cost: Infinity, bound: null } : { tours: search.best, cost: search.bestCost, bound: null };
  if (!isTimed) return annealed;
  const { programTours } = await import('../tours/tour-program.ts');
  const found = await programTours(instance, search.bestCost === Infinity ? null : search.best, seededRandom(seed), { used: () => used(0), dives });
  if (found !== null) return found;
  search.run(used);
  return search.bestCost === Infinity ? annealed : { tours: search.best, cost: search.bestCost, bound: null };
}
