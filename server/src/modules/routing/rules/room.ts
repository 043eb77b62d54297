import type { RoutingAgent, RoutingPolicy } from './shapes.ts';

const UNITS = 100;
const WEIGHT = 10;

/** What an agent has in hand, and what still fits. The one place that knows the cap. */
export class Room {
  readonly #caps: ReadonlyMap<string, number>;
  readonly #capacity: number;
  readonly #policy: RoutingPolicy;
  readonly #work = new Map<string, number>();
  #units = 0;
  /** how many new ones may still come in this round */
  #more: number;

  constructor(agent: RoutingAgent, policy: RoutingPolicy) {
    this.#policy = policy;
    this.#more = agent.most_new ?? Infinity;
    this.#caps = new Map(Object.entries(agent.channels).map(([channel, cap]) => [channel, Math.floor(cap * raiseOf(policy, channel))]));
    this.#capacity = (agent.capacity ?? policy.capacity ?? UNITS) * Math.max(1, ...Object.values(policy.raise ?? {}));
    for (const [channel, count] of Object.entries(agent.work ?? {})) {
      this.#work.set(channel, count);
      this.#units += count * weightOf(policy, channel);
    }
  }

  /** Whether one more of the channel fits: below its own cap, within the units, and nothing that wants somebody whole. */
  fits(channel: string): boolean {
    if (this.#more <= 0 || (this.#work.get(channel) ?? 0) >= this.cap(channel)) return false;
    if (this.#policy.exclusive?.includes(channel) ? this.isBusy() : this.#isTaken()) return false;
    return this.#units + weightOf(this.#policy, channel) <= this.#capacity;
  }

  take(channel: string): void {
    this.#work.set(channel, (this.#work.get(channel) ?? 0) + 1);
    this.#units += weightOf(this.#policy, channel);
    this.#more -= 1;
  }

  isBusy(): boolean {
    return this.#units > 0 || [...this.#work.values()].some((count) => count > 0);
  }

  /** Conversations of a channel at once, with what is raised. */
  cap(channel: string): number {
    return this.#caps.get(channel) ?? 0;
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

  #isTaken(): boolean {
    return (this.#policy.exclusive ?? []).some((channel) => (this.#work.get(channel) ?? 0) > 0);
  }
}

export const weightOf = (policy: RoutingPolicy, channel: string): number => policy.weights?.[channel] ?? WEIGHT;

const raiseOf = (policy: RoutingPolicy, channel: string): number => policy.raise?.[channel] ?? 1;
