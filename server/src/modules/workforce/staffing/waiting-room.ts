import { clearing } from './clearing.ts';

/**
 * A queue in the long run, as an arriving contact finds it: answered at once with the chance `atOnce`, or so many
 * ahead of it waiting: `ahead[i]` is the chance of `first + i`. With everybody busy contacts are taken at `drain` a second, and
 * each that waits gives up at `leave` a second (0: never). What is missing to 1 is turned away.
 */
export interface WaitingRoom {
  readonly atOnce: number;
  readonly first: number;
  readonly ahead: readonly number[];
  readonly drain: number;
  readonly leave: number;
}

/** What follows from a waiting room; sums over its states are made once. */
export interface Waits {
  readonly waitShare: number;
  /** Share of the offered that are answered, by way of the queue. */
  readonly answeredShare: number;
  /** Mean wait of the answered × their share. */
  readonly answeredWaitSum: number;
  /** Answered within so many seconds ÷ offered. */
  answeredWithin(seconds: number): number;
  /** Still waiting after so many seconds ÷ offered. */
  longerThan(seconds: number): number;
  /** The wait that only `share` of the offered exceed; 0 where fewer wait at all. */
  exceededBy(share: number): number;
}

/**
 * Waits of a room. Somebody with k ahead is served if patience outlasts k + 1 steps: drain ÷ (drain + (k+1)·leave); within
 * T with 1 − I_x(a+1, k+1), still waiting with x·I_x(a, k+1), where x = exp(−leave·T), a = drain/leave and the incomplete
 * Betas I are sums of `clearing`. The mean wait of the served is that chance × Σ_{j≤k+1} 1/(drain + j·leave). Agrees with the
 * integrals of Mandelbaum & Zeltyn (2005). Relative error below 1e-11 up to a million states.
 */
export function waitsOf(room: WaitingRoom): Waits {
  const { ahead, first, drain, leave, atOnce } = room;
  const atLeast = suffixSums(ahead);
  const { servedUpTo, answeredWaitSum } = servedSums(room);
  const waitShare = atLeast[0] ?? 0;
  const answeredShare = servedUpTo.at(-1) ?? 0;
  const longer = (seconds: number): { share: number; density: number } => {
    const gone = clearing(drain, leave, seconds, first + ahead.length - 1);
    let [share, density] = [0, 0];
    for (let i = 0; i < gone.chances.length; i++) {
      const at = gone.from + i - first;
      const chance = gone.chances[i] as number;
      share += chance * (at < 0 ? waitShare : atLeast[at] as number);
      if (at >= 0) density += chance * (ahead[at] as number) * (drain + (at + first) * leave);
    }
    const stay = Math.exp(-leave * seconds);
    return { share: share * stay, density: density * stay + leave * share * stay };
  };
  return {
    waitShare, answeredShare, answeredWaitSum,
    longerThan: (seconds) => longer(seconds).share,
    exceededBy: (share) => (waitShare <= share ? 0 : whenBelow(share, waitShare, longer)),
    answeredWithin(seconds) {
      if (ahead.length === 0 || drain === 0) return atOnce;
      const gone = clearing(drain + leave, leave, seconds, first + ahead.length);
      let sum = gone.beyond * answeredShare;
      for (let i = 0; i < gone.chances.length; i++) {
        const at = gone.from + i - first - 1;
        if (at >= 0) sum += (gone.chances[i] as number) * (servedUpTo[at] as number);
      }
      return atOnce + sum;
    },
  };
}

function suffixSums(list: readonly number[]): number[] {
  const sums = new Array<number>(list.length);
  let sum = 0;
  for (let i = list.length - 1; i >= 0; i--) sums[i] = sum += list[i] as number;
  return sums;
}

function servedSums({ ahead, first, drain, leave }: WaitingRoom): { servedUpTo: number[]; answeredWaitSum: number } {
  const servedUpTo = new Array<number>(ahead.length);
  let [served, waited, clear] = [0, 0, 0];
  if (drain > 0) for (let j = 1; j <= first; j++) clear += 1 / (drain + j * leave);
  for (let i = 0; i < ahead.length; i++) {
    const next = drain + (first + i + 1) * leave;
    const chance = drain === 0 ? 0 : ((ahead[i] as number) * drain) / next;
    if (drain > 0) clear += 1 / next;
    servedUpTo[i] = served += chance;
    waited += chance * clear;
  }
  return { servedUpTo, answeredWaitSum: waited };
}

/** Newton's steps on the logarithm of what is still waiting, kept between bounds. */
function whenBelow(share: number, waitShare: number, longer: (seconds: number) => { share: number; density: number }): number {
  let [low, high] = [0, Infinity];
  const begin = longer(0);
  let at = (begin.share * Math.log(waitShare / share)) / begin.density;
  for (let step = 0; step < 200; step++) {
    const found = longer(at);
    if (found.share > share) low = at;
    else high = at;
    const next = at + (found.share * Math.log(found.share / share)) / found.density;
    const inside = next > low && next < high ? next : high === Infinity ? 2 * at : (low + high) / 2;
    if (Math.abs(inside - at) <= 1e-14 * at) return inside;
    at = inside;
  }
  return at;
}
