import type { Random } from '../../../../platform/random/random.ts';
import type { BestTour } from './best-tour.ts';
import type { Instance } from './read-instance.ts';
import type { Tours } from './search-tours.ts';

/** People set free at a time: at least two, at most so many. */
const MOST_FREE = 3;
/** How much worse an answer may be and still be gone on from, in the beginning and in the end; and by so much of itself a price is changed at random, so that the same people find other tours. */
const ALONE = { first: 60, last: 1, noise: 0.4 };
/** The same where prices say what is scarce: how far they are believed differs already, so mostly little is changed. */
const GUIDED = { first: 15, last: 1, noise: 0.3 };

/**
 * Tours being mended: a few people are set free, and each takes anew the tour that is best beside all others (Schrimpf et al. 2000, ruin and recreate; the answers are exact, by `BestTour`).
 * What is best beside the others is what is missing now; a guide says what is scarce altogether, and each answer believes it so far, by chance.
 */
export class ReAnswer {
  best: Tours;
  bestCost: number;
  private readonly tours: Tours;
  private cost: number;
  private readonly instance: Instance;
  private readonly finders: readonly BestTour[];
  private readonly random: Random;
  private readonly width: number;
  /** by day and shift: how many are missing; below nothing: too many */
  private readonly left: Float64Array;
  private readonly prices: Float64Array;
  /** by day and shift: what somebody there is worth altogether */
  private readonly guide: Float64Array | null;

  constructor(instance: Instance, finders: readonly BestTour[], random: Random, start: Tours, cost: number, guide: Float64Array | null = null) {
    this.guide = guide;
    [this.instance, this.finders, this.random, this.cost, this.bestCost] = [instance, finders, random, cost, cost];
    [this.tours, this.best] = [Uint8Array.from(start), Uint8Array.from(start)];
    this.width = instance.shifts.length + 1;
    this.left = Float64Array.from(instance.need);
    this.prices = new Float64Array(this.left.length);
    for (let person = 0; person < instance.people.length; person++) this.put(person, -1);
  }

  /** @param used share of the time that is over, up to `until` @param least nothing costs less: closer than one to it is done */
  run(used: () => number, until: number, least = 0): void {
    const began = used();
    const { first, last } = this.guide === null ? ALONE : GUIDED;
    while (used() < until && this.bestCost > least + 1 - 1e-6) {
      const heat = first * (last / first) ** Math.min(1, (used() - began) / (until - began));
      const free = this.some();
      const before = free.map((person) => this.tourOf(person).slice());
      const costBefore = this.cost;
      for (const person of free) this.take(person);
      for (const person of free) this.give(person);
      if (this.cost > costBefore - heat * Math.log(Math.max(1e-12, this.random.next()))) {
        for (const person of free) this.take(person);
        free.forEach((person, at) => this.set(person, before[at] as Uint8Array));
      } else if (this.cost < this.bestCost - 1e-6) [this.best, this.bestCost] = [Uint8Array.from(this.tours), this.cost];
    }
  }

  private tourOf(person: number): Uint8Array {
    return this.tours.subarray(person * this.instance.days, (person + 1) * this.instance.days);
  }

  /** Where somebody is missing or too many are: those who work or do not work there. Else anybody. */
  private some(): number[] {
    const { instance, random, width } = this;
    const many = 2 + Math.floor(random.next() * (MOST_FREE - 1));
    const chosen = new Set<number>();
    for (let tries = 0; tries < 30 && chosen.size === 0; tries++) {
      const at = Math.floor(random.next() * this.left.length);
      const short = this.left[at] as number;
      if (at % width === 0 || short === 0) continue;
      const day = Math.floor(at / width);
      const near = instance.people.flatMap((_, person) => ((this.tours[person * instance.days + day] as number) === (short > 0 ? 0 : at % width) ? [person] : []));
      if (near.length > 0) chosen.add(near[Math.floor(random.next() * near.length)] as number);
    }
    while (chosen.size < Math.min(many, instance.people.length)) chosen.add(Math.floor(random.next() * instance.people.length));
    return [...chosen];
  }

  private take(person: number): void {
    this.cost -= this.worth(person);
    this.put(person, 1);
  }

  private set(person: number, tour: Uint8Array): void {
    this.tourOf(person).set(tour);
    this.put(person, -1);
    this.cost += this.worth(person);
  }

  /** What the whole costs more because of somebody who is counted. */
  private worth(person: number): number {
    const { instance, width } = this;
    const wishes = instance.wishes[person] as Float64Array;
    let sum = 0;
    this.tourOf(person).forEach((shift, day) => {
      const at = day * width + shift;
      sum += wishes[at] as number;
      if (shift > 0) sum += (this.left[at] as number) >= 0 ? -(instance.under[at] as number) : (instance.over[at] as number);
    });
    return sum;
  }

  private put(person: number, by: number): void {
    this.tourOf(person).forEach((shift, day) => (this.left[day * this.width + shift] = (this.left[day * this.width + shift] as number) + by));
  }

  /** The best tour beside all others, by prices that are a little off. */
  private give(person: number): void {
    const { instance, width, prices, random } = this;
    const wishes = instance.wishes[person] as Float64Array;
    const noise = this.guide === null ? ALONE.noise : GUIDED.noise * random.next() ** 3;
    const trust = this.guide === null ? 0 : random.next();
    for (let at = 0; at < prices.length; at++) {
      const price = at % width === 0 ? 0 : (this.left[at] as number) > 0 ? -(instance.under[at] as number) : (instance.over[at] as number);
      prices[at] = (wishes[at] as number) + (1 - trust) * price * (1 - noise * random.next()) - trust * (this.guide?.[at] ?? 0);
    }
    const [found] = (this.finders[person] as BestTour).find(prices);
    // There was one before, so there is one.
    this.set(person, found?.tour ?? this.tourOf(person).slice());
  }
}
