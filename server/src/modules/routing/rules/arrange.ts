/** Fewer than this are put in order one by one. */
const FEW = 16;

/**
 * Puts places in order by the first of these keys, those alike by the next, and those alike in all by `last`. Keys are
 * sorted as plain numbers, which is many times as fast as asking a function for each pair, and each place then looks up
 * where its key came to stand.
 */
export function arrange(places: Uint32Array, keys: readonly Float64Array[], last: (a: number, b: number) => number, level = 0): void {
  const key = keys[level];
  if (places.length < FEW || key === undefined) return void places.sort((a, b) => compare(a, b, keys, level) || last(a, b));
  const sorted = new Float64Array(places.length);
  for (let i = 0; i < sorted.length; i++) sorted[i] = key[places[i] as number] as number;
  sorted.sort();
  const given = places.slice();
  const filled = new Uint32Array(places.length);
  for (let i = 0; i < given.length; i++) {
    const at = firstAt(sorted, key[given[i] as number] as number);
    places[at + (filled[at] as number)] = given[i] as number;
    filled[at] = (filled[at] as number) + 1;
  }
  for (let at = 0; at < sorted.length; at += filled[at] as number) if ((filled[at] as number) > 1) arrange(places.subarray(at, at + (filled[at] as number)), keys, last, level + 1);
}

function compare(a: number, b: number, keys: readonly Float64Array[], from: number): number {
  for (let level = from; level < keys.length; level++) {
    const key = keys[level] as Float64Array;
    const difference = (key[a] as number) - (key[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Where the first of those that are not below stands. */
function firstAt(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
