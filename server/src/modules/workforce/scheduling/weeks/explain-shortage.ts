import { blocksOf, intervalsInABlock } from './cover.ts';
import { agentsOf, DAYS, type Problem } from './problem.ts';
import { OFF, type Roster } from './search-week.ts';

/** Queues that stay short over some time, together, and why. */
export interface Shortage {
  readonly week: number;
  /** hours since the week's Monday, 00:00 */
  readonly fromHour: number;
  readonly toHour: number;
  readonly queues: readonly string[];
  readonly agentHours: number;
  /** at most at once */
  readonly atWorst: number;
  readonly why: string;
}

/**
 * Where a roster leaves queues short. The queues named are those of the smallest cut: everybody at work who knows one of them is busy with them, and
 * whoever else is at work could not help.
 */
export function explainShortage(problem: Problem, roster: Roster): Shortage[] {
  return problem.required.flatMap((_, week) => {
    const atWork = peopleAtWork(problem, roster, week);
    const spare = spareShifts(problem, roster, week);
    const found: Shortage[] = [];
    const intervals = problem.required[week]?.[0]?.length ?? 0;
    const hours = problem.intervalMinutes / 60;
    let open: { set: number; from: number; sum: number; worst: number } | null = null;
    const close = (to: number): void => {
      if (open !== null) found.push(said(problem, week, open, to * hours, hours, spare));
      open = null;
    };
    for (let interval = 0; interval < intervals; interval++) {
      const { set, short } = shortestAt(problem, week, interval, atWork);
      if (open !== null && open.set !== set) close(interval);
      if (short <= 1e-9) continue;
      open ??= { set, from: interval * hours, sum: 0, worst: 0 };
      open = { set, from: open.from, sum: open.sum + short, worst: Math.max(open.worst, short) };
    }
    close(intervals);
    return found;
  });
}

function said(problem: Problem, week: number, open: { set: number; from: number; sum: number; worst: number }, toHour: number, hours: number, spare: readonly number[]): Shortage {
  const queues = problem.queues.filter((_, queue) => (open.set >> queue) & 1);
  const able = problem.groups.flatMap((group, at) => (group.skills.some((queue) => (open.set >> queue) & 1) ? [at] : []));
  const left = able.reduce((sum, group) => sum + (spare[group] as number), 0);
  const who = able.map((group) => problem.groups[group]?.id).join(', ');
  const why = able.length === 0 ? 'nobody knows these queues'
    : left === 0 ? `everybody who knows them (${who}) is busy with them, and works as many shifts as a week may hold`
    : `everybody at work who knows them (${who}) is busy with them; ${left} shifts of theirs are left in the week, and one more would cost more than the shortage or break rest, days off or the share of short shifts`;
  return { week, fromHour: open.from, toHour, queues, agentHours: Math.round(open.sum * hours * 1e6) / 1e6, atWorst: Math.round(open.worst * 1e6) / 1e6, why };
}

/** The largest shortage of any set of queues; of equal ones the smallest set. */
function shortestAt(problem: Problem, week: number, interval: number, atWork: readonly Int32Array[]): { set: number; short: number } {
  let [best, short] = [0, 0];
  for (let set = 1; set < 2 ** problem.queues.length; set++) {
    let over = 0;
    problem.queues.forEach((_, queue) => ((set >> queue) & 1 ? (over += problem.required[week]?.[queue]?.[interval] ?? 0) : 0));
    problem.groups.forEach((group, at) => (group.skills.some((queue) => (set >> queue) & 1) ? (over -= atWork[at]?.[interval] ?? 0) : 0));
    if (over > short + 1e-9) [best, short] = [set, over];
  }
  return { set: best, short };
}

function peopleAtWork(problem: Problem, roster: Roster, week: number): Int32Array[] {
  const intervals = problem.required[week]?.[0]?.length ?? 0;
  const inBlock = intervalsInABlock(problem);
  const blocks = problem.kinds.map((kind) => blocksOf(kind, (inBlock * problem.intervalMinutes) / 60));
  const atWork = problem.groups.map(() => new Int32Array(intervals));
  agentsOf(problem).forEach(({ group }, agent) => {
    for (let day = 0; day < DAYS; day++) {
      const counts = atWork[group] as Int32Array;
      for (const block of blocks[roster[(agent * problem.required.length + week) * DAYS + day] as number] ?? []) {
        for (let piece = 0; piece < inBlock; piece++) {
          const at = ((day * intervals) / DAYS + block * inBlock + piece) % intervals;
          counts[at] = (counts[at] ?? 0) + 1;
        }
      }
    }
  });
  return atWork;
}

function spareShifts(problem: Problem, roster: Roster, week: number): number[] {
  const spare = problem.groups.map((group) => group.agents * problem.shiftsAWeek);
  agentsOf(problem).forEach(({ group }, agent) => {
    for (let day = 0; day < DAYS; day++) if (roster[(agent * problem.required.length + week) * DAYS + day] !== OFF) spare[group] = (spare[group] as number) - 1;
  });
  return spare;
}
