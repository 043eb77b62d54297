const STEPS = [-0.3, -0.2, -0.1, -0.05, 0.05, 0.1, 0.2, 0.3];
const ROUNDS = 2;
/** A gain smaller than this is luck. */
const WORTH = 0.001;

/** Mean over the labels of 2·right / (given + true): every label counts alike, however rare. */
export function macroF1(scores: readonly (readonly number[])[], names: readonly string[], labels: readonly string[], shifts: readonly number[]): number {
  const right = new Map<string, number>();
  const said = new Map<string, number>();
  const count = (map: Map<string, number>, label: string) => map.set(label, (map.get(label) ?? 0) + 1);
  for (const [at, row] of scores.entries()) {
    const label = labels[best(row, shifts)] ?? '';
    count(said, label);
    count(said, names[at] ?? '');
    if (label === names[at]) count(right, label);
  }
  return labels.reduce((sum, label) => sum + (2 * (right.get(label) ?? 0)) / Math.max(1, said.get(label) ?? 0), 0) / labels.length;
}

/** What to add to each label's score so that macro-F1 is best: one label at a time, small steps, kept only when worth it. */
export function shiftsFor(scores: readonly (readonly number[])[], names: readonly string[], labels: readonly string[]): number[] {
  let shifts = labels.map(() => 0);
  let reached = macroF1(scores, names, labels, shifts);
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of labels.keys()) {
      for (const step of STEPS) {
        const moved = shifts.map((shift, other) => (other === at ? shift + step : shift));
        const value = macroF1(scores, names, labels, moved);
        if (value > reached + WORTH) [shifts, reached] = [moved, value];
      }
    }
  }
  return shifts;
}

function best(scores: readonly number[], shifts: readonly number[]): number {
  let found = 0;
  for (let at = 1; at < scores.length; at++) if ((scores[at] ?? 0) + (shifts[at] ?? 0) > (scores[found] ?? 0) + (shifts[found] ?? 0)) found = at;
  return found;
}
