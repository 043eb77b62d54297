/** How far chances can be believed, on cases that nothing was learned from. */
export interface Trust {
  readonly cases: number;
  readonly happened: number;
  /** area under the curve: how often a case where it happened is given a higher chance than one where it did not; 0.5 is a coin. Null with only one kind. */
  readonly auc: number | null;
  /** mean squared error (Brier 1950), and that of saying the mean for everybody */
  readonly brier: number;
  readonly brierOfMean: number;
  /** mean distance of what was said and what came, over tenths of equal size */
  readonly calibrationError: number;
  readonly tenths: readonly Tenth[];
}

export interface Tenth {
  readonly cases: number;
  readonly said: number;
  readonly came: number;
}

const PARTS = 10;

/** @param chances in [0, 1], each beside whether it happened */
export function trustOf(chances: readonly number[], happened: readonly boolean[]): Trust {
  const cases = chances.length;
  const came = happened.filter(Boolean).length;
  const mean = cases === 0 ? 0 : came / cases;
  const squared = (said: (at: number) => number): number => (cases === 0 ? 0 : happened.reduce((sum, one, at) => sum + (said(at) - (one ? 1 : 0)) ** 2, 0) / cases);
  const tenths = tenthsOf(chances, happened);
  return {
    cases, happened: came, auc: aucOf(chances, happened), brier: squared((at) => chances[at] ?? 0), brierOfMean: squared(() => mean), tenths,
    calibrationError: cases === 0 ? 0 : tenths.reduce((sum, one) => sum + one.cases * Math.abs(one.said - one.came), 0) / cases,
  };
}

/** Cases in order of their chance, in ten parts of much the same size; equal chances stay together, so that the order of the input says nothing. */
function tenthsOf(chances: readonly number[], happened: readonly boolean[]): Tenth[] {
  const parts: number[][] = [];
  const full = chances.length / PARTS;
  for (const same of equalOnes(chances)) {
    const open = parts.at(-1);
    if (open !== undefined && open.length < full) open.push(...same);
    else parts.push([...same]);
  }
  const mean = (part: readonly number[], of: (at: number) => number): number => part.reduce((sum, at) => sum + of(at), 0) / part.length;
  return parts.map((part) => ({ cases: part.length, said: mean(part, (at) => chances[at] ?? 0), came: mean(part, (at) => (happened[at] === true ? 1 : 0)) }));
}

/** Places of equal chances, from the lowest. */
function equalOnes(chances: readonly number[]): number[][] {
  const groups: number[][] = [];
  let before: number | undefined;
  for (const at of chances.map((_, place) => place).toSorted((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0))) {
    if (chances[at] === before) groups.at(-1)?.push(at);
    else groups.push([at]);
    before = chances[at];
  }
  return groups;
}

/** By ranks (Mann & Whitney 1947); equal chances share their ranks. */
function aucOf(chances: readonly number[], happened: readonly boolean[]): number | null {
  const yes = happened.filter(Boolean).length;
  const no = chances.length - yes;
  if (yes === 0 || no === 0) return null;
  let [ranks, passed] = [0, 0];
  for (const same of equalOnes(chances)) {
    ranks += same.filter((at) => happened[at]).length * (passed + (same.length + 1) / 2);
    passed += same.length;
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * no);
}
