import { clearBit, cut, howMany, isEmpty, join, leastOf, noBits, setBit, type Bits } from './bits.ts';
import type { Demand } from './demand.ts';
import { compareStandings, distanceOf, fullnessOf, seniorityOf, standingOf } from './preference.ts';
import { Room } from './room.ts';
import { momentOf, type RoutingAgent, type RoutingPolicy } from './shapes.ts';

/** An agent as a round goes on. */
interface Seat {
  readonly agent: RoutingAgent;
  readonly room: Room;
  taken: number;
  /** fullness first, then what they were given: the lower is preferred */
  rank: number;
}

/**
 * Everybody, as sets of bits: who is in a pool, who speaks a language, who has room. A bit's place is the agent's standing.
 * Sets are made when they are first asked for, and a conversation's cut of them costs some words of arithmetic.
 */
export class Staff {
  /** why the last search found nobody */
  because = '';
  readonly #seats: readonly Seat[];
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #available: Bits;
  readonly #inHouse: Bits;
  readonly #room = new Map<string, Bits>();
  readonly #pools = new Map<string, Bits>();
  readonly #brands = new Map<string, Bits>();
  readonly #channels = new Map<string, Bits>();
  readonly #languages = new Map<string, Bits>();
  readonly #tiers = new Map<number, Bits>();
  readonly #skills = new Map<string, Map<number, Bits>>();
  /** whoever may, of the conversation that is looked at; beneath them those with room; and a place to work in */
  readonly #able: Bits;
  readonly #free: Bits;
  readonly #near: Bits;

  constructor(agents: readonly RoutingAgent[], policy: RoutingPolicy, now: number) {
    const standing = agents.map((agent) => ({ agent, ...standingOf(agent, agent.idle_since === undefined ? 0 : Math.min(now, momentOf(agent.idle_since))) })).sort(compareStandings);
    this.#seats = standing.map(({ agent }) => {
      const room = new Room(agent, policy);
      return { agent, room, taken: 0, rank: rankOf(room, 0) };
    });
    this.#placeOf = new Map(standing.map(({ id }, place) => [id, place]));
    this.#available = this.#where((agent) => agent.state === 'available');
    this.#inHouse = this.#where((agent) => agent.in_house !== false);
    for (const channel of new Set(agents.flatMap((agent) => Object.keys(agent.channels)))) this.#room.set(channel, this.#where((agent, { room }) => agent.state === 'available' && room.fits(channel)));
    [this.#able, this.#free, this.#near] = [noBits(agents.length), noBits(agents.length), noBits(agents.length)];
  }

  /** Who is preferred of those who may, have room and did not let it pass; null when nobody is, and `because` says why. */
  best(demand: Demand, not: readonly string[] | undefined): string | null {
    const missing = this.#cutToAble(demand);
    if (missing !== null) return this.#nobody(missing);
    const room = this.#room.get(demand.channel);
    if (!room || !cut(this.#free, this.#able, room)) return this.#nobody(this.#whyNobodyIsFree());
    for (const id of not ?? []) {
      const place = this.#placeOf.get(id);
      if (place !== undefined) clearBit(this.#free, place);
    }
    const place = demand.frustrated ? leastOf(this.#free, (one, other) => this.#isSenior(one, other, demand)) : this.#nearest(demand);
    return place === -1 ? this.#nobody('everybody who could and has room let it pass') : (this.#seats[place] as Seat).agent.id;
  }

  #nobody(because: string): null {
    this.because = because;
    return null;
  }

  give(id: string, channel: string): void {
    const place = this.#placeOf.get(id) as number;
    const seat = this.#seats[place] as Seat;
    seat.room.take(channel);
    seat.taken += 1;
    seat.rank = rankOf(seat.room, seat.taken);
    for (const [one, bits] of this.#room) if (!seat.room.fits(one)) clearBit(bits, place);
  }

  seat(id: string): { readonly agent: RoutingAgent; readonly room: Room } | undefined {
    const place = this.#placeOf.get(id);
    return place === undefined ? undefined : this.#seats[place];
  }

  /** Leaves in `#able` whoever may, wherever they are; or says what is missing. */
  #cutToAble({ pools, brand, channel, inHouseOnly, tier, language, needs }: Demand): string | null {
    const able = this.#able;
    able.set(this.#pool(pools[0] as string));
    for (let i = 1; i < pools.length; i++) join(able, this.#pool(pools[i] as string));
    if (isEmpty(able)) return `nobody works in ${pools.join(' or ')}`;
    if (!cut(able, able, this.#set(this.#brands, brand, (agent) => agent.brands === '*' || agent.brands.includes(brand)))) return 'nobody there works for the brand';
    if (!cut(able, able, this.#set(this.#channels, channel, (agent) => (agent.channels[channel] ?? 0) > 0))) return `nobody there answers ${channel}`;
    if (inHouseOnly && !cut(able, able, this.#inHouse)) return 'it stays in-house, and nobody there is';
    if (tier > 1 && !cut(able, able, this.#set(this.#tiers, tier, (agent) => (agent.tier ?? 1) >= tier))) return `nobody there is of tier ${tier}`;
    if (language !== undefined && !cut(able, able, this.#set(this.#languages, language, (agent) => (agent.languages?.[language] ?? 0) > 0))) return `nobody there speaks ${language}`;
    for (const { skill, level } of needs) if (!cut(able, able, this.#skill(skill, level))) return `nobody there has ${needs.map((need) => `${need.skill} ${need.level}`).join(' and ')}`;
    return null;
  }

  #whyNobodyIsFree(): string {
    const could = howMany(this.#able);
    const away = could - (cut(this.#near, this.#able, this.#available) ? howMany(this.#near) : 0);
    if (away === could) return could === 1 ? 'the one who could is away' : `all ${could} who could are away`;
    return away === 0 ? 'everybody who could is full' : `everybody who could is full or away (${away})`;
  }

  /** The best placed of the first pool that has anybody. */
  #nearest({ pools }: Demand): number {
    for (const pool of pools) if (cut(this.#near, this.#free, this.#pool(pool))) return leastOf(this.#near, this.#isLower);
    return -1;
  }

  readonly #isLower = (one: number, other: number): boolean => (this.#seats[one] as Seat).rank < (this.#seats[other] as Seat).rank;

  #isSenior(one: number, other: number, demand: Demand): boolean {
    const [a, b] = [this.#seats[one] as Seat, this.#seats[other] as Seat];
    return (seniorityOf(a.agent, demand) - seniorityOf(b.agent, demand) || distanceOf(a.agent, demand) - distanceOf(b.agent, demand) || a.rank - b.rank) < 0;
  }

  #pool(name: string): Bits {
    return this.#set(this.#pools, name, (agent) => agent.pools.includes(name));
  }

  #skill(skill: string, level: number): Bits {
    let levels = this.#skills.get(skill);
    if (!levels) this.#skills.set(skill, (levels = new Map()));
    return this.#set(levels, level, (agent) => (agent.skills?.[skill] ?? 0) >= level);
  }

  #set<Key>(sets: Map<Key, Bits>, key: Key, belongs: (agent: RoutingAgent) => boolean): Bits {
    let bits = sets.get(key);
    if (!bits) sets.set(key, (bits = this.#where(belongs)));
    return bits;
  }

  #where(belongs: (agent: RoutingAgent, seat: Seat) => boolean): Bits {
    const bits = noBits(this.#seats.length);
    for (const [place, seat] of this.#seats.entries()) if (belongs(seat.agent, seat)) setBit(bits, place);
    return bits;
  }
}

const rankOf = (room: Room, taken: number): number => fullnessOf(room.load()) * 1_000_000 + taken;
