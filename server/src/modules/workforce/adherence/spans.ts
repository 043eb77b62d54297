/** Something that holds from a moment until another, which is not part of it; milliseconds. */
export interface Span<What> {
  readonly from: number;
  readonly to: number;
  readonly what: What;
}

export const lengthOf = (spans: readonly { readonly from: number; readonly to: number }[]): number => spans.reduce((sum, span) => sum + span.to - span.from, 0);

/** What of them lies within, cut at both ends. */
export function within<What>(spans: readonly Span<What>[], from: number, to: number): Span<What>[] {
  return spans.flatMap((span) => (span.to <= from || span.from >= to ? [] : [{ ...span, from: Math.max(from, span.from), to: Math.min(to, span.to) }]));
}

/**
 * One line of what holds when, in order and without overlaps: where several hold at once, the one with the highest rank; of equal ranks the one that began later.
 * Two tools that both say where somebody is become one truth.
 */
export function oneLine<What>(spans: readonly Span<What>[], rank: (what: What) => number): Span<What>[] {
  const real = spans.filter((span) => span.to > span.from).toSorted((a, b) => a.from - b.from);
  const edges = [...new Set(real.flatMap((span) => [span.from, span.to]))].toSorted((a, b) => a - b);
  const line: Span<What>[] = [];
  let open: Span<What>[] = [];
  let next = 0;
  for (const [at, from] of edges.entries()) {
    const to = edges[at + 1];
    if (to === undefined) break;
    for (; next < real.length && (real[next] as Span<What>).from <= from; next++) open.push(real[next] as Span<What>);
    open = open.filter((span) => span.to > from);
    const holds = open.reduce<Span<What> | null>((best, span) => (best === null || rank(span.what) > rank(best.what) || (rank(span.what) === rank(best.what) && span.from >= best.from) ? span : best), null);
    if (holds === null) continue;
    const last = line.at(-1);
    if (last !== undefined && last.to === from && last.what === holds.what) line[line.length - 1] = { ...last, to };
    else line.push({ from, to, what: holds.what });
  }
  return line;
}

/** Pieces in which nothing changes in either line; what neither has is left out. Both are in order and without overlaps. */
export function sideBySide<A, B>(first: readonly Span<A>[], second: readonly Span<B>[]): { from: number; to: number; first: A | null; second: B | null }[] {
  const edges = [...new Set([...first, ...second].flatMap((span) => [span.from, span.to]))].toSorted((a, b) => a - b);
  const pieces: { from: number; to: number; first: A | null; second: B | null }[] = [];
  let [a, b] = [0, 0];
  for (const [at, from] of edges.entries()) {
    const to = edges[at + 1];
    if (to === undefined) break;
    while (a < first.length && (first[a] as Span<A>).to <= from) a++;
    while (b < second.length && (second[b] as Span<B>).to <= from) b++;
    const [one, other] = [holding(first[a], from), holding(second[b], from)];
    if (one !== null || other !== null) pieces.push({ from, to, first: one, second: other });
  }
  return pieces;
}

const holding = <What>(span: Span<What> | undefined, at: number): What | null => (span !== undefined && span.from <= at ? span.what : null);
