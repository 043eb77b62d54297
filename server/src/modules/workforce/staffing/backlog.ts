import { type Critical, criticalInterval } from './critical-interval.ts';
import { type Deferrable, dueWorkOf } from './due-work.ts';
import { flattestPlan } from './flattest-plan.ts';
import { type Projection, projectBacklog } from './project-backlog.ts';
import { share } from './refuse-unless.ts';

export interface BacklogStaff {
  /** Smallest constant number of agents in open time, not rounded: part of somebody's day is enough for little work. */
  readonly agents: number;
  readonly critical: Critical;
  /** The same work spread as evenly as deadlines allow. */
  readonly plan: readonly number[];
  readonly projection: Projection;
  readonly lateAlready: number;
  readonly dueLater: number;
}

/**
 * Staff for e-mail and other work that can wait: by its deadlines, not by Erlang. `onTimeShare` below 1 lets the costliest part be late:
 * the smallest staff with which at least that share of the work can be in time (halved to 1e-10).
 * @throws Refusal `invalid_load`, `invalid_target`, `never_open`
 */
export function backlogStaff(given: Deferrable, onTimeShare = 1): BacklogStaff {
  share(onTimeShare, 'target.service_level');
  const { jobs, open, lateAlready, dueLater } = dueWorkOf(given);
  const critical = criticalInterval(jobs, open);
  let [low, agents] = [0, critical.staff];
  if (onTimeShare < 1) {
    for (let step = 0; step < 50 && agents - low > 1e-10 * agents; step++) {
      const middle = (low + agents) / 2;
      if (projectBacklog(jobs, open, () => middle, false).onTimeShare >= onTimeShare - 1e-12) agents = middle;
      else low = middle;
    }
  }
  const projection = projectBacklog(jobs, open, () => agents, onTimeShare === 1);
  return { agents, critical, plan: flattestPlan(jobs, open), projection, lateAlready, dueLater };
}

/** What becomes of deferrable work with agents who are there by interval (or always as many). @throws Refusal as `backlogStaff` */
export function backlogWith(given: Deferrable, agents: number | readonly number[]): Projection {
  const { jobs, open } = dueWorkOf(given);
  return projectBacklog(jobs, open, (at) => (typeof agents === 'number' ? agents : agents[at] ?? 0));
}
