import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkNamed, crewOf, planWeeks, readProblem, type RosterFile } from '../../src/modules/workforce/index.ts';
import { namedRoster } from '../../src/modules/workforce/scheduling/weeks/named-roster.ts';
import type { Figure, RefereeSet } from '../figure.ts';

interface Bounded extends RosterFile {
  readonly lp_bounds_per_week: readonly { readonly required_agent_hours: number; readonly lp_bound: number }[];
}

const SECONDS = 120;

/** 200 agents, four weeks, four queues, quarter hours: named, with lunches, in two minutes on two threads, beside the bounds the file states. */
export const schedule: RefereeSet = {
  name: 'schedule',
  anchor: 'dive of native HiGHS, not named: 0.16, 0.15, 0.16, 0.02 % in 19–28 s a week; plain HiGHS: nothing usable at 120 s',
  async measure(folder) {
    const file = JSON.parse(readFileSync(path.join(folder, 'wfm200_15min.json'), 'utf8')) as Bounded;
    const problem = readProblem(file);
    const crew = crewOf(2);
    const plan = await planWeeks(problem, { seconds: SECONDS, seed: 1 }, crew).finally(() => crew.close());
    const { violations, costs } = checkNamed(file, namedRoster(problem, plan.roster));
    const excess = costs.map((cost, week) => (cost - (file.lp_bounds_per_week[week]?.lp_bound ?? 0)) / (file.lp_bounds_per_week[week]?.required_agent_hours ?? 1));
    const apart = plan.bounds.map((bound, week) => Math.abs((bound ?? 0) - (file.lp_bounds_per_week[week]?.lp_bound ?? 0)));
    const figures: Figure[] = [
      { what: 'violations', value: violations.length, atMost: 0, unit: 'count' },
      { what: 'excess over the bound, mean', value: excess.reduce((sum, one) => sum + one, 0) / excess.length, atMost: 0.0015, unit: 'tiny' },
      { what: 'worst week', value: Math.max(...excess), atMost: 0.002, unit: 'tiny' },
      { what: 'our bounds off the stated ones by', value: Math.max(...apart), atMost: 0.001, unit: 'tiny' },
      { what: 'first roster after', value: plan.firstFeasibleSeconds * 1000, atMost: 20_000, unit: 'ms' },
    ];
    return figures;
  },
};
