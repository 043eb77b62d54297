/** Where a word stands in a document, rising: its place in the title, in the headings from FIELD on, in the text from twice FIELD on. */
export type Places = number[];

/** How often in the title, the headings, the text. */
export type Counts = readonly [number, number, number];

/** More words than any field has. */
export const FIELD = 2 ** 20;

export function countsOf(places: Places): Counts {
  let [title, headings] = [0, 0];
  for (const place of places) {
    if (place < FIELD) title++;
    else if (place < 2 * FIELD) headings++;
    else break;
  }
  return [title, headings, places.length - title - headings];
}

/** How often one word stands right before another; null where it never does. */
export function pairCounts(before: Places, behind: Places): Counts | null {
  const together: Places = [];
  let j = 0;
  for (const place of before) {
    while (j < behind.length && (behind[j] ?? 0) <= place) j++;
    if (behind[j] === place + 1) together.push(place);
  }
  return together.length === 0 ? null : countsOf(together);
}
