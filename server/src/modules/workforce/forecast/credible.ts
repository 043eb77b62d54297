/** One observation of a group: what it says, and how much stands behind it. */
export interface Observed {
  readonly value: number;
  readonly weight: number;
}

/** All observations of a group: how many, their weight, and sums of weight × value and of weight × value². */
export interface Moments {
  readonly count: number;
  readonly weight: number;
  readonly sum: number;
  readonly squares: number;
}

/** Of a chi-squared that is nearly normal, so many deviations above its mean. */
const ONE_IN_TWENTY = 1.645;

/**
 * How far groups differ from each other: the mean of each over that of all, drawn to 1 as far as chance explains it. With observations of weight w about
 * their group's mean and groups about the mean of all, Z = w ÷ (w + within ÷ between) (Bühlmann & Straub, "Glaubwürdigkeit für Schadensätze", Bulletin
 * SAV 70, 1970; both variances estimated as there). Where groups without any difference would lie as far apart one time in twenty, there is none. Their mean over all weight is 1; a group nothing is known of is 1.
 */
export function credible(groups: readonly Moments[]): number[] {
  const known = groups.filter((one) => one.weight > 0);
  const [all, sum] = [known.reduce((total, one) => total + one.weight, 0), known.reduce((total, one) => total + one.sum, 0)];
  if (!(all > 0) || !(sum > 0)) return groups.map(() => 1);
  const overall = sum / all;
  const freedom = known.reduce((total, one) => total + one.count - 1, 0);
  const within = freedom <= 0 ? Infinity : known.reduce((total, one) => total + Math.max(0, one.squares - one.sum ** 2 / one.weight), 0) / freedom;
  const apart = known.reduce((total, one) => total + one.weight * (one.sum / one.weight - overall) ** 2, 0);
  const spread = all - known.reduce((total, one) => total + one.weight ** 2, 0) / all;
  const chance = known.length - 1 + ONE_IN_TWENTY * Math.sqrt(2 * (known.length - 1));
  const between = spread > 0 && Number.isFinite(within) && apart > chance * within ? Math.max(0, (apart - (known.length - 1) * within) / spread) : 0;
  const drawn = groups.map((one) => (one.weight > 0 && between > 0 ? overall + (one.weight / (one.weight + within / between)) * (one.sum / one.weight - overall) : overall));
  const mean = drawn.reduce((total, one, at) => total + one * (groups[at]?.weight ?? 0), 0) / all;
  return drawn.map((one) => one / mean);
}

export function momentsOf(group: readonly Observed[]): Moments {
  return group.reduce((moments, { value, weight }) => ({ count: moments.count + 1, weight: moments.weight + weight, sum: moments.sum + weight * value, squares: moments.squares + weight * value ** 2 }), { count: 0, weight: 0, sum: 0, squares: 0 });
}
