import type { Cost, LineOfWaiting, RoutingAgent, RoutingPolicy } from '../../routing/index.ts';
import type { Timeline } from '../../calendars/index.ts';
import type { Spread } from './draws.ts';

/** What a reason and a channel have in common. Times in milliseconds. */
export interface LinePlan {
  readonly reason: string;
  readonly channel: string;
  /** as routing sees those who wait */
  readonly alike: LineOfWaiting;
  /** of all contacts */
  readonly share: number;
  readonly handleMs: number;
  readonly spread: Spread;
  /** null where nobody gives up */
  readonly patienceMs: number | null;
  readonly isAnsweredWhenDone: boolean;
  /** what an answer is measured against */
  readonly targetMs: number;
  readonly timeline: Timeline;
  /** what routing orders by, where that is another */
  readonly routedBy: { readonly targetMs: number; readonly timeline: Timeline } | null;
  readonly redial: number;
  readonly cost: Cost;
  /** that somebody gave up, beside having missed them */
  readonly lost: number;
}

/** A change of how much comes, for some lines. */
export interface Boost {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly lines: readonly boolean[];
}

/** What changes at a moment for everybody. */
export type Turn = { readonly at: number } & (
  | { readonly what: 'site'; readonly site: string; readonly isLost: boolean }
  | { readonly what: 'policy'; readonly policy: RoutingPolicy }
);

/** One on the roster. */
export interface Person {
  readonly agent: RoutingAgent;
  readonly site: string;
  readonly handleFactor: number;
  readonly hourlyCost: number;
  readonly absence: number;
  readonly starts: number;
  readonly ends: number;
  readonly ramp: readonly number[];
  readonly washout: number;
  readonly weeklyAttrition: number;
}

/** Whoever leaves: a share, at a moment. */
export interface Leaving {
  readonly at: number;
  readonly share: number;
  readonly newHiresOnly: boolean;
}

/** Comings and goings by the roster, in their order. */
export interface Roster {
  readonly times: Float64Array;
  readonly people: Int32Array;
  /** 1 comes, 0 goes */
  readonly comes: Uint8Array;
  /** the number of the shift it belongs to: whoever is absent is so for a whole one */
  readonly shifts: Int32Array;
}

/** Contacts expected by interval, and the lines they fall to. */
export interface Flow {
  readonly expected: Float64Array;
  readonly lines: readonly number[];
}

/** So many of a line wait when it begins, since a moment before. */
export interface Waiting {
  readonly line: number;
  readonly count: number;
  readonly since: number;
  /** as of what comes */
  readonly workMs: number;
  readonly passedMs: number;
}

/** One that came, at its moment; `workMs` is 0 where what it takes is drawn, `passedMs` where nobody passed it on. */
export interface Came {
  readonly at: number;
  readonly line: number;
  readonly workMs: number;
  readonly passedMs: number;
  readonly isMore: boolean;
}

/** A season read and checked. Moments are milliseconds since 1970, UTC. */
export interface Plan {
  readonly begins: number;
  readonly ends: number;
  readonly countsFrom: number;
  readonly intervalMs: number;
  readonly intervals: number;
  /** contacts expected in each interval, before boosts */
  readonly expected: Float64Array;
  /** what comes together: all of it, or each channel by its own course */
  readonly flows: readonly Flow[];
  /** what came, in its order, where it is not left to chance */
  readonly came: readonly Came[] | null;
  readonly dayCv: number;
  readonly lines: readonly LinePlan[];
  readonly boosts: readonly Boost[];
  readonly turns: readonly Turn[];
  readonly leavings: readonly Leaving[];
  readonly people: readonly Person[];
  readonly roster: Roster;
  readonly policy: RoutingPolicy;
  /** how fast each goes on with so many in hand, of its pace alone */
  readonly pace: readonly number[];
  readonly redialDelayMs: number;
  readonly reopen: { readonly share: number; readonly delayMs: number };
  readonly evenOut: boolean;
  /** the longest first */
  readonly opening: readonly Waiting[];
}
