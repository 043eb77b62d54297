/** Numbers from a seed: the same seed draws the same. */
export interface Drawer {
  /** 0 ≤ x < 1 */
  next(): number;
  /** a whole number below `end` */
  below(end: number): number;
  /** puts the first `length` entries in a drawn order */
  shuffle(items: Int32Array, length?: number): void;
}

/** mulberry32: 32 bits of state, enough to order rows. */
export function drawer(seed: number): Drawer {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    shuffle(items, length = items.length) {
      for (let at = length - 1; at > 0; at--) {
        const other = below(at + 1);
        const kept = items[at] as number;
        items[at] = items[other] as number;
        items[other] = kept;
      }
    },
  };
}
