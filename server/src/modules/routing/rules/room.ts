import { fullnessOf } from './preference.ts';
import type { RoutingAgent, RoutingPolicy } from './shapes.ts';

const UNITS = 100;
const WEIGHT = 10;

/** What an agent has in hand, and what still fits. The one place that knows the cap. */
export class Room {
  readonly #agent: RoutingAgent;
  readonly #policy: RoutingPolicy;
  readonly #capacity: number;
  readonly #work: Record<string, number>;
  #units = 0;
  #inHand = 0;
  /** how many new ones may still come in this round */
  #more: number;

  constructor(agent: RoutingAgent, policy: RoutingPolicy) {
    this.#agent = agent;
    this.#policy = policy;
    this.#more = agent.most_new ?? Infinity;
    this.#capacity = (agent.capacity ?? policy.capacity ?? UNITS) * highestRaise(policy);
    this.#work = { ...agent.work };
    for (const channel in this.#work) {
      const count = this.#work[channel] as number;
      this.#inHand += Math.max(0, count);
      this.#units += count * weightOf(policy, channel);
    }
  }

  /** Whether one more of the channel fits: below its own cap, within the units, and nothing that wants somebody whole. */
  fits(channel: string): boolean {
    if (this.#more <= 0 || (this.#work[channel] ?? 0) >= this.cap(channel)) return false;
    const { exclusive } = this.#policy;
    if (exclusive !== undefined && exclusive.length > 0 && (exclusive.includes(channel) ? this.#isBusy() : this.#isTaken(exclusive))) return false;
    return this.#units + weightOf(this.#policy, channel) <= this.#capacity;
  }

  take(channel: string): void {
    this.#work[channel] = (this.#work[channel] ?? 0) + 1;
    this.#inHand += 1;
    this.#units += weightOf(this.#policy, channel);
    this.#more -= 1;
  }

  /** Conversations of a channel at once, with what is raised. */
  cap(channel: string): number {
    return Math.floor((this.#agent.channels[channel] ?? 0) * (this.#policy.raise?.[channel] ?? 1));
  }

  capacity(): number {
    return this.#capacity;
  }

  units(): number {
    return this.#units;
  }

  /** From 0 (free) to 1 (full). */
  load(): number {
    return this.#capacity > 0 ? this.#units / this.#capacity : 1;
  }

  /** What decides between two of the same pool, the lower first: quarters of the load, then what they were given in this round. */
  rank(taken: number): number {
    return fullnessOf(this.load()) * 1_000_000 + taken;
  }

  #isBusy(): boolean {
    return this.#units > 0 || this.#inHand > 0;
  }

  #isTaken(exclusive: readonly string[]): boolean {
    return exclusive.some((channel) => (this.#work[channel] ?? 0) > 0);
  }
}

export const weightOf = (policy: RoutingPolicy, channel: string): number => policy.weights?.[channel] ?? WEIGHT;

function highestRaise({ raise }: RoutingPolicy): number {
  let highest = 1;
  for (const channel in raise) highest = Math.max(highest, raise[channel] as number);
  return highest;
}
