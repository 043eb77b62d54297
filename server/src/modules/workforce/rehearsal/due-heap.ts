const FIRST_SIZE = 1024;

/** What happens when: the next first, those of the same moment in the order in which they were put in. */
export class DueHeap {
  size = 0;
  #times = new Float64Array(FIRST_SIZE);
  #orders = new Float64Array(FIRST_SIZE);
  #whats = new Int32Array(FIRST_SIZE);
  #whiches = new Float64Array(FIRST_SIZE);
  #order = 0;

  /** `Infinity` when nothing is to come */
  get at(): number {
    return this.size === 0 ? Infinity : (this.#times[0] as number);
  }

  get what(): number {
    return this.#whats[0] as number;
  }

  get which(): number {
    return this.#whiches[0] as number;
  }

  add(time: number, what: number, which: number): void {
    if (this.size === this.#times.length) this.#grow();
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#times[above] as number) <= time) break;
      this.#copy(above, at);
      at = above;
    }
    this.#times[at] = time;
    this.#orders[at] = this.#order++;
    this.#whats[at] = what;
    this.#whiches[at] = which;
  }

  /** Drops the next. */
  drop(): void {
    const last = --this.size;
    const [time, order, what, which] = [this.#times[last] as number, this.#orders[last] as number, this.#whats[last] as number, this.#whiches[last] as number];
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      if (below + 1 < last && this.#isBefore(below + 1, this.#times[below] as number, this.#orders[below] as number)) below++;
      if (!this.#isBefore(below, time, order)) break;
      this.#copy(below, at);
      at = below;
    }
    this.#times[at] = time;
    this.#orders[at] = order;
    this.#whats[at] = what;
    this.#whiches[at] = which;
  }

  #isBefore(at: number, time: number, order: number): boolean {
    const own = this.#times[at] as number;
    return own < time || (own === time && (this.#orders[at] as number) < order);
  }

  #copy(from: number, to: number): void {
    this.#times[to] = this.#times[from] as number;
    this.#orders[to] = this.#orders[from] as number;
    this.#whats[to] = this.#whats[from] as number;
    this.#whiches[to] = this.#whiches[from] as number;
  }

  #grow(): void {
    const size = this.#times.length * 2;
    const larger = <T extends Float64Array | Int32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.#times = larger(new Float64Array(size), this.#times);
    this.#orders = larger(new Float64Array(size), this.#orders);
    this.#whats = larger(new Int32Array(size), this.#whats);
    this.#whiches = larger(new Float64Array(size), this.#whiches);
  }
}
