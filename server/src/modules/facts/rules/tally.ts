/** Sums of a measure in each combination of keys. */
export interface Sum {
  /** one number for each dimension */
  readonly keys: readonly number[];
  readonly n: number;
  readonly hits: number;
  readonly sum: number;
  readonly squares: number;
  /** every value, where they are kept */
  readonly values: Int32Array | null;
}

/** Keys are numbered from 0 without gaps, and there are fewer than this. */
export const MOST_KEYS = 2 ** 15;
export const DROPPED = -1;

/** Each combination of the keys so far with another key has a number. */
interface Level {
  /** by the combination so far and the key: the number and 1, or 0 where there is none yet */
  readonly slots: Int32Array[];
  readonly keys: [before: number, key: number][];
}

/** Adds up columns of entries by columns of keys. */
export class Tally {
  readonly #levels: Level[];
  readonly #keepValues: boolean;
  readonly #kept: { slots: Int32Array; values: Int32Array }[] = [];
  #n = new Float64Array(64);
  #hits = new Float64Array(64);
  #sum = new Float64Array(64);
  #squares = new Float64Array(64);
  #size = 0;

  constructor(dimensions: number, keepValues: boolean) {
    this.#levels = Array.from({ length: dimensions }, () => ({ slots: [], keys: [] }));
    this.#keepValues = keepValues;
    if (dimensions === 0) this.#size = 1;
  }

  /** Entries whose `dropped` is DROPPED do not count. Columns of sums may be empty. */
  add(count: number, dropped: Int8Array | null, keys: readonly Int32Array[], hits: Int32Array, values: Int32Array, squares: Int32Array): void {
    const slots = this.#slotsOf(count, dropped, keys);
    const some = { hits: hits.length > 0, values: values.length > 0, squares: squares.length > 0 };
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number;
      if (slot === DROPPED) continue;
      (this.#n[slot] as number)++;
      if (some.hits) (this.#hits[slot] as number) += hits[i] as number;
      if (some.values) (this.#sum[slot] as number) += values[i] as number;
      if (some.squares) (this.#squares[slot] as number) += squares[i] as number;
    }
    if (this.#keepValues) this.#kept.push({ slots, values: some.values ? values : new Int32Array(count) });
  }

  /** The same for entries that are sums of many. */
  addSums(dropped: Int8Array | null, keys: readonly Int32Array[], { counts, hits, values, squares }: { counts: Float64Array; hits: Float64Array; values: Float64Array; squares: Float64Array }): void {
    for (const [i, slot] of this.#slotsOf(counts.length, dropped, keys).entries()) {
      if (slot === DROPPED) continue;
      (this.#n[slot] as number) += counts[i] as number;
      (this.#hits[slot] as number) += hits[i] as number;
      (this.#sum[slot] as number) += values[i] as number;
      (this.#squares[slot] as number) += squares[i] as number;
    }
  }

  sums(): Sum[] {
    const spread = this.#keepValues ? this.#spread() : null;
    return Array.from({ length: this.#size }, (_, slot) => ({ keys: this.#keysOf(slot), n: this.#n[slot] as number, hits: this.#hits[slot] as number, sum: this.#sum[slot] as number, squares: this.#squares[slot] as number, values: spread?.[slot] ?? null })).filter((one) => one.n > 0);
  }

  /** In which combination each entry is: key by key, each combination so far with the next key. */
  #slotsOf(count: number, dropped: Int8Array | null, keys: readonly Int32Array[]): Int32Array {
    const at = new Int32Array(count);
    if (dropped !== null) for (let i = 0; i < count; i++) at[i] = dropped[i] as number;
    for (const [level, column] of keys.entries()) {
      const { slots, keys: known } = this.#levels[level] as Level;
      for (let i = 0; i < count; i++) {
        const before = at[i] as number;
        if (before === DROPPED) continue;
        const key = column[i] as number;
        let row = slots[before];
        if (row === undefined || key >= row.length) row = slots[before] = widened(row, key);
        at[i] = (row[key] as number) === 0 ? (row[key] = known.push([before, key])) - 1 : (row[key] as number) - 1;
      }
    }
    this.#grow(this.#levels.at(-1)?.keys.length ?? 1);
    return at;
  }

  #grow(size: number): void {
    this.#size = size;
    if (size <= this.#n.length) return;
    const room = Math.max(size, this.#n.length * 2);
    const larger = (old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(room);
      grown.set(old);
      return grown;
    };
    [this.#n, this.#hits, this.#sum, this.#squares] = [larger(this.#n), larger(this.#hits), larger(this.#sum), larger(this.#squares)];
  }

  #keysOf(slot: number): number[] {
    const keys: number[] = [];
    for (let level = this.#levels.length - 1, at = slot; level >= 0; level--) {
      const [before, key] = (this.#levels[level] as Level).keys[at] as [number, number];
      keys.unshift(key);
      at = before;
    }
    return keys;
  }

  /** The values of each combination, side by side in one array. */
  #spread(): Int32Array[] {
    const ends = new Int32Array(this.#size);
    let total = 0;
    const begins = Array.from({ length: this.#size }, (_, slot) => {
      const begin = total;
      ends[slot] = begin;
      total += this.#n[slot] as number;
      return begin;
    });
    const all = new Int32Array(total);
    for (const { slots, values } of this.#kept) {
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i] as number;
        if (slot !== DROPPED) all[(ends[slot] as number)++] = values[i] as number;
      }
    }
    return begins.map((begin, slot) => all.subarray(begin, ends[slot]));
  }
}

function widened(row: Int32Array | undefined, key: number): Int32Array {
  const wide = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, key + 1))));
  if (row !== undefined) wide.set(row);
  return wide;
}
