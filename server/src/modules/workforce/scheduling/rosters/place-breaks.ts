import type { Need } from './need.ts';
import { QUARTER, type Stint } from './stint.ts';

/** Who works so long has a short break that is paid; who works longer has two. */
const ONE = 4 * 60;
const TWO = 7 * 60;
/** From the beginning, the end and other breaks. */
const APART = 60;

/**
 * Puts short paid breaks where they are missed least: each in the middle part of a stretch, in the quarter with the most to spare. The need is told,
 * so that two who sit beside each other do not go at once. Returns the stint with them.
 */
export function withShortBreaks(stint: Stint, need: Need, group: number): Stint {
  const length = stint.to - stint.from;
  const wanted = length >= TWO ? 2 : length >= ONE ? 1 : 0;
  let now = stint;
  for (let count = 0; count < wanted; count++) {
    const at = bestQuarter(now, need, group);
    if (at === null) break;
    now = { ...now, rests: [...now.rests, { from: at, to: at + QUARTER, paid: true }].toSorted((a, b) => a.from - b.from) };
    const quarter = at / 15 - need.first;
    if (quarter >= 0 && quarter < need.quarters) need.add(group, quarter, -1);
  }
  return now;
}

function bestQuarter(stint: Stint, need: Need, group: number): number | null {
  let best: { at: number; price: number } | null = null;
  for (let at = stint.from + APART; at + QUARTER + APART <= stint.to; at += QUARTER) {
    if (stint.rests.some((rest) => at < rest.to + APART && at + QUARTER + APART > rest.from)) continue;
    const quarter = at / 15 - need.first;
    const spread = Math.abs(at - middleOfStretch(stint, at)) / 1000;
    const price = spread + (quarter < 0 || quarter >= need.quarters ? 0 : need.fewerBy(group, quarter));
    if (best === null || price < best.price - 1e-9) best = { at, price };
  }
  return best?.at ?? null;
}

function middleOfStretch({ from, to, rests }: Stint, at: number): number {
  const begin = rests.filter((rest) => rest.to <= at).at(-1)?.to ?? from;
  const end = rests.find((rest) => rest.from >= at)?.from ?? to;
  return (begin + end) / 2 - QUARTER / 2;
}

