/** Big-endian bytes, as the database writes them, as numbers. The buffer is used up. */
export function shortsOf(bytes: Buffer): Uint16Array {
  const own = aligned(bytes, 2);
  own.swap16();
  return new Uint16Array(own.buffer, own.byteOffset, own.length / 2);
}

export function integersOf(bytes: Buffer): Int32Array {
  const own = aligned(bytes, 4);
  own.swap32();
  return new Int32Array(own.buffer, own.byteOffset, own.length / 4);
}

export function numbersOf(bytes: Buffer): Float64Array {
  const own = aligned(bytes, 8);
  own.swap64();
  return new Float64Array(own.buffer, own.byteOffset, own.length / 8);
}

/** Small buffers lie anywhere in a shared one. */
function aligned(bytes: Buffer, width: number): Buffer {
  if (bytes.byteOffset % width === 0) return bytes;
  const own = Buffer.from(new ArrayBuffer(bytes.length));
  bytes.copy(own);
  return own;
}

export const CODED = ['channel', 'reason', 'team', 'agent', 'language'] as const;
export type Coded = (typeof CODED)[number];

/** Some of what counts in a measure, of one brand: column by column, hour by hour. Columns that were not asked for are empty. */
export interface Piece {
  readonly brandId: string;
  /** when each hour begins, in minutes since 1970, and how many entries it has */
  readonly hours: Int32Array;
  readonly counts: Int32Array;
  /** of each entry: milliseconds since its hour began */
  readonly moments: Int32Array;
  readonly codes: Readonly<Partial<Record<Coded, Uint16Array>>>;
  readonly hits: Int32Array;
  readonly values: Int32Array;
  readonly squares: Int32Array;
}

/** Whole hours of one brand, each as one entry: the sums of what it holds. */
export interface Sums {
  readonly piece: Piece;
  readonly counts: Float64Array;
  readonly hits: Float64Array;
  readonly values: Float64Array;
  readonly squares: Float64Array;
}
