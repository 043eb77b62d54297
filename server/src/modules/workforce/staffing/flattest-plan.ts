import type { DueWork } from './due-work.ts';

/**
 * Agents by interval that meet every deadline as evenly as possible: the shortest line between what has come and what is due, both
 * added up over open time (released ≥ done ≥ due). Its steepest part is the critical interval; no plan has a lower peak or
 * a lower sum of squares. For work where what comes later is due no earlier (one deadline for all). Work due after the end is left
 * for later. Closed intervals have 0. O(intervals²) at the worst.
 */
export function flattestPlan(jobs: readonly DueWork[], open: readonly number[]): number[] {
  const curves = curvesOf(jobs, open);
  const plan = new Array<number>(open.length).fill(0);
  let corner = { at: 0, done: 0 };
  while (corner.at < curves.length - 1) {
    const next = bendAfter(curves, corner);
    const slope = (next.done - corner.done) / ((curves[next.at] as Boundary).time - (curves[corner.at] as Boundary).time);
    for (let at = corner.at + 1; at <= next.at; at++) plan[(curves[at] as Boundary).interval] = Math.max(0, slope);
    corner = next;
  }
  return plan;
}

/** The end of an open interval: open time so far, work due by then, work that has come by then. */
interface Boundary {
  readonly interval: number;
  readonly time: number;
  readonly due: number;
  readonly come: number;
}

function curvesOf(jobs: readonly DueWork[], open: readonly number[]): Boundary[] {
  const [due, come] = [new Float64Array(open.length), new Float64Array(open.length)];
  for (const job of jobs) {
    if (job.due >= open.length) continue;
    due[job.due] = (due[job.due] as number) + job.work;
    come[job.from] = (come[job.from] as number) + job.work;
  }
  const boundaries: Boundary[] = [{ interval: -1, time: 0, due: 0, come: 0 }];
  let [time, dueSum, comeSum] = [0, 0, 0];
  for (let at = 0; at < open.length; at++) {
    dueSum += due[at] as number;
    comeSum += come[at] as number;
    if (open[at] === 0) continue;
    time += open[at] as number;
    boundaries.push({ interval: at, time, due: dueSum, come: Math.max(comeSum, dueSum) });
  }
  const last = boundaries.at(-1) as Boundary;
  // What is due in closed hours was due by the last open interval before them.
  for (let at = boundaries.length - 2; at > 0; at--) {
    const [mine, next] = [boundaries[at] as Boundary, boundaries[at + 1] as Boundary];
    const closedBetween = due.subarray(mine.interval + 1, next.interval).reduce((sum, work) => sum + work, 0);
    if (closedBetween > 0) boundaries[at] = { ...mine, due: mine.due + closedBetween, come: Math.max(mine.come, mine.due + closedBetween) };
  }
  boundaries[boundaries.length - 1] = { ...last, due: dueSum, come: dueSum };
  return boundaries;
}

/** Where the tightened line from a corner bends next: at a point of the curve it would otherwise cross. */
function bendAfter(curves: readonly Boundary[], corner: { at: number; done: number }): { at: number; done: number } {
  const begin = (curves[corner.at] as Boundary).time;
  let low = { slope: -Infinity, at: corner.at, done: corner.done };
  let high = { slope: Infinity, at: corner.at, done: corner.done };
  for (let at = corner.at + 1; at < curves.length; at++) {
    const { time, due, come } = curves[at] as Boundary;
    const [least, most] = [(due - corner.done) / (time - begin), (come - corner.done) / (time - begin)];
    if (least > high.slope) return high;
    if (most < low.slope) return low;
    if (least >= low.slope) low = { slope: least, at, done: due };
    if (most <= high.slope) high = { slope: most, at, done: come };
  }
  return low;
}
