import { fullnessOf } from '../preference.ts';
import { Room } from '../room.ts';
import type { RoutingAgent, RoutingPolicy } from '../shapes.ts';

/** What somebody of a kind has in hand. Everybody who has the same is as full, and the same fits. */
export interface Hand {
  /** by number of the channel: how many in hand */
  readonly work: readonly number[];
  /** by number of the channel: whether one more fits */
  readonly fits: readonly boolean[];
  readonly fitsAny: boolean;
  /** in quarters */
  readonly fullness: number;
}

/** What people of one kind can have in hand, numbered as it comes up: `Room` is asked once for each, not once for each decision. */
export class Hands {
  readonly all: Hand[] = [];
  readonly #agent: RoutingAgent;
  readonly #policy: RoutingPolicy;
  readonly #channels: readonly string[];
  readonly #numbers = new Map<string, number>();
  /** hand × channel → the hand with one more, with one less; -1 while it never came up */
  readonly #more: number[] = [];
  readonly #less: number[] = [];

  constructor(agent: RoutingAgent, policy: RoutingPolicy, channels: readonly string[]) {
    this.#agent = agent;
    this.#policy = policy;
    this.#channels = channels;
  }

  with(hand: number, channel: number): number {
    return this.#next(this.#more, hand, channel, 1);
  }

  without(hand: number, channel: number): number {
    return this.#next(this.#less, hand, channel, -1);
  }

  /** The number of what is in hand, by channel. */
  numberOf(work: readonly number[]): number {
    const name = work.join();
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const hand = this.#look(work);
    this.#numbers.set(name, this.all.push(hand) - 1);
    for (let i = 0; i < this.#channels.length; i++) {
      this.#more.push(-1);
      this.#less.push(-1);
    }
    return this.all.length - 1;
  }

  #next(known: number[], hand: number, channel: number, by: number): number {
    const at = hand * this.#channels.length + channel;
    const next = known[at] as number;
    if (next >= 0) return next;
    const work = [...(this.all[hand] as Hand).work];
    work[channel] = (work[channel] as number) + by;
    return (known[at] = this.numberOf(work));
  }

  #look(work: readonly number[]): Hand {
    const room = new Room({ ...this.#agent, work: Object.fromEntries(this.#channels.map((channel, i) => [channel, work[i] as number])) }, this.#policy);
    const fits = this.#channels.map((channel) => room.fits(channel));
    return { work, fits, fitsAny: fits.includes(true), fullness: fullnessOf(room.load()) };
  }
}
