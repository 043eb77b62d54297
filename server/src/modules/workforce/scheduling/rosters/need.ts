import { MOST_CLASSES, type RosterQuestion } from './question.ts';

/**
 * What a schedule leaves short, quarter by quarter, and what one person more or less would change. Everybody on contacts may work any of their
 * queues, a part of the quarter each, and counts once: the most that can be served is the smallest cut (max-flow, min-cut; Ford & Fulkerson 1956),
 * over all sets S of classes: what the classes outside S need + people who know a class of S. Queues that the same people know are one class.
 */
export class Need {
  readonly first: number;
  readonly quarters: number;
  readonly sets: number;
  /** place of each queue's class */
  readonly classOf: readonly number[];
  readonly classes: number;
  /** of each person: which set of skills */
  readonly groupOf: readonly number[];
  readonly total: Float64Array;
  readonly staffed: Int16Array;
  readonly #touches: readonly Uint8Array[];
  readonly #outside: Float64Array;
  readonly #known: Int16Array;
  readonly #prices: readonly [number, number];
  readonly #more: Float64Array;
  readonly #fewer: Float64Array;

  /** @throws RangeError where there are more classes than can be reckoned with */
  constructor({ queues, people, judged, prices }: RosterQuestion) {
    [this.first, this.quarters] = [judged[0], judged[1] - judged[0]];
    const known = queues.map((_, queue) => people.map((person, at) => (person.queues.includes(queue) ? at : -1)).filter((at) => at >= 0).join());
    const names = [...new Set(known)];
    if (names.length > MOST_CLASSES) throw new RangeError('classes');
    this.classes = names.length;
    this.classOf = known.map((key) => names.indexOf(key));
    this.sets = 2 ** this.classes;
    const skills = people.map((person) => [...new Set(person.queues.map((queue) => this.classOf[queue] as number))].toSorted((a, b) => a - b));
    const groups = [...new Set(skills.map((own) => own.join()))];
    this.groupOf = skills.map((own) => groups.indexOf(own.join()));
    this.#touches = groups.map((key) => Uint8Array.from({ length: this.sets }, (_, set) => (key !== '' && key.split(',').some((one) => (set >> Number(one)) & 1) ? 1 : 0)));
    this.total = new Float64Array(this.quarters);
    this.staffed = new Int16Array(this.quarters);
    this.#outside = new Float64Array(this.quarters * this.sets);
    this.#known = new Int16Array(this.quarters * this.sets);
    this.#prices = [prices.shortHour / 4, prices.evenHour / 4];
    for (let quarter = 0; quarter < this.quarters; quarter++) {
      const need = new Float64Array(this.classes);
      queues.forEach((queue, at) => (need[this.classOf[at] as number] = (need[this.classOf[at] as number] as number) + (queue.required[quarter] ?? 0)));
      this.total[quarter] = need.reduce((sum, one) => sum + one, 0);
      for (let set = 0; set < this.sets; set++) this.#outside[quarter * this.sets + set] = need.reduce((sum, one, at) => ((set >> at) & 1 ? sum : sum + one), 0);
    }
    this.#more = new Float64Array(groups.length * this.quarters).fill(Number.NaN);
    this.#fewer = new Float64Array(groups.length * this.quarters).fill(Number.NaN);
  }

  /** What one person more of a group changes in a quarter; nothing outside what is judged. */
  moreBy(group: number, quarter: number): number {
    const at = group * this.quarters + quarter;
    const kept = this.#more[at] as number;
    return kept === kept ? kept : (this.#more[at] = this.#price(quarter, group, 1) - this.#price(quarter, group, 0));
  }

  fewerBy(group: number, quarter: number): number {
    const at = group * this.quarters + quarter;
    const kept = this.#fewer[at] as number;
    return kept === kept ? kept : (this.#fewer[at] = this.#price(quarter, group, -1) - this.#price(quarter, group, 0));
  }

  add(group: number, quarter: number, change: number): void {
    const touched = this.#touches[group] as Uint8Array;
    for (let set = 1; set < this.sets; set++) if (touched[set] === 1) this.#known[quarter * this.sets + set] = (this.#known[quarter * this.sets + set] as number) + change;
    if (touched[this.sets - 1] === 1) this.staffed[quarter] = (this.staffed[quarter] as number) + change;
    for (let at = quarter; at < this.#more.length; at += this.quarters) this.#more[at] = this.#fewer[at] = Number.NaN;
  }

  /** People missing in a quarter, and the classes that are short together: those of the smallest cut. */
  shortAt(quarter: number, group = 0, change = 0): { readonly short: number; readonly set: number } {
    const touched = this.#touches[group];
    let [flow, best] = [Infinity, 0];
    for (let set = 0; set < this.sets; set++) {
      const cut = (this.#outside[quarter * this.sets + set] as number) + (this.#known[quarter * this.sets + set] as number) + (touched === undefined ? 0 : (touched[set] as number) * change);
      if (cut < flow - 1e-9) [flow, best] = [cut, set];
    }
    return { short: Math.max(0, (this.total[quarter] as number) - flow), set: best };
  }

  /** What the classes of a set need in a quarter. */
  needOf(set: number, quarter: number): number {
    return (this.total[quarter] as number) - (this.#outside[quarter * this.sets + set] as number);
  }

  knows(person: number, set: number): boolean {
    return this.#touches[this.groupOf[person] as number]?.[set] === 1;
  }

  /** Price of what is short and of what is too many, all over. */
  price(): number {
    let sum = 0;
    for (let quarter = 0; quarter < this.quarters; quarter++) sum += this.#price(quarter, 0, 0);
    return sum;
  }

  shortHours(): number {
    let sum = 0;
    for (let quarter = 0; quarter < this.quarters; quarter++) sum += this.shortAt(quarter).short / 4;
    return sum;
  }

  #price(quarter: number, group: number, change: number): number {
    const need = this.total[quarter] as number;
    const over = Math.max(0, (this.staffed[quarter] as number) + ((this.#touches[group]?.[this.sets - 1] ?? 0) * change) - need);
    return this.shortAt(quarter, group, change).short * this.#prices[0] + (over * over * this.#prices[1]) / (need + 0.5);
  }
}
