/** Fewer than this are put in order by comparing them. */
const FEW = 64;
/** Where the bytes of a number stand, the lowest first, and its two halves, on whatever machine this is. */
const isLowFirst = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const BYTES = isLowFirst ? [0, 1, 2, 3, 4, 5, 6, 7] : [7, 6, 5, 4, 3, 2, 1, 0];
const HIGH_HALF = isLowFirst ? 1 : 0;

/**
 * Puts places in order by the first of these keys, those alike by the next, and those alike in all by `last`. Keys are
 * sorted byte by byte, the last byte first (Hollerith's way with cards: no two are ever compared), and a byte that is the
 * same in all is passed over.
 */
export function arrange(places: Uint32Array, keys: readonly Float64Array[], last: (a: number, b: number) => number, level = 0): void {
  const key = keys[level];
  if (places.length < FEW || key === undefined) return void places.sort((a, b) => compare(a, b, keys, level) || last(a, b));
  sortByBytes(places, key);
  for (let from = 0, to = 1; from < places.length; from = to++) {
    const value = key[places[from] as number];
    while (to < places.length && key[places[to] as number] === value) to++;
    if (to - from > 1) arrange(places.subarray(from, to), keys, last, level + 1);
  }
}

function compare(a: number, b: number, keys: readonly Float64Array[], from: number): number {
  for (let level = from; level < keys.length; level++) {
    const key = keys[level] as Float64Array;
    const difference = (key[a] as number) - (key[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sortByBytes(places: Uint32Array, key: Float64Array): void {
  const size = places.length;
  const bytes = bytesOf(places, key);
  const counts = countsOf(bytes, size);
  // Numbers of those that are sorted, from where they stand and to where they go.
  let [from, to] = [new Uint32Array(size), new Uint32Array(size)];
  for (let i = 0; i < size; i++) from[i] = i;
  for (const byte of BYTES) {
    const starts = startsOf(counts.subarray(byte << 8, (byte + 1) << 8), size);
    if (starts === null) continue;
    for (let i = 0; i < size; i++) {
      const one = from[i] as number;
      const value = bytes[(one << 3) + byte] as number;
      const at = starts[value] as number;
      starts[value] = at + 1;
      to[at] = one;
    }
    [from, to] = [to, from];
  }
  const given = places.slice();
  for (let i = 0; i < size; i++) places[i] = given[from[i] as number] as number;
}

/** Eight bytes for each that order as the numbers do: below nothing all bits are turned, from nothing up the first one. */
function bytesOf(places: Uint32Array, key: Float64Array): Uint8Array {
  const values = new Float64Array(places.length);
  // What is added makes a nothing of what is less than nothing by its sign alone.
  for (let i = 0; i < places.length; i++) values[i] = (key[places[i] as number] as number) + 0;
  const words = new Uint32Array(values.buffer);
  for (let i = 0; i < words.length; i += 2) {
    const [high, low] = [i + HIGH_HALF, i + 1 - HIGH_HALF];
    const turned = (words[high] as number) >>> 31 === 1 ? 0xffff_ffff : 0;
    words[low] = (words[low] as number) ^ turned;
    words[high] = (words[high] as number) ^ (turned | 0x8000_0000);
  }
  return new Uint8Array(values.buffer);
}

/** How often each value comes, byte by byte. */
function countsOf(bytes: Uint8Array, size: number): Uint32Array {
  const counts = new Uint32Array(BYTES.length << 8);
  for (let i = 0; i < size << 3; i++) {
    const at = ((i & 7) << 8) + (bytes[i] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** Where the first with each value goes, in place of how many there are; null when all have the same. */
function startsOf(counts: Uint32Array, size: number): Uint32Array | null {
  let start = 0;
  for (let value = 0; value < counts.length; value++) {
    const many = counts[value] as number;
    if (many === size) return null;
    counts[value] = start;
    start += many;
  }
  return counts;
}
