import { standingOf } from '../preference.ts';
import type { RoutingAgent, RoutingPolicy } from '../shapes.ts';
import { Hands, type Hand } from './hands.ts';
import { isBefore, Seats, type Standings } from './seats.ts';

/** Those who can do the same: they differ in what they have in hand and since when they are idle. */
interface Kind {
  readonly agent: RoutingAgent;
  readonly versatility: number;
  readonly hands: Hands;
  /** by hand; only where something more fits */
  readonly seats: (Seats | null)[];
  /** by channel: seats of those for whom one more fits */
  readonly fitting: Fitting[][];
}

interface Fitting {
  readonly full: number;
  readonly seats: Seats;
}

const NOBODY = -1;

/** Everybody on the floor, kept by kind and by what they have in hand, so that whoever is preferred is found without a look at everybody. */
export class Crew {
  readonly kinds: Kind[] = [];
  readonly kindOf: Int32Array;
  readonly #hand: Int32Array;
  readonly #isHere: Uint8Array;
  readonly #places: Int32Array;
  readonly #standings: Standings;
  readonly #channels: readonly string[];
  /** given something in the round that is going on */
  readonly #given: number[] = [];

  constructor(agents: readonly RoutingAgent[], policy: RoutingPolicy, channels: readonly string[]) {
    const size = agents.length;
    this.#channels = channels;
    this.kindOf = new Int32Array(size);
    this.#hand = new Int32Array(size);
    this.#isHere = new Uint8Array(size);
    this.#places = new Int32Array(size);
    const rankOfId = new Int32Array(size);
    for (const [rank, at] of Array.from(agents.keys()).sort((a, b) => ((agents[a] as RoutingAgent).id < (agents[b] as RoutingAgent).id ? -1 : 1)).entries()) rankOfId[at] = rank;
    this.#standings = { taken: new Int32Array(size), idleSince: new Float64Array(size), rankOfId };
    this.#sort(agents, policy);
  }

  /** What somebody has in hand. */
  handOf(agent: number): Hand {
    return this.#handsOf(agent).all[this.#hand[agent] as number] as Hand;
  }

  isHere(agent: number): boolean {
    return this.#isHere[agent] === 1;
  }

  idleSince(agent: number): number {
    return this.#standings.idleSince[agent] as number;
  }

  come(agent: number, now: number): void {
    if (this.isHere(agent)) return;
    this.#standings.idleSince[agent] = now;
    this.#isHere[agent] = 1;
    this.#sit(agent);
  }

  go(agent: number): void {
    if (!this.isHere(agent)) return;
    this.#rise(agent);
    this.#isHere[agent] = 0;
  }

  /** Sits somebody down as they were on another floor. */
  copy(agent: number, { hand, isHere, idleSince }: { hand: Hand; isHere: boolean; idleSince: number }): void {
    this.#hand[agent] = this.#handsOf(agent).numberOf(hand.work);
    if (isHere) this.come(agent, idleSince);
    else this.#standings.idleSince[agent] = idleSince;
  }

  finish(agent: number, channel: number): void {
    if (this.isHere(agent)) this.#rise(agent);
    this.#hand[agent] = this.#handsOf(agent).without(this.#hand[agent] as number, channel);
    if (this.isHere(agent)) this.#sit(agent);
  }

  /** Gives one; until `settle` it counts as given in this round, and idle is since before. */
  give(agent: number, channel: number): void {
    this.#rise(agent);
    this.#hand[agent] = this.#handsOf(agent).with(this.#hand[agent] as number, channel);
    const { taken } = this.#standings;
    if (taken[agent] === 0) this.#given.push(agent);
    taken[agent] = (taken[agent] as number) + 1;
    this.#sit(agent);
  }

  /** The round is over: whoever was given something is idle since now. */
  settle(now: number): void {
    for (let i = 0; i < this.#given.length; i++) {
      const agent = this.#given[i] as number;
      this.#rise(agent);
      this.#standings.taken[agent] = 0;
      this.#standings.idleSince[agent] = now;
      this.#sit(agent);
    }
    this.#given.length = 0;
  }

  /** Who is preferred of these kinds (with the distance of each) for one of a channel; -1 when nobody has room. The order of `comparePreferences`. */
  best(kinds: readonly number[], distances: readonly number[], channel: number): number {
    let best = NOBODY;
    let distance = 0;
    let fullness = 0;
    let versatility = 0;
    for (let i = 0; i < kinds.length; i++) {
      const near = distances[i] as number;
      if (best !== NOBODY && near > distance) continue;
      const kind = this.kinds[kinds[i] as number] as Kind;
      const fitting = kind.fitting[channel] as readonly Fitting[];
      for (let j = 0; j < fitting.length; j++) {
        const { full, seats } = fitting[j] as Fitting;
        if (best !== NOBODY && near === distance && full > fullness) continue;
        const { first } = seats;
        if (first === NOBODY) continue;
        const before = best === NOBODY ? -1 : near - distance || full - fullness || this.#compareGiven(first, best) || kind.versatility - versatility || (isBefore(this.#standings, first, best) ? -1 : 1);
        if (before >= 0) continue;
        best = first;
        distance = near;
        fullness = full;
        versatility = kind.versatility;
      }
    }
    return best;
  }

  #compareGiven(one: number, other: number): number {
    return (this.#standings.taken[one] as number) - (this.#standings.taken[other] as number);
  }

  #handsOf(agent: number): Hands {
    return (this.kinds[this.kindOf[agent] as number] as Kind).hands;
  }

  #sit(agent: number): void {
    this.#seatsOf(agent)?.add(agent);
  }

  #rise(agent: number): void {
    this.#seatsOf(agent)?.remove(agent);
  }

  /** Null for who is full: nobody looks for them. */
  #seatsOf(agent: number): Seats | null {
    const kind = this.kinds[this.kindOf[agent] as number] as Kind;
    const hand = this.#hand[agent] as number;
    for (let next = kind.seats.length; next < kind.hands.all.length; next++) {
      const { fits, fitsAny, fullness: full } = kind.hands.all[next] as Hand;
      const seats = fitsAny ? new Seats(this.#standings, this.#places) : null;
      kind.seats.push(seats);
      for (let channel = 0; channel < fits.length; channel++) if (seats !== null && fits[channel] === true) (kind.fitting[channel] as Fitting[]).push({ full, seats });
    }
    return kind.seats[hand] as Seats | null;
  }

  #sort(agents: readonly RoutingAgent[], policy: RoutingPolicy): void {
    const known = new Map<string, number>();
    for (const [at, agent] of agents.entries()) {
      const name = nameOf(agent);
      let kind = known.get(name);
      if (kind === undefined) {
        const hands = new Hands(agent, policy, this.#channels);
        kind = this.kinds.push({ agent, versatility: standingOf(agent, 0).versatility, hands, seats: [], fitting: this.#channels.map(() => []) }) - 1;
        known.set(name, kind);
      }
      this.kindOf[at] = kind;
      this.#hand[at] = (this.kinds[kind] as Kind).hands.numberOf(this.#channels.map((channel) => agent.work?.[channel] ?? 0));
    }
  }
}

/** The same for all who can do the same, in whatever order it is said of them. */
function nameOf(agent: RoutingAgent): string {
  const { id: _id, work: _work, state: _state, idle_since: _idle, ...can } = agent;
  return JSON.stringify(can, (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));
}
