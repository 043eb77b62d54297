import { Ask } from './ask.ts';
import { BitStore, cut, howMany, join, noBits, type Bits } from './bits.ts';
import { helps, holds } from './demand.ts';
import type { Membership } from './membership.ts';
import type { PoolPolicy, RoutingPolicy, WaitingConversation } from './shapes.ts';

/**
 * What waiting conversations ask, each thing asked worked out once. It branches as a conversation is read: its pool and
 * those that help by now, brand, channel, house, tier, language, then need by need. Where a branch leads to nobody it ends.
 */
export class Asks {
  readonly #members: Membership;
  readonly #policy: RoutingPolicy;
  readonly #store: BitStore;
  readonly #pools = new Map<string, PoolAsks>();
  /** skill → level → number of the need */
  readonly #needs = new Map<string, Map<number, number>>();
  #needsKnown = 0;

  constructor(members: Membership, policy: RoutingPolicy) {
    this.#members = members;
    this.#policy = policy;
    this.#store = new BitStore(members.size);
  }

  of(item: WaitingConversation, waitedSeconds: number): Ask {
    let ask = this.#pool(item.pool, waitedSeconds);
    if (ask.because === null) ask = ask.and(item.brand) ?? this.#narrow(ask, item.brand, this.#members.brand(item.brand), 'nobody there works for the brand');
    if (ask.because === null) ask = ask.and(item.channel) ?? this.#narrow(ask, item.channel, this.#members.channel(item.channel), `nobody there answers ${item.channel}`);
    if (ask.because === null && item.in_house_only === true) ask = ask.and(IN_HOUSE) ?? this.#narrow(ask, IN_HOUSE, this.#members.inHouse, 'it stays in-house, and nobody there is');
    if (ask.because === null && item.tier !== undefined && item.tier > 1) ask = ask.and(item.tier) ?? this.#narrow(ask, item.tier, this.#members.tier(item.tier), `nobody there is of tier ${item.tier}`);
    if (ask.because === null && item.language !== undefined) ask = ask.and(item.language) ?? this.#narrow(ask, item.language, this.#members.language(item.language), `nobody there speaks ${item.language}`);
    if (ask.because === null && item.needs !== undefined) for (const need of item.needs) if (holds(need, waitedSeconds)) ask = this.#need(ask, need.skill, need.level ?? 1);
    return ask;
  }

  #pool(name: string, waitedSeconds: number): Ask {
    let pool = this.#pools.get(name);
    if (pool === undefined) this.#pools.set(name, (pool = new PoolAsks(name, this.#policy.pools?.[name] ?? {}, this.#members)));
    return pool.after(waitedSeconds);
  }

  /** What asks for one of these members too. */
  #narrow(ask: Ask, what: string | number, members: Bits, otherwise: string): Ask {
    const able = this.#store.take();
    return ask.keep(what, new Ask(able, null, cut(able, ask.able, members) ? null : otherwise));
  }

  #need(ask: Ask, skill: string, level: number): Ask {
    let levels = this.#needs.get(skill);
    if (levels === undefined) this.#needs.set(skill, (levels = new Map()));
    let number = levels.get(level);
    if (number === undefined) levels.set(level, (number = this.#needsKnown++));
    return ask.need(number, this.#needsKnown, this.#members.skill(skill, level));
  }
}

/** Asked beside tiers, which are numbers from 2. */
const IN_HOUSE = 1;

type Step = NonNullable<PoolPolicy['overflow']>[number];

/** What a pool's conversations ask, by which other pools help by now. */
class PoolAsks {
  readonly #name: string;
  readonly #policy: PoolPolicy;
  readonly #members: Membership;
  readonly #asks = new Map<number, Ask>();

  constructor(name: string, policy: PoolPolicy, members: Membership) {
    this.#name = name;
    this.#policy = policy;
    this.#members = members;
  }

  after(waitedSeconds: number): Ask {
    let helping = 0;
    const { overflow } = this.#policy;
    if (overflow !== undefined) for (let at = 0; at < overflow.length; at++) if (helps(overflow[at] as Step, this.#name, waitedSeconds)) helping += 2 ** at;
    let ask = this.#asks.get(helping);
    if (ask === undefined) this.#asks.set(helping, (ask = this.#first(waitedSeconds)));
    return ask;
  }

  #first(waitedSeconds: number): Ask {
    const able = noBits(this.#members.size);
    if (this.#policy.mode === 'pick') return new Ask(able, null, `agents pick from ${this.#name} themselves`);
    const pools = [this.#name, ...(this.#policy.overflow ?? []).filter((step) => helps(step, this.#name, waitedSeconds)).map((step) => step.pool)];
    for (const pool of pools) join(able, this.#members.pool(pool));
    return new Ask(able, null, howMany(able, 0, this.#members.size) === 0 ? `nobody works in ${pools.join(' or ')}` : null);
  }
}
