/** What decides between two who are as full, beside what kind they are. By number of the agent. */
export interface Standings {
  /** how many they were given in the round that is going on */
  readonly taken: Int32Array;
  readonly idleSince: Float64Array;
  /** the place of their id among all ids */
  readonly rankOfId: Int32Array;
}

/** Fewer given in this round first, then whoever is idle longest, then by id. */
export function isBefore({ taken, idleSince, rankOfId }: Standings, one: number, other: number): boolean {
  const given = (taken[one] as number) - (taken[other] as number);
  if (given !== 0) return given < 0;
  const idle = (idleSince[one] as number) - (idleSince[other] as number);
  return idle !== 0 ? idle < 0 : (rankOfId[one] as number) < (rankOfId[other] as number);
}

/** Those of one kind who have the same in hand, the first of them at hand: a heap. */
export class Seats {
  readonly #standings: Standings;
  /** where each agent sits, over all seats: they sit in one place at a time */
  readonly #places: Int32Array;
  readonly #heap: number[] = [];

  constructor(standings: Standings, places: Int32Array) {
    this.#standings = standings;
    this.#places = places;
  }

  get isEmpty(): boolean {
    return this.#heap.length === 0;
  }

  /** -1 when nobody sits here */
  get first(): number {
    return this.#heap[0] ?? -1;
  }

  add(agent: number): void {
    this.#heap.push(agent);
    this.#rise(this.#heap.length - 1, agent);
  }

  remove(agent: number): void {
    const at = this.#places[agent] as number;
    const last = this.#heap.pop() as number;
    if (last === agent) return;
    this.#rise(at, last);
    this.#sink(this.#places[last] as number, last);
  }

  #rise(from: number, agent: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#heap[above] as number;
      if (!isBefore(this.#standings, agent, other)) break;
      this.#put(at, other);
      at = above;
    }
    this.#put(at, agent);
  }

  #sink(from: number, agent: number): void {
    const heap = this.#heap;
    let at = from;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(this.#standings, heap[below + 1] as number, heap[below] as number)) below++;
      const other = heap[below] as number;
      if (!isBefore(this.#standings, other, agent)) break;
      this.#put(at, other);
      at = below;
    }
    this.#put(at, agent);
  }

  #put(at: number, agent: number): void {
    this.#heap[at] = agent;
    this.#places[agent] = at;
  }
}
