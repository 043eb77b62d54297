/** A piece of work that waited, was begun, and when it should have been answered; milliseconds. */
export interface Begun {
  readonly at: number;
  readonly begunAt: number;
  readonly dueAt: number;
}

/** Fewer choices say little. */
const FEW = 30;
/** So many choices say enough. */
const ENOUGH = 2000;

/**
 * In which order people picked of what waited, by what they did where the oldest and the most pressing were not the same: whichever they took more often. Pieces are by
 * queue. Null where too few such choices were made.
 */
export function pickedOrder(queues: readonly (readonly Begun[])[]): 'age' | 'due' | null {
  const chosen = queues.map(choicesIn);
  const [age, due] = [chosen.reduce((sum, one) => sum + one.age, 0), chosen.reduce((sum, one) => sum + one.due, 0)];
  return age + due < FEW ? null : age > due ? 'age' : 'due';
}

function choicesIn(pieces: readonly Begun[]): { age: number; due: number } {
  const byBeginning = pieces.toSorted((a, b) => a.begunAt - b.begunAt).slice(-ENOUGH);
  const byAge = pieces.toSorted((a, b) => a.at - b.at);
  let [age, due, first] = [0, 0, 0];
  for (const taken of byBeginning) {
    while (first < byAge.length && (byAge[first] as Begun).begunAt < taken.begunAt) first++;
    let [oldest, pressing]: [Begun | null, Begun | null] = [null, null];
    for (let at = first; at < byAge.length && (byAge[at] as Begun).at <= taken.begunAt; at++) {
      const one = byAge[at] as Begun;
      if (one.begunAt < taken.begunAt) continue;
      oldest ??= one;
      if (pressing === null || one.dueAt < pressing.dueAt) pressing = one;
    }
    if (oldest === pressing) continue;
    if (taken === oldest) age++;
    else if (taken === pressing) due++;
  }
  return { age, due };
}
