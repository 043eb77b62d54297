/** When each agent finishes next: a heap of agents whose moments can be changed, `Infinity` for who has nothing in hand. */
export class Finishing {
  readonly #times: Float64Array;
  readonly #heap: Int32Array;
  readonly #places: Int32Array;

  constructor(agents: number) {
    this.#times = new Float64Array(agents).fill(Infinity);
    this.#heap = Int32Array.from({ length: agents }, (_, i) => i);
    this.#places = this.#heap.slice();
  }

  get at(): number {
    return this.#heap.length === 0 ? Infinity : (this.#times[this.#heap[0] as number] as number);
  }

  get agent(): number {
    return this.#heap[0] as number;
  }

  set(agent: number, time: number): void {
    this.#times[agent] = time;
    this.#rise(agent, time);
    this.#sink(agent);
  }

  #rise(agent: number, time: number): void {
    let at = this.#places[agent] as number;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#heap[above] as number;
      if (!this.#isBefore(agent, time, other)) break;
      this.#put(at, other);
      at = above;
    }
    this.#put(at, agent);
  }

  #sink(agent: number): void {
    const heap = this.#heap;
    let at = this.#places[agent] as number;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      const left = heap[below] as number;
      if (below + 1 < heap.length && this.#isBefore(heap[below + 1] as number, this.#times[heap[below + 1] as number] as number, left)) below++;
      const other = heap[below] as number;
      if (!this.#isBefore(other, this.#times[other] as number, agent)) break;
      this.#put(at, other);
      at = below;
    }
    this.#put(at, agent);
  }

  /** Of two at the same moment the lower number. */
  #isBefore(one: number, time: number, other: number): boolean {
    const theirs = this.#times[other] as number;
    return time < theirs || (time === theirs && one < other);
  }

  #put(at: number, agent: number): void {
    this.#heap[at] = agent;
    this.#places[agent] = at;
  }
}
