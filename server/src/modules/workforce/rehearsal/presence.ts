import { keyBelow, PURPOSE, uniform, exponential } from './draws.ts';
import type { Person, Plan } from './plan.ts';
import { WEEK } from './read-demand.ts';

/** Who is there by the roster, less those who are absent, have left, never came or work at a site that is out. */
export class Presence {
  readonly #plan: Plan;
  readonly #seed: number;
  readonly #isDue: Uint8Array;
  readonly #leaves: Float64Array;
  readonly #isLost = new Set<string>();
  #next = 0;

  constructor(plan: Plan, seed: number) {
    this.#plan = plan;
    this.#seed = seed;
    this.#isDue = new Uint8Array(plan.people.length);
    this.#leaves = Float64Array.from(plan.people, (person, at) => this.#leavesAt(person, keyBelow(seed, at)));
  }

  /** When the next comes or goes. */
  get at(): number {
    return this.#plan.roster.times[this.#next] ?? Infinity;
  }

  isThere(agent: number): boolean {
    return this.#isDue[agent] === 1 && !this.#isLost.has((this.#plan.people[agent] as Person).site);
  }

  /** Takes what the roster says at this moment; tells of everybody it says something of. */
  pass(now: number, tell: (agent: number) => void): void {
    const { times, people, comes, shifts } = this.#plan.roster;
    for (; this.#next < times.length && (times[this.#next] as number) <= now; this.#next++) {
      const agent = people[this.#next] as number;
      const isComing = comes[this.#next] === 1 && now < (this.#leaves[agent] as number) && !this.#isAbsent(agent, shifts[this.#next] as number);
      this.#isDue[agent] = isComing ? 1 : 0;
      tell(agent);
    }
  }

  /** A site is out, or works again; who works there. */
  turn(site: string, isLost: boolean): number[] {
    if (isLost) this.#isLost.add(site);
    else this.#isLost.delete(site);
    return this.#plan.people.flatMap((person, agent) => (person.site === site ? [agent] : []));
  }

  #isAbsent(agent: number, shift: number): boolean {
    const { absence } = this.#plan.people[agent] as Person;
    return absence > 0 && uniform(keyBelow(keyBelow(this.#seed, agent), shift), PURPOSE.absent) < absence;
  }

  /** Drawn once for each: wash-out before the first day, attrition by the week, and those who leave together. */
  #leavesAt({ starts, washout, weeklyAttrition, ramp }: Person, key: number): number {
    if (washout > 0 && uniform(key, PURPOSE.washout) < washout) return starts;
    let at = weeklyAttrition > 0 ? starts + exponential(key, PURPOSE.attrition, -WEEK / Math.log(1 - weeklyAttrition)) : Infinity;
    for (const [number, leaving] of this.#plan.leavings.entries()) {
      if ((!leaving.newHiresOnly || ramp.length > 0) && uniform(keyBelow(key, number), PURPOSE.leaver) < leaving.share) at = Math.min(at, leaving.at);
    }
    return at;
  }
}
