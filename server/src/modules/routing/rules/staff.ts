import type { Ask } from './ask.ts';
import { Asks } from './asks.ts';
import { clearBit, cut, hasBit, howMany, leastOf, setBit, wordsFor, type Bits } from './bits.ts';
import { demandOf, helps, holds } from './demand.ts';
import { Membership } from './membership.ts';
import { seniorityOf } from './preference.ts';
import type { Room } from './room.ts';
import { split } from './split-staff.ts';
import type { RoutingAgent, RoutingPolicy, WaitingConversation } from './shapes.ts';

/**
 * Everybody, as sets of bits. Those with room come first, in their standing, then those who are full, then those who are
 * away: what is left to decide about a conversation costs some words of arithmetic, and nothing is allocated for it.
 */
export class Staff {
  /** what waiting conversations ask of them */
  readonly asks: Asks;
  readonly #policy: RoutingPolicy;
  readonly #agents: readonly RoutingAgent[];
  /** by place, for those with room */
  readonly #rooms: readonly Room[];
  readonly #taken: Int32Array;
  /** fullness first, then what they were given: the lower is preferred */
  readonly #ranks: Float64Array;
  readonly #placeOf = new Map<string, number>();
  readonly #members: Membership;
  /** places below are available */
  readonly #available: number;
  readonly #room = new Map<string, Bits>();
  readonly #none: Bits;
  readonly #everybody: Bits;
  /** of the conversation that is looked at: whoever may; of those with room those who may and have it; and a place to work in */
  readonly #able: Bits;
  readonly #free: Bits;
  readonly #near: Bits;
  /** whether anybody who may had room, those who let it pass among them */
  #hadRoom = false;

  constructor(agents: readonly RoutingAgent[], policy: RoutingPolicy, now: number) {
    const { free, full, away } = split(agents, policy, now);
    this.#policy = policy;
    this.#agents = [...free.map(({ agent }) => agent), ...full, ...away];
    this.#rooms = free.map(({ room }) => room);
    this.#taken = new Int32Array(free.length);
    this.#ranks = Float64Array.from(this.#rooms, (room) => room.rank(0));
    this.#available = free.length + full.length;
    for (let place = 0; place < this.#agents.length; place++) this.#placeOf.set((this.#agents[place] as RoutingAgent).id, place);
    this.#members = new Membership(this.#agents);
    this.asks = new Asks(this.#members, policy);
    const [all, some] = [wordsFor(this.#agents.length), wordsFor(free.length)];
    this.#everybody = new Int32Array(all).fill(-1);
    [this.#able, this.#free, this.#near, this.#none] = [new Int32Array(all), new Int32Array(some), new Int32Array(some), new Int32Array(some)];
    for (const channel of new Set(free.flatMap(({ agent }) => Object.keys(agent.channels)))) {
      const bits = new Int32Array(some);
      for (let place = 0; place < free.length; place++) if ((this.#rooms[place] as Room).fits(channel)) setBit(bits, place);
      this.#room.set(channel, bits);
    }
  }

  /** The place of who is preferred of those who may, have room and did not let it pass; -1 when nobody is. */
  best(item: WaitingConversation, ask: Ask, waitedSeconds: number): number {
    this.#hadRoom = ask.cutInto(this.#free, this.#room.get(item.channel) ?? this.#none);
    if (!this.#hadRoom) return -1;
    if (item.not !== undefined) {
      for (const id of item.not) {
        const place = this.#placeOf.get(id);
        if (place !== undefined && place < this.#rooms.length) clearBit(this.#free, place);
      }
    }
    return item.frustrated === true ? this.#mostSenior(item, waitedSeconds) : this.#nearest(item, waitedSeconds);
  }

  /** Why `best` found nobody. */
  why(item: WaitingConversation, ask: Ask, waitedSeconds: number): string {
    if (this.#hadRoom) return 'everybody who could and has room let it pass';
    return (ask.because = this.#whyNoRoom(item, ask, waitedSeconds));
  }

  /** The place of somebody who is available; -1 when they are not. */
  placeOf(id: string): number {
    const place = this.#placeOf.get(id);
    return place !== undefined && place < this.#available ? place : -1;
  }

  hasRoom(place: number, channel: string): boolean {
    return place < this.#rooms.length && hasBit(this.#room.get(channel) ?? this.#none, place);
  }

  /** Gives one conversation; answers to whom. */
  give(place: number, channel: string): string {
    const room = this.#rooms[place] as Room;
    room.take(channel);
    this.#taken[place] = (this.#taken[place] as number) + 1;
    this.#ranks[place] = room.rank(this.#taken[place] as number);
    for (const [one, bits] of this.#room) if (!room.fits(one)) clearBit(bits, place);
    return (this.#agents[place] as RoutingAgent).id;
  }

  /** The best placed of the first pool that has anybody: its own, then those that help. */
  #nearest(item: WaitingConversation, waitedSeconds: number): number {
    if (cut(this.#near, this.#free, this.#members.pool(item.pool))) return leastOf(this.#near, this.#isLower);
    for (const step of this.#policy.pools?.[item.pool]?.overflow ?? []) {
      if (helps(step, item.pool, waitedSeconds) && cut(this.#near, this.#free, this.#members.pool(step.pool))) return leastOf(this.#near, this.#isLower);
    }
    return -1;
  }

  readonly #isLower = (one: number, other: number): boolean => (this.#ranks[one] as number) < (this.#ranks[other] as number);

  #mostSenior(item: WaitingConversation, waitedSeconds: number): number {
    const demand = demandOf(item, this.#policy, waitedSeconds);
    const pools = demand.pools.map((pool) => this.#members.pool(pool));
    const distance = (place: number): number => pools.findIndex((pool) => hasBit(pool, place));
    const seniority = (place: number): number => seniorityOf(this.#agents[place] as RoutingAgent, demand);
    return leastOf(this.#free, (one, other) => (seniority(one) - seniority(other) || distance(one) - distance(other) || (this.#ranks[one] as number) - (this.#ranks[other] as number)) < 0);
  }

  #whyNoRoom({ needs }: WaitingConversation, ask: Ask, waitedSeconds: number): string {
    ask.cutInto(this.#able, this.#everybody);
    const there = howMany(this.#able, 0, this.#available);
    const away = howMany(this.#able, this.#available, this.#agents.length);
    if (there > 0) return said(SOME_AWAY, away);
    if (away > 0) return said(ALL_AWAY, away);
    return `nobody there has ${(needs ?? []).filter((need) => holds(need, waitedSeconds)).map((need) => `${need.skill} ${need.level ?? 1}`).join(' and ')}`;
  }
}

const ALL_AWAY: string[] = ['', 'the one who could is away'];
const SOME_AWAY: string[] = ['everybody who could is full'];

/** Said tens of thousands of times a round, so each sentence is made once. */
function said(sentences: string[], away: number): string {
  return (sentences[away] ??= sentences === ALL_AWAY ? `all ${away} who could are away` : `everybody who could is full or away (${away})`);
}
