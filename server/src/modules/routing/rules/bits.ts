/** A set of small numbers as bits, for sets that are cut thousands of times a round: plain loops, nothing allocated. */
export type Bits = Int32Array;

export const wordsFor = (size: number): number => (size + 31) >>> 5;
export const noBits = (size: number): Bits => new Int32Array(wordsFor(size));

/** Sets of one size, cut from large arrays one after the other: thousands of small arrays of their own would cost more than what is done with them. */
export class BitStore {
  readonly #words: number;
  #at = 0;
  #from: ArrayBuffer;

  constructor(size: number) {
    this.#words = wordsFor(size);
    this.#from = new ArrayBuffer(this.#bytes);
  }

  /** A set that has nothing in it yet. */
  take(): Bits {
    if (this.#at === this.#from.byteLength) [this.#from, this.#at] = [new ArrayBuffer(this.#bytes), 0];
    const bits = new Int32Array(this.#from, this.#at, this.#words);
    this.#at += this.#words * 4;
    return bits;
  }

  get #bytes(): number {
    return this.#words * 4 * 256;
  }
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) & ~(1 << (at & 31));
}

export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5] as number) & (1 << (at & 31))) !== 0;

/** Puts into `into` what is in both, as far as `into` reaches; whether anything is. */
export function cut(into: Bits, a: Bits, b: Bits): boolean {
  let any = 0;
  for (let i = 0; i < into.length; i++) {
    const word = (a[i] as number) & (b[i] as number);
    into[i] = word;
    any |= word;
  }
  return any !== 0;
}

/** Adds to `into` what is in `more`. */
export function join(into: Bits, more: Bits): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) | (more[i] as number);
}

/** The number for which `before` says so against every other one, or -1 when there is none. */
export function leastOf(bits: Bits, before: (one: number, other: number) => boolean): number {
  let best = -1;
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const at = (i << 5) + 31 - Math.clz32(word & -word);
      if (best === -1 || before(at, best)) best = at;
    }
  }
  return best;
}

/** How many numbers from `from` up to `to` it has: bits of each word added up in pairs, fours and bytes at once. */
export function howMany(bits: Bits, from: number, to: number): number {
  let count = 0;
  for (let i = from >>> 5; i < wordsFor(to); i++) {
    let word = bits[i] as number;
    if (word === 0) continue;
    if (i === from >>> 5) word &= -1 << (from & 31);
    if (i === to >>> 5) word &= (1 << (to & 31)) - 1;
    const pairs = word - ((word >>> 1) & 0x5555_5555);
    const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
    count += Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}
