import type { Random } from '../../../../platform/random/random.ts';
import { agentsOf, DAYS, nameOf, REST_HOURS, type Problem } from './problem.ts';
import { OFF, type Roster } from './search-week.ts';
import { hasPairOff, runFits } from './week-rules.ts';

/** What people wish, counted: lower is better. */
export interface Misses {
  /** people without one Saturday and Sunday off, where there are four weeks or more */
  readonly weekends: number;
  /** weeks of somebody whose shifts begin more than two hours apart */
  readonly drifts: number;
  /** most and fewest shifts of one person that end in the night or on a Sunday, over the groups at most */
  readonly unpopularSpread: number;
}

const DRIFT_HOURS = 2;
const NIGHT_ENDS = 22;
const CHECK_EVERY = 256;
const [HOT, COLD] = [3, 0.05];

/** People of a group swap days of the roster, in place, as long as `used` is below 1, when wishes fit no worse after it. All rules stay kept, the same is covered. */
export function settle(problem: Problem, roster: Roster, random: Random, used: (swaps: number) => number): void {
  const span = problem.required.length * DAYS;
  const agents = agentsOf(problem);
  const teams = problem.groups.map((_, group) => agents.flatMap((agent, at) => (agent.group === group ? [at] : []))).filter((team) => team.length > 1);
  if (teams.length === 0) return;
  const wish = agents.map((_, agent) => unease(problem, roster, agent));
  let heat = HOT;
  for (let swaps = 0; ; swaps++) {
    if (swaps % CHECK_EVERY === 0) {
      const part = used(swaps);
      if (part >= 1) return;
      heat = HOT * (COLD / HOT) ** part;
    }
    const team = teams[Math.floor(random.next() * teams.length)] as readonly number[];
    const [one, other] = [team[Math.floor(random.next() * team.length)] as number, team[Math.floor(random.next() * team.length)] as number];
    const [from, to] = someDays(random, span);
    if (one === other) continue;
    swap(roster, span, one, other, from, to);
    const fits = keepsRules(problem, roster, one) && keepsRules(problem, roster, other);
    const [mine, theirs] = fits ? [unease(problem, roster, one), unease(problem, roster, other)] : [Infinity, Infinity];
    const worse = mine + theirs - (wish[one] as number) - (wish[other] as number);
    if (worse <= 0 || random.next() < Math.exp(-worse / heat)) [wish[one], wish[other]] = [mine, theirs];
    else swap(roster, span, one, other, from, to);
  }
}

/** A day, a weekend, a week or some days. */
function someDays(random: Random, span: number): [from: number, to: number] {
  const [dice, day] = [random.next(), Math.floor(random.next() * span)];
  const monday = day - (day % DAYS);
  if (dice < 0.4) return [day, day + 1];
  if (dice < 0.6) return [monday + 5, monday + 7];
  if (dice < 0.8) return [monday, monday + 7];
  return [day, Math.min(span, day + 1 + Math.floor(random.next() * DAYS))];
}

function swap(roster: Roster, span: number, one: number, other: number, from: number, to: number): void {
  for (let day = from; day < to; day++) {
    const kept = roster[one * span + day] as number;
    roster[one * span + day] = roster[other * span + day] as number;
    roster[other * span + day] = kept;
  }
}

function keepsRules(problem: Problem, roster: Roster, agent: number): boolean {
  const weeks = problem.required.length;
  const span = weeks * DAYS;
  const leave = problem.leave.size === 0 ? undefined : problem.leave.get(nameOf(problem, agentsOf(problem)[agent] as { group: number; number: number }));
  let before = 0;
  for (let week = 0; week < weeks; week++) {
    let [days, count] = [0, 0];
    for (let day = 0; day < DAYS; day++) {
      const at = agent * span + week * DAYS + day;
      const kind = roster[at] as number;
      if (kind === OFF) continue;
      days |= 1 << day;
      count++;
      if (leave?.has(week * DAYS + day) === true) return false;
      const last = at > agent * span ? (roster[at - 1] as number) : OFF;
      if (last !== OFF && (problem.kinds[kind]?.start ?? 0) + 24 - (problem.kinds[last]?.end ?? 0) < REST_HOURS - 1e-9) return false;
    }
    const mondayOff = week + 1 < weeks ? (roster[agent * span + (week + 1) * DAYS] as number) === OFF : (days & 1) === 0;
    if (count > problem.shiftsAWeek || !hasPairOff(days, mondayOff, problem.daysOff === 'running') || (week > 0 && !runFits(before, days))) return false;
    before = days;
  }
  return true;
}

/** How far somebody's weeks are from what people wish: no weekend off, starts far apart, and many nights and Sundays, which count more the more there are. */
function unease(problem: Problem, roster: Roster, agent: number): number {
  const weeks = problem.required.length;
  let [sum, unpopular, free] = [0, 0, weeks < 4];
  for (let week = 0; week < weeks; week++) {
    const first = (agent * weeks + week) * DAYS;
    let [early, late] = [Infinity, -Infinity];
    for (let day = 0; day < DAYS; day++) {
      const kind = problem.kinds[roster[first + day] as number];
      if (kind === undefined) continue;
      early = Math.min(early, kind.start);
      late = Math.max(late, kind.start);
      if (day === DAYS - 1 || kind.end > NIGHT_ENDS) unpopular++;
    }
    sum += Math.max(0, late - early - DRIFT_HOURS);
    if (roster[first + 5] === OFF && roster[first + 6] === OFF) free = true;
  }
  return sum + unpopular * unpopular * 0.05 + (free ? 0 : 20);
}

/** How often wishes are missed. */
export function missesOf(problem: Problem, roster: Roster): Misses {
  const weeks = problem.required.length;
  let [weekends, drifts, unpopularSpread] = [0, 0, 0];
  const counts = new Map<number, number[]>();
  agentsOf(problem).forEach(({ group }, agent) => {
    let [free, unpopular] = [weeks < 4, 0];
    for (let week = 0; week < weeks; week++) {
      const days = Array.from(roster.subarray((agent * weeks + week) * DAYS, (agent * weeks + week + 1) * DAYS), (kind) => problem.kinds[kind]);
      const starts = days.flatMap((kind) => (kind === undefined ? [] : [kind.start]));
      if (Math.max(...starts) - Math.min(...starts) > DRIFT_HOURS) drifts++;
      if (days[5] === undefined && days[6] === undefined) free = true;
      unpopular += days.filter((kind, day) => kind !== undefined && (day === DAYS - 1 || kind.end > NIGHT_ENDS)).length;
    }
    if (!free) weekends++;
    counts.set(group, [...(counts.get(group) ?? []), unpopular]);
  });
  for (const list of counts.values()) unpopularSpread = Math.max(unpopularSpread, Math.max(...list) - Math.min(...list));
  return { weekends, drifts, unpopularSpread };
}
