import { Play } from '../play.ts';
import type { AgentGroup, Rehearsal, Season } from '../question.ts';
import { readRehearsal } from '../read-rehearsal.ts';
import { intervalOf } from '../student-t.ts';
import type { Tally } from '../tally.ts';

/** A queue of the textbooks. */
export interface TextbookQueue {
  readonly ratePerSecond: number;
  readonly handleSeconds: number;
  readonly agents: number;
  readonly targetSeconds: number;
  readonly patienceSeconds?: number;
  /** all that is finished an hour with 0, 1, 2 … in hand */
  readonly ratesByK?: readonly number[];
  /** shares of classes, the most urgent first: served in that order, none interrupted */
  readonly classes?: readonly number[];
  /** as people are, not evened out as formulas of chat suppose */
  readonly isUneven?: boolean;
  /** contacts counted in a play, about */
  readonly contacts: number;
  /** leaves out the first so many seconds; 20 handle times */
  readonly warmUpSeconds?: number;
}

/** A season lasts at most 400 days. */
const LONGEST_HOURS = 9000;

/** The queue as a season of one channel, so that all of the rehearsal is played and nothing beside it. */
export function asRehearsal({ ratePerSecond, handleSeconds, agents, targetSeconds, patienceSeconds, ratesByK, classes = [1], contacts, warmUpSeconds = 20 * handleSeconds, isUneven = false }: TextbookQueue): Pick<Rehearsal, 'season' | 'agents' | 'policy'> {
  const hour = 3600;
  const intervals = Math.min(LONGEST_HOURS, Math.ceil((contacts / ratePerSecond + warmUpSeconds) / hour));
  const season: Season = {
    interval_minutes: 60, arrivals: Array.from({ length: intervals }, () => ratePerSecond * hour), reasons: classes.map((share, at) => ({ id: `class${at + 1}`, share, channel_share: { chat: 1 } })),
    handle_time: { distribution: 'exponential', mean_s: { chat: handleSeconds } }, sla_s: { chat: targetSeconds }, warm_up_s: Math.ceil(warmUpSeconds / hour) * hour >= intervals * hour ? 0 : Math.ceil(warmUpSeconds / hour) * hour,
    ...(patienceSeconds === undefined ? {} : { patience: { chat: { mean_s: patienceSeconds } } }), ...(ratesByK === undefined ? {} : { rates_by_k: ratesByK }),
  };
  const group: AgentGroup = { id: 'agent', count: agents, channels: { chat: ratesByK === undefined ? 1 : ratesByK.length - 1 } };
  // Costs far apart and flat are a fixed order of classes.
  const costs = Object.fromEntries(classes.map((_, at) => [`class${at + 1}`, { per_hour: 10 ** (classes.length - at) }]));
  return { season, agents: [group], policy: { order: 'cost', costs, even_out: ratesByK !== undefined && !isUneven } };
}

/** Figures of one play: of all that came after the warm-up, or of one class. */
export interface Figures {
  readonly serviceLevel: number;
  readonly abandonShare: number;
  /** mean of all who came, served or not */
  readonly waitSeconds: number;
}

export function figuresOf(tally: Tally, fromInterval: number, line?: number): Figures {
  let [arrived, decided, inTime, abandoned, waited] = [0, 0, 0, 0, 0];
  for (let cell = fromInterval * tally.lines; cell < tally.intervals * tally.lines; cell++) {
    if (line !== undefined && cell % tally.lines !== line) continue;
    arrived += tally.arrived[cell] as number;
    decided += tally.decided[cell] as number;
    inTime += tally.inTime[cell] as number;
    abandoned += tally.abandoned[cell] as number;
    waited += tally.waited[cell] as number;
  }
  return { serviceLevel: inTime / decided, abandonShare: abandoned / arrived, waitSeconds: waited / arrived };
}

/** Plays of a queue, each with chances of its own; by class where a class is named. */
export function plays(queue: TextbookQueue, seed: number, replications: number): Tally[] {
  const plan = readRehearsal(asRehearsal(queue));
  return Array.from({ length: replications }, (_, replication) => new Play(plan, seed, replication).run());
}

export const firstCounted = (queue: TextbookQueue): number => (asRehearsal(queue).season.warm_up_s ?? 0) / 3600;

/** Whether a value of theory lies within the interval that plays give of it. */
export function holds(figures: readonly number[], theory: number, confidence: number): boolean {
  const found = intervalOf(figures, confidence);
  return found !== null && theory >= found.low && theory <= found.high;
}
