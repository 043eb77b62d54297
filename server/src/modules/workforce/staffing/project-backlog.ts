import type { DueWork } from './due-work.ts';

export interface Projection {
  /** Work left at the end of each interval, in agents × intervals. */
  readonly backlog: readonly number[];
  /** Age of the oldest left, in intervals on the clock; 0 where nothing is left. */
  readonly oldest: readonly number[];
  /** Work that became late in each interval. */
  readonly late: readonly number[];
  /** First interval at whose end something is late; null: never. */
  readonly firstLate: number | null;
  /** Done in time ÷ all that was due in the horizon; 1 where nothing was. */
  readonly onTimeShare: number;
  /** Time spent ÷ time that was there. */
  readonly occupancy: number;
}

interface Open {
  readonly from: number;
  readonly due: number;
  left: number;
}

/**
 * What becomes of work with so many agents in each interval: the earliest due is done first. What is late is done before
 * everything else (`lateFirst`), or after everything that can still be in time, which loses the least (throughput of earliest
 * deadline first). Work, staff and open as in `dueWorkOf`; nothing is lost: come = done + left at every interval.
 */
export function projectBacklog(jobs: readonly DueWork[], open: readonly number[], staff: (interval: number) => number, lateFirst = true): Projection {
  const waiting: Open[] = jobs.map((job) => ({ from: job.from, due: job.due, left: job.work })).toSorted((a, b) => a.due - b.due || a.from - b.from);
  const [backlog, oldest, late]: [number[], number[], number[]] = [[], [], []];
  const come = comeBy(waiting, open.length);
  let [begin, capacity, used, lateSum] = [0, 0, 0, 0];
  for (let at = 0; at < open.length; at++) {
    const hours = Math.max(0, staff(at)) * (open[at] as number);
    while (begin < waiting.length && (waiting[begin] as Open).left === 0) begin++;
    const end = come[at] as number;
    const done = workOff(waiting, [begin, end], at, hours, lateFirst);
    capacity += hours;
    used += done;
    let [left, missed, age] = [0, 0, 0];
    for (let i = begin; i < end; i++) {
      const one = waiting[i] as Open;
      if (one.left === 0 || one.from > at) continue;
      left += one.left;
      if (one.due === at) missed += one.left;
      age = Math.max(age, at + 1 - one.from);
    }
    lateSum += missed;
    backlog.push(left);
    oldest.push(age);
    late.push(missed);
  }
  const due = jobs.reduce((sum, job) => sum + (job.due < open.length ? job.work : 0), 0);
  const firstLate = late.findIndex((work) => work > 1e-9);
  return { backlog, oldest, late, firstLate: firstLate < 0 ? null : firstLate, onTimeShare: due === 0 ? 1 : Math.max(0, 1 - lateSum / due), occupancy: capacity === 0 ? 0 : used / capacity };
}

/**
 * The share done in time alone, asked for again and again with other staff: as `projectBacklog` with what is late last. What is late takes nothing from what can still be
 * in time, so it is let go at once.
 */
export function onTimeWith(jobs: readonly DueWork[], open: readonly number[]): (staff: (interval: number) => number) => number {
  const waiting = jobs.map((job) => ({ from: job.from, due: job.due, left: job.work })).toSorted((a, b) => a.due - b.due || a.from - b.from);
  const come = comeBy(waiting, open.length);
  const due = jobs.reduce((sum, job) => sum + (job.due < open.length ? job.work : 0), 0);
  return (staff) => {
    const left = Float64Array.from(waiting, (one) => one.left);
    let [begin, lateSum] = [0, 0];
    for (let at = 0; at < open.length; at++) {
      let rest = Math.max(0, staff(at)) * (open[at] as number);
      while (begin < waiting.length && (left[begin] === 0 || (waiting[begin] as Open).due < at)) begin++;
      let missed = 0;
      for (let i = begin; i < (come[at] as number); i++) {
        const one = waiting[i] as Open;
        if (left[i] === 0 || one.from > at || one.due < at) continue;
        if (rest <= 0 && one.due > at) break;
        const part = Math.min(left[i] as number, rest);
        rest -= part;
        left[i] = (left[i] as number) - part < 1e-12 ? 0 : (left[i] as number) - part;
        if (one.due === at) missed += left[i] as number;
      }
      lateSum += missed;
    }
    return due === 0 ? 1 : Math.max(0, 1 - lateSum / due);
  };
}

/** Behind this place in the line nothing has come by the end of each interval: what is yet to come need not be looked at over and over. */
function comeBy(waiting: readonly Open[], intervals: number): Int32Array {
  const come = new Int32Array(intervals);
  waiting.forEach(({ from }, at) => {
    if (from < intervals) come[Math.max(0, from)] = Math.max(come[Math.max(0, from)] as number, at + 1);
  });
  for (let at = 1; at < intervals; at++) come[at] = Math.max(come[at] as number, come[at - 1] as number);
  return come;
}

/** Spends an interval's hours; answers with what was done. Rests below 1e-12 are done. */
function workOff(waiting: readonly Open[], [begin, end]: readonly [number, number], at: number, hours: number, lateFirst: boolean): number {
  let rest = hours;
  const take = (one: Open): void => {
    const part = Math.min(one.left, rest);
    rest -= part;
    one.left = one.left - part < 1e-12 ? 0 : one.left - part;
  };
  for (const lateNow of [lateFirst, !lateFirst]) {
    for (let i = begin; i < end && rest > 0; i++) {
      const one = waiting[i] as Open;
      if (one.left > 0 && one.from <= at && one.due < at === lateNow) take(one);
    }
  }
  return hours - rest;
}
