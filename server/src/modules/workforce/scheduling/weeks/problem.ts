/** People with the same skills and price. */
export interface Group {
  readonly id: string;
  /** positions in `queues` */
  readonly skills: readonly number[];
  readonly agents: number;
  /** price of a paid hour */
  readonly hourCost: number;
}

/** One way to work a day: a type of shift at a start with its unpaid lunch. Hours since midnight of the day it begins on. */
export interface ShiftKind {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly lunch: { readonly from: number; readonly to: number } | null;
  readonly paidHours: number;
  /** less paid than the longest: only so many of these are allowed */
  readonly short: boolean;
}

/** What a shortage and a paid hour cost. */
export interface Prices {
  readonly paidHour: number;
  /** so much of the requirement may be short at the first price, the rest is at the second; per agent-hour */
  readonly firstShare: number;
  readonly first: number;
  readonly second: number;
}

/** Weeks of Monday to Sunday that are each taken to be cyclic, with what each queue needs by interval. */
export interface Problem {
  readonly name: string;
  readonly intervalMinutes: number;
  readonly queues: readonly string[];
  readonly groups: readonly Group[];
  readonly kinds: readonly ShiftKind[];
  readonly shiftsAWeek: number;
  /** of shiftsAWeek × agents, rounded down, in each group */
  readonly shortShare: number;
  readonly prices: Prices;
  /** agents at work, by week, queue and interval */
  readonly required: readonly (readonly Float64Array[])[];
  /** whether Sunday and the Monday that follows are two days off of a week, or only days from Monday to Sunday */
  readonly daysOff: 'running' | 'calendar';
  /** days (counted from the first week's Monday) on which somebody is away, by group and number in it */
  readonly leave: ReadonlyMap<string, ReadonlySet<number>>;
}

export const DAYS = 7;
export const REST_HOURS = 11;
export const DAYS_IN_A_ROW = 6;

/** Of one group, numbered in it from 0. */
export interface Agent {
  readonly group: number;
  readonly number: number;
}

/** Everybody, group after group. */
export const agentsOf = (problem: Problem): Agent[] => problem.groups.flatMap((group, at) => Array.from({ length: group.agents }, (_, number) => ({ group: at, number })));

/** What names somebody in the roster and in `leave`. */
export const nameOf = (problem: Problem, agent: Agent): string => `${problem.groups[agent.group]?.id ?? ''}-${String(agent.number + 1).padStart(2, '0')}`;

/** Agent-hours needed in a week. */
export const hoursRequired = (problem: Problem, week: number): number => (problem.required[week] ?? []).reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0) * (problem.intervalMinutes / 60);
