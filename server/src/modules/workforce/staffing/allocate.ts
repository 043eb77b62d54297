import { notNegative, refuseUnless } from './refuse-unless.ts';

/** People with the same skills: queues by number, the one they are best for first. */
export interface SkillGroup {
  readonly name: string;
  readonly skills: readonly number[];
  readonly agents: number;
  /** What an agent of the group costs beside others; 0 where all are alike. */
  readonly cost?: number;
}

export interface Allocation {
  /** Agents of each group (row) on each queue (column). A row never adds up to more than the group has. */
  readonly given: readonly (readonly number[])[];
  /** What each queue is short of. */
  readonly short: readonly number[];
  /** Where something is short: queues that together need more than everybody who can help any of them. */
  readonly tight: { readonly queues: readonly number[]; readonly groups: readonly number[]; readonly need: number; readonly agents: number } | null;
}

const NOTHING = 1e-9;

/** A group that takes a queue. */
interface Turn {
  readonly group: number;
  readonly queue: number;
}

/**
 * Who works on what: as much of every need is met as can be, nobody is counted twice, and among the ways to do so the one
 * with the least cost (the group's, then a little for each place further down its list of skills). Successive cheapest paths
 * (Ford & Fulkerson; Bellman) on groups → queues; the tight set is a minimum cut (Hall 1935). Agents and needs may be fractions.
 * @throws Refusal `invalid_allocation`
 */
export function allocate(groups: readonly SkillGroup[], needs: readonly number[]): Allocation {
  check(groups, needs);
  const left = groups.map((group) => group.agents);
  const short = [...needs];
  const given = groups.map(() => needs.map(() => 0));
  const step = 1 / (1000 * (1 + Math.max(0, ...groups.map((group) => group.skills.length))));
  const price = groups.map((group) => needs.map((_, queue) => (group.cost ?? 0) + group.skills.indexOf(queue) * step));
  for (let path = cheapestPath(groups, price, given, left, short); path !== null; path = cheapestPath(groups, price, given, left, short)) {
    const [begin, end] = [path[0] as Turn, path.at(-1) as Turn];
    // Who takes a further queue of the way is taken off the queue before it.
    const moved = path.slice(1).map(({ group }, i): Turn => ({ group, queue: (path as Turn[])[i]?.queue ?? 0 }));
    const amount = Math.min(left[begin.group] as number, short[end.queue] as number, ...moved.map(({ group, queue }) => given[group]?.[queue] as number));
    for (const { group, queue } of moved) add(given, group, queue, -amount);
    for (const { group, queue } of path) add(given, group, queue, amount);
    left[begin.group] = (left[begin.group] as number) - amount;
    short[end.queue] = (short[end.queue] as number) - amount;
  }
  const missing = short.map((one) => (one > NOTHING ? one : 0));
  return { given, short: missing, tight: tightSet(groups, needs, given, missing) };
}

const add = (given: number[][], group: number, queue: number, amount: number): void => {
  const row = given[group] as number[];
  row[queue] = (row[queue] as number) + amount;
};

/** The cheapest way from people who are free to a queue that is short; each further step takes somebody off the queue before. */
function cheapestPath(groups: readonly SkillGroup[], price: readonly (readonly number[])[], given: readonly (readonly number[])[], left: readonly number[], short: readonly number[]): Turn[] | null {
  const toGroup = left.map((free) => (free > NOTHING ? 0 : Infinity));
  const toQueue = short.map(() => Infinity);
  const [viaGroup, viaQueue] = [short.map(() => -1), left.map(() => -1)];
  for (let round = 0, changed = true; changed && round <= groups.length + short.length; round++) {
    changed = false;
    groups.forEach(({ skills }, group) => {
      for (const queue of skills) {
        const there = (toGroup[group] as number) + (price[group]?.[queue] as number);
        if (there < (toQueue[queue] as number) - 1e-12) [toQueue[queue], viaGroup[queue], changed] = [there, group, true];
        const back = (toQueue[queue] as number) - (price[group]?.[queue] as number);
        if ((given[group]?.[queue] as number) > NOTHING && back < (toGroup[group] as number) - 1e-12) [toGroup[group], viaQueue[group], changed] = [back, queue, true];
      }
    });
  }
  const reachable = short.map((_, queue) => queue).filter((queue) => (short[queue] as number) > NOTHING && Number.isFinite(toQueue[queue]));
  if (reachable.length === 0) return null;
  const path: Turn[] = [];
  for (let queue = reachable.reduce((best, one) => ((toQueue[one] as number) < (toQueue[best] as number) ? one : best)); queue >= 0; queue = viaQueue[path[0]?.group ?? 0] as number) path.unshift({ group: viaGroup[queue] as number, queue });
  return path;
}

function tightSet(groups: readonly SkillGroup[], needs: readonly number[], given: readonly (readonly number[])[], short: readonly number[]): Allocation['tight'] {
  const queues = new Set(short.flatMap((one, queue) => (one > 0 ? [queue] : [])));
  if (queues.size === 0) return null;
  const members = new Set<number>();
  for (let size = -1; size !== queues.size + members.size;) {
    size = queues.size + members.size;
    groups.forEach((group, at) => {
      if (group.skills.some((queue) => queues.has(queue))) members.add(at);
      if (members.has(at)) group.skills.forEach((queue) => (given[at]?.[queue] as number) > NOTHING && queues.add(queue));
    });
  }
  const total = (list: Iterable<number>, of: (at: number) => number): number => [...list].reduce((sum, at) => sum + of(at), 0);
  return { queues: [...queues].toSorted((a, b) => a - b), groups: [...members].toSorted((a, b) => a - b), need: total(queues, (at) => needs[at] as number), agents: total(members, (at) => (groups[at] as SkillGroup).agents) };
}

function check(groups: readonly SkillGroup[], needs: readonly number[]): void {
  refuseUnless(groups.length <= 500 && needs.length <= 500, 'invalid_allocation', 'groups', 'There may be 500 groups and 500 queues at most.');
  needs.forEach((need) => notNegative(need, 'needs'));
  for (const group of groups) {
    notNegative(group.agents, 'agents');
    notNegative(group.cost ?? 0, 'cost');
    refuseUnless(new Set(group.skills).size === group.skills.length && group.skills.every((queue) => Number.isInteger(queue) && queue >= 0 && queue < needs.length), 'invalid_allocation', 'skills', `The skills of "${group.name}" must be queues that there are, each once.`);
  }
}
