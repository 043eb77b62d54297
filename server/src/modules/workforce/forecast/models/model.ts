import type { Shape } from '../grid.ts';

/** What a model sees: cells before `end`, NaN where nothing is known. It must not look further. */
export interface Seen extends Shape {
  readonly cells: Float64Array;
  readonly end: number;
}

/** Continues a series: `ahead` cells from `seen.end` on. Null where there is too little to learn from. */
export interface Model {
  readonly name: string;
  forecast(seen: Seen, ahead: number): Float64Array | null;
}
