/** Sums of `by` neighbours: 15-minute contacts as half hours or hours. The last sum may hold fewer. */
export function summedBy(values: readonly number[], by: number): number[] {
  return Array.from({ length: Math.ceil(values.length / by) }, (_, at) => values.slice(at * by, (at + 1) * by).reduce((sum, value) => sum + value, 0));
}
