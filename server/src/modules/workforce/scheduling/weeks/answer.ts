import { checkNamed, type File } from './check-named.ts';
import { explainShortage } from './explain-shortage.ts';
import { namedRoster } from './named-roster.ts';
import type { Plan } from './plan-weeks.ts';
import { hoursRequired, type Problem } from './problem.ts';
import { missesOf } from './settle.ts';

const short = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A plan as it is told: checked against the file by the independent checker, priced by it, with the bound of every week and why anything is short. */
export function answerOf(problem: Problem, file: File, plan: Plan): Record<string, unknown> {
  const roster = namedRoster(problem, plan.roster);
  const { violations, costs } = checkNamed(file, roster, problem.daysOff);
  const shortage = explainShortage(problem, plan.roster);
  const bound = plan.bounds.every((one) => one !== null) ? plan.bounds.reduce((sum, one) => sum + one, 0) : null;
  const misses = missesOf(problem, plan.roster);
  return {
    feasible: violations.length === 0, cost: short(costs.reduce((sum, cost) => sum + cost, 0)), bound: bound === null ? null : short(bound), violations,
    weeks: costs.map((cost, week) => {
      const [hours, least] = [hoursRequired(problem, week), plan.bounds[week] ?? null];
      return { week, cost: short(cost), bound: least === null ? null : short(least), excess: least === null || hours === 0 ? null : short((cost - least) / hours), required_agent_hours: hours, shortage_agent_hours: short(shortage.filter((one) => one.week === week).reduce((sum, one) => sum + one.agentHours, 0)) };
    }),
    shortage: shortage.map((one) => ({ week: one.week, from_hour: one.fromHour, to_hour: one.toHour, queues: one.queues, agent_hours: one.agentHours, at_worst: one.atWorst, why: one.why })),
    wishes_missed: { no_weekend_off: misses.weekends, weeks_with_starts_over_two_hours_apart: misses.drifts, unpopular_shifts_spread: misses.unpopularSpread },
    first_feasible_seconds: short(plan.firstFeasibleSeconds),
    roster,
  };
}
