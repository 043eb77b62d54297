/** One measured figure of a set. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** How the value is written: a share by default. */
  readonly unit?: 'share' | 'count' | 'ms' | 'us' | 'tiny';
}

/** A set of ../shared/data and how Keepdesk is measured on it. */
export interface RefereeSet {
  /** Folder name. */
  readonly name: string;
  /** What others reach, where known. */
  readonly anchor: string;
  measure(folder: string): Promise<readonly Figure[]> | readonly Figure[];
}

/** Whether a figure reaches its target; figures without one do. */
export function reaches(figure: Figure): boolean {
  return (figure.atLeast === undefined || figure.value >= figure.atLeast) && (figure.atMost === undefined || figure.value <= figure.atMost);
}

/** `strong fields 0.9955 (≥ 0.99)`, with a cross where the target is missed. */
export function shown(figure: Figure): string {
  const write = (value: number) => (figure.unit === 'tiny' ? value.toExponential(1) : figure.unit === undefined || figure.unit === 'share' ? String(Math.round(value * 10_000) / 10_000) : String(Math.round(value)));
  const unit = figure.unit === 'ms' ? ' ms' : figure.unit === 'us' ? ' µs' : '';
  const target = figure.atLeast !== undefined ? ` (≥ ${write(figure.atLeast)})` : figure.atMost !== undefined ? ` (≤ ${write(figure.atMost)})` : '';
  return `${figure.what} ${write(figure.value)}${unit}${target}${reaches(figure) ? '' : ' ✗'}`;
}

/** A share of two counts; 0 of 0 is whole. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** Pearson's correlation of two equally long lists. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sums = a.reduce(([both, squareA, squareB], value, at) => {
    const [x, y] = [value - meanA, (b[at] ?? 0) - meanB];
    return [both + x * y, squareA + x * x, squareB + y * y] as const;
  }, [0, 0, 0] as readonly [number, number, number]);
  return sums[0] / Math.sqrt(sums[1] * sums[2]);
}

/** The mean over the true labels of 2·right / (said + true). */
export function macroF1Of(gold: readonly string[], said: readonly string[]): number {
  const labels = [...new Set(gold)];
  return labels.reduce((sum, label) => {
    const right = gold.filter((name, at) => name === label && said[at] === label).length;
    return sum + (2 * right) / (gold.filter((name) => name === label).length + said.filter((name) => name === label).length);
  }, 0) / labels.length;
}
