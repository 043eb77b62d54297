/** Written without blanks: there a word begins and ends anywhere. */
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]/;

/**
 * The source of a pattern that finds the first of these alternatives, as whole words where words are told apart by blanks.
 * Where a word begins and ends is asked once for all neighbours, not once for each: that is half the time of such a pattern.
 */
export function wholeWords(alternatives: readonly string[]): string {
  const runs: { spaced: boolean; list: string[] }[] = [];
  for (const one of alternatives) {
    const spaced = !UNSPACED.test(one);
    const last = runs.at(-1);
    if (last?.spaced === spaced) last.list.push(one);
    else runs.push({ spaced, list: [one] });
  }
  return runs.map(({ spaced, list }) => (spaced ? `(?<![\\p{L}\\p{N}])(?:${list.join('|')})(?![\\p{L}\\p{N}])` : `(?:${list.join('|')})`)).join('|');
}
