/** One observation of a group: what it says, and how much stands behind it. */
export interface Observed {
  readonly value: number;
  readonly weight: number;
}

/**
 * How far groups differ from each other: their means, each drawn to that of all as far as chance explains it. With m observations of weight w each
 * about their group's mean and groups about the mean of all, Z = w ÷ (w + within ÷ between) (Bühlmann & Straub, "Glaubwürdigkeit für Schadensätze",
 * Bulletin SAV 70, 1970; both variances estimated as there). The answer sums to 1 over all weight; a group nothing is known of is 1.
 */
export function credible(groups: readonly (readonly Observed[])[]): number[] {
  const sums = groups.map((group) => ({ weight: group.reduce((sum, one) => sum + one.weight, 0), value: group.reduce((sum, one) => sum + one.weight * one.value, 0), count: group.length }));
  const known = sums.filter((one) => one.weight > 0);
  const all = known.reduce((sum, one) => sum + one.weight, 0);
  if (!(all > 0)) return groups.map(() => 1);
  const overall = known.reduce((sum, one) => sum + one.value, 0) / all;
  if (!(overall > 0)) return groups.map(() => 1);
  const meanOf = (at: number): number => (sums[at]?.value ?? 0) / (sums[at]?.weight ?? 1);
  const freedom = known.reduce((sum, one) => sum + one.count - 1, 0);
  const within = freedom <= 0 ? Infinity : groups.reduce((sum, group, at) => sum + group.reduce((own, one) => own + one.weight * (one.value - meanOf(at)) ** 2, 0), 0) / freedom;
  const apart = sums.reduce((sum, one, at) => sum + (one.weight > 0 ? one.weight * (meanOf(at) - overall) ** 2 : 0), 0);
  const spread = all - known.reduce((sum, one) => sum + one.weight ** 2, 0) / all;
  const between = spread > 0 && Number.isFinite(within) ? Math.max(0, (apart - (known.length - 1) * within) / spread) : 0;
  const drawn = sums.map((one, at) => (one.weight > 0 && between > 0 ? overall + (one.weight / (one.weight + within / between)) * (meanOf(at) - overall) : overall));
  const mean = drawn.reduce((sum, one, at) => sum + one * (sums[at]?.weight ?? 0), 0) / all;
  return drawn.map((one) => one / mean);
}
