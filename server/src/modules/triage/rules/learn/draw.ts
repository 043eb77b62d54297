import { seededRandom } from '../../../../platform/random/random.ts';

/** Numbers from a seed: the same seed draws the same. */
export interface Drawer {
  /** 0 ≤ x < 1 */
  next(): number;
  /** a whole number below `end` */
  below(end: number): number;
  /** puts the first `length` entries in a drawn order */
  shuffle(items: Int32Array, length?: number): void;
}

/** The platform's stream of a seed, with what ordering rows needs. */
export function drawer(seed: number): Drawer {
  const { next } = seededRandom(seed);
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
