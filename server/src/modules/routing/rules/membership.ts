import { noBits, setBit, type Bits } from './bits.ts';
import type { RoutingAgent } from './shapes.ts';

/** Which places belong to a pool, a brand, a channel, a language, a skill: everybody is looked at once. */
export class Membership {
  readonly inHouse: Bits;
  /** of everybody */
  readonly size: number;
  readonly #none: Bits;
  readonly #everyBrand: Bits;
  readonly #pools = new Map<string, Bits>();
  readonly #brands = new Map<string, Bits>();
  readonly #channels = new Map<string, Bits>();
  readonly #languages = new Map<string, Bits>();
  /** skill → level from 0 to 5 → who has at least it */
  readonly #skills = new Map<string, Bits[]>();
  readonly #tiers = new Map<number, Bits>();
  readonly #agents: readonly RoutingAgent[];

  constructor(agents: readonly RoutingAgent[]) {
    this.#agents = agents;
    this.size = agents.length;
    [this.inHouse, this.#none, this.#everyBrand] = [noBits(this.size), noBits(this.size), noBits(this.size)];
    for (let place = 0; place < agents.length; place++) this.#add(agents[place] as RoutingAgent, place);
    for (const bits of this.#brands.values()) for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] as number) | (this.#everyBrand[i] as number);
  }

  pool(name: string): Bits {
    return this.#pools.get(name) ?? this.#none;
  }

  brand(name: string): Bits {
    return this.#brands.get(name) ?? this.#everyBrand;
  }

  channel(name: string): Bits {
    return this.#channels.get(name) ?? this.#none;
  }

  language(name: string): Bits {
    return this.#languages.get(name) ?? this.#none;
  }

  skill(name: string, level: number): Bits {
    return this.#skills.get(name)?.[Math.ceil(level)] ?? this.#none;
  }

  /** Tiers are asked for seldom: they are looked up when they are. */
  tier(least: number): Bits {
    let bits = this.#tiers.get(least);
    if (bits === undefined) {
      this.#tiers.set(least, (bits = noBits(this.size)));
      for (let place = 0; place < this.size; place++) if (((this.#agents[place] as RoutingAgent).tier ?? 1) >= least) setBit(bits, place);
    }
    return bits;
  }

  #add(agent: RoutingAgent, place: number): void {
    if (agent.in_house !== false) setBit(this.inHouse, place);
    for (const pool of agent.pools) setBit(this.#in(this.#pools, pool), place);
    if (agent.brands === '*') setBit(this.#everyBrand, place);
    else for (const brand of agent.brands) setBit(this.#in(this.#brands, brand), place);
    for (const channel in agent.channels) if ((agent.channels[channel] as number) > 0) setBit(this.#in(this.#channels, channel), place);
    for (const language in agent.languages) if ((agent.languages[language] as number) > 0) setBit(this.#in(this.#languages, language), place);
    for (const skill in agent.skills) this.#addSkill(skill, agent.skills[skill] as number, place);
  }

  #addSkill(skill: string, level: number, place: number): void {
    let levels = this.#skills.get(skill);
    if (levels === undefined) this.#skills.set(skill, (levels = []));
    for (let least = 0; least <= level; least++) setBit((levels[least] ??= noBits(this.size)), place);
  }

  #in(sets: Map<string, Bits>, name: string): Bits {
    let bits = sets.get(name);
    if (bits === undefined) sets.set(name, (bits = noBits(this.size)));
    return bits;
  }
}
