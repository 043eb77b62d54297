import type { NamedRow } from './check-named.ts';
import { agentsOf, DAYS, nameOf, type Problem } from './problem.ts';
import type { Roster } from './search-week.ts';

/** The roster as it is handed out: who begins what when, with the start of lunch. */
export function namedRoster(problem: Problem, roster: Roster): NamedRow[] {
  const span = problem.required.length * DAYS;
  return agentsOf(problem).map((agent, at) => ({
    agent: nameOf(problem, agent), group: problem.groups[agent.group]?.id ?? '',
    shifts: Array.from(roster.subarray(at * span, (at + 1) * span), (kind, day) => ({ kind: problem.kinds[kind], day })).flatMap(({ kind, day }) => (kind === undefined ? [] : [{ day, type: kind.type, start_h: kind.start, lunch_start_h: kind.lunch?.from ?? null }])),
  }));
}
