import { clearBit, cut, cutAll, hasBit, howMany, join, leastOf, setBit, wordsFor, type Bits } from './bits.ts';
import { demandOf, helps, holds } from './demand.ts';
import { Membership } from './membership.ts';
import { seniorityOf } from './preference.ts';
import type { Room } from './room.ts';
import { split } from './split-staff.ts';
import type { Need, RoutingAgent, RoutingPolicy, WaitingConversation } from './shapes.ts';

/**
 * Everybody, as sets of bits. Those with room come first, in their standing, then those who are full, then those who are
 * away: what is left to decide about a conversation costs some words of arithmetic, and nothing is allocated for it.
 */
export class Staff {
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
  /** of the conversation that is looked at: whoever may; of those with room those who may and have it; and a place to work in */
  readonly #able: Bits;
  readonly #free: Bits;
  readonly #near: Bits;
  readonly #asked: Bits[] = [];
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
    const [all, some] = [wordsFor(this.#agents.length), wordsFor(free.length)];
    [this.#able, this.#free, this.#near, this.#none] = [new Int32Array(all), new Int32Array(some), new Int32Array(some), new Int32Array(some)];
    for (const channel of new Set(free.flatMap(({ agent }) => Object.keys(agent.channels)))) {
      const bits = new Int32Array(some);
      for (let place = 0; place < free.length; place++) if ((this.#rooms[place] as Room).fits(channel)) setBit(bits, place);
      this.#room.set(channel, bits);
    }
  }

  /** Looks at a conversation: whoever may have it by now, whatever they have in hand. What is asked next is asked of this one. */
  look(item: WaitingConversation, waitedSeconds: number): void {
    const [able, members, asked] = [this.#able, this.#members, this.#asked];
    able.set(members.pool(item.pool));
    const overflow = this.#policy.pools?.[item.pool]?.overflow;
    if (overflow !== undefined) for (const step of overflow) if (helps(step, item.pool, waitedSeconds)) join(able, members.pool(step.pool));
    asked.length = 0;
    asked.push(members.brand(item.brand), members.channel(item.channel));
    if (item.in_house_only === true) asked.push(members.inHouse);
    if (item.tier !== undefined && item.tier > 1) asked.push(members.tier(item.tier));
    if (item.language !== undefined) asked.push(members.language(item.language));
    if (item.needs !== undefined) for (const need of item.needs as Need[]) if (holds(need, waitedSeconds)) asked.push(members.skill(need.skill, need.level ?? 1));
    cutAll(able, asked);
  }

  /** The place of who is preferred of those who may, have room and did not let it pass; -1 when nobody is. */
  best(item: WaitingConversation, waitedSeconds: number): number {
    this.#hadRoom = cut(this.#free, this.#able, this.#room.get(item.channel) ?? this.#none);
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
  why(item: WaitingConversation, waitedSeconds: number): string {
    if (this.#hadRoom) return 'everybody who could and has room let it pass';
    const there = howMany(this.#able, 0, this.#available);
    const away = howMany(this.#able, this.#available, this.#agents.length);
    if (there + away === 0) return this.#whatIsMissing(item, waitedSeconds);
    return said(there === 0 ? ALL_AWAY : SOME_AWAY, away);
  }

  /** Somebody who is available and may be given it; -1 when they may not. */
  placeIfAble(id: string): number {
    const place = this.#placeOf.get(id);
    return place !== undefined && place < this.#available && hasBit(this.#able, place) ? place : -1;
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

  /** The first thing that nobody has who has all before it. */
  #whatIsMissing(item: WaitingConversation, waitedSeconds: number): string {
    const { pools, brand, channel, inHouseOnly, tier, language, needs } = demandOf(item, this.#policy, waitedSeconds);
    const [able, members] = [new Int32Array(this.#able.length), this.#members];
    for (const pool of pools) join(able, members.pool(pool));
    if (howMany(able, 0, this.#agents.length) === 0) return `nobody works in ${pools.join(' or ')}`;
    if (!cut(able, able, members.brand(brand))) return 'nobody there works for the brand';
    if (!cut(able, able, members.channel(channel))) return `nobody there answers ${channel}`;
    if (inHouseOnly && !cut(able, able, members.inHouse)) return 'it stays in-house, and nobody there is';
    if (tier > 1 && !cut(able, able, members.tier(tier))) return `nobody there is of tier ${tier}`;
    if (language !== undefined && !cut(able, able, members.language(language))) return `nobody there speaks ${language}`;
    return `nobody there has ${needs.map((need) => `${need.skill} ${need.level}`).join(' and ')}`;
  }
}

const ALL_AWAY: string[] = ['', 'the one who could is away'];
const SOME_AWAY: string[] = ['everybody who could is full'];

/** Said tens of thousands of times a round, so each sentence is made once. */
function said(sentences: string[], away: number): string {
  return (sentences[away] ??= sentences === ALL_AWAY ? `all ${away} who could are away` : `everybody who could is full or away (${away})`);
}
