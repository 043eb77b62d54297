import type { DueWork } from './due-work.ts';
import { refuseUnless } from './refuse-unless.ts';

/** The stretch that decides: work that can only be done in it, over its open time. */
export interface Critical {
  /** Smallest constant number of agents, not rounded. */
  readonly staff: number;
  readonly from: number;
  /** Last interval of the stretch. */
  readonly to: number;
  readonly work: number;
  readonly openIntervals: number;
}

/**
 * Smallest constant staff in open time that meets every deadline: the largest of (work that comes from a on and is due by d) ÷ (open time
 * of a…d) over all stretches (critical interval: Yao, Demers & Shenker 1995; sufficient by earliest deadline first). With
 * `already`, agents who are there anyhow, it is what is needed on top of them. O(intervals²); the jobs may come in any order.
 * @throws Refusal `never_open` where work is due before anything opens
 */
export function criticalInterval(jobs: readonly DueWork[], open: readonly number[], already: readonly number[] = []): Critical {
  const size = open.length;
  const byStart: DueWork[][] = Array.from({ length: size }, () => []);
  for (const job of jobs) if (job.due < size) byStart[job.from]?.push(job);
  const opened = prefix(open);
  const there = prefix(open.map((part, at) => part * (already[at] ?? 0)));
  const dueBy = new Float64Array(size);
  let best: Critical = { staff: 0, from: 0, to: 0, work: 0, openIntervals: 0 };
  for (let from = size - 1; from >= 0; from--) {
    const begun = byStart[from] as DueWork[];
    for (const job of begun) dueBy[job.due] = (dueBy[job.due] as number) + job.work;
    if (begun.length === 0) continue;
    let work = 0;
    for (let to = from; to < size; to++) {
      if (dueBy[to] === 0) continue;
      work += dueBy[to] as number;
      const openIntervals = (opened[to + 1] as number) - (opened[from] as number);
      refuseUnless(openIntervals > 0, 'never_open', 'open', `Work of interval ${from} is due before anything is open.`);
      const staff = (work - ((there[to + 1] as number) - (there[from] as number))) / openIntervals;
      if (staff > best.staff) best = { staff, from, to, work, openIntervals };
    }
  }
  return best;
}

function prefix(list: readonly number[]): number[] {
  const sums = [0];
  for (const one of list) sums.push((sums.at(-1) as number) + one);
  return sums;
}
