import { DAYS, type Problem, type ShiftKind } from './problem.ts';

/**
 * What a week's shifts leave short, and what one agent more or less in a piece of it would change.
 *
 * In an interval the people of a group may work any of its queues, a part of the time each, and everybody counts once. The most that
 * queues which need r can be given is then (max-flow, min-cut; Ford & Fulkerson 1956) the least over all sets S of queues of
 * (what the queues outside S need) + (people who know a queue of S). A shortage is priced at `first`, beyond the share that may be short at `second`; since
 * a flow that serves the second part best can always be completed to one that serves all best, the price is
 * first·(r − flow(r)) + (second − first)·(s − flow(s)) with s the part that may not be short. No linear program is needed to price a move.
 */
export class Cover {
  readonly blocks: number;
  readonly blockHours: number;
  readonly sets: number;
  /** by block and set of queues: people at work who know one of them */
  private readonly known: Int32Array;
  /** by block, interval in it and part (all, then what may not be short), and set: what the queues outside need */
  private readonly outside: Float64Array;
  private readonly perBlock: number;
  private readonly weights: readonly [number, number];
  private readonly touches: readonly Uint8Array[];
  private readonly constant: Float64Array;
  private readonly more: Float64Array;
  private readonly fewer: Float64Array;
  private readonly now: Float64Array;

  constructor(problem: Problem, week: number) {
    const required = problem.required[week] as readonly Float64Array[];
    const intervals = (required[0] as Float64Array).length;
    const inBlock = intervalsInABlock(problem);
    const hours = problem.intervalMinutes / 60;
    const { firstShare, first, second } = problem.prices;
    this.blocks = intervals / inBlock;
    this.blockHours = hours * inBlock;
    this.sets = 2 ** problem.queues.length;
    this.perBlock = inBlock * 2;
    this.weights = [first * hours, (second - first) * hours];
    this.known = new Int32Array(this.blocks * this.sets);
    this.outside = new Float64Array(this.blocks * this.perBlock * this.sets);
    this.constant = new Float64Array(this.blocks);
    this.touches = problem.groups.map((group) => Uint8Array.from({ length: this.sets }, (_, set) => (group.skills.some((queue) => (set >> queue) & 1) ? 1 : 0)));
    for (let block = 0; block < this.blocks; block++) {
      for (let part = 0; part < this.perBlock; part++) {
        const share = part % 2 === 0 ? 1 : 1 - firstShare;
        for (let set = 0; set < this.sets; set++) {
          const need = share * required.reduce((sum, row, queue) => ((set >> queue) & 1 ? sum : sum + (row[block * inBlock + (part >> 1)] as number)), 0);
          this.outside[(block * this.perBlock + part) * this.sets + set] = need;
          if (set === 0) this.constant[block] = (this.constant[block] as number) + need * (this.weights[part % 2] as number);
        }
      }
    }
    this.more = new Float64Array(problem.groups.length * this.blocks).fill(Number.NaN);
    this.fewer = new Float64Array(problem.groups.length * this.blocks).fill(Number.NaN);
    this.now = new Float64Array(this.blocks).fill(Number.NaN);
  }

  /** Price of all shortage of the week. */
  shortage(): number {
    let sum = 0;
    for (let block = 0; block < this.blocks; block++) sum += this.price(block);
    return sum;
  }

  /** What one agent more of a group changes in a block: never above zero. */
  moreBy(group: number, block: number): number {
    const at = group * this.blocks + block;
    const kept = this.more[at] as number;
    return kept === kept ? kept : (this.more[at] = this.priceWith(block, group, 1, -1, 0) - this.price(block));
  }

  /** What one agent fewer of a group changes in a block: never below zero. */
  fewerBy(group: number, block: number): number {
    const at = group * this.blocks + block;
    const kept = this.fewer[at] as number;
    return kept === kept ? kept : (this.fewer[at] = this.priceWith(block, group, -1, -1, 0) - this.price(block));
  }

  /** What it changes when one group gives an agent to a block and another takes one out. */
  exchangeBy(group: number, change: number, other: number, otherChange: number, block: number): number {
    return this.priceWith(block, group, change, other, otherChange) - this.price(block);
  }

  add(group: number, block: number, change: number): void {
    const [sets, touched] = [this.sets, this.touches[group] as Uint8Array];
    for (let set = 1; set < sets; set++) if (touched[set] === 1) this.known[block * sets + set] = (this.known[block * sets + set] as number) + change;
    this.now[block] = Number.NaN;
    for (let at = block; at < this.more.length; at += this.blocks) this.more[at] = this.fewer[at] = Number.NaN;
  }

  private price(block: number): number {
    const kept = this.now[block] as number;
    return kept === kept ? kept : (this.now[block] = this.priceWith(block, 0, 0, -1, 0));
  }

  private priceWith(block: number, group: number, change: number, other: number, otherChange: number): number {
    const { sets, known, outside } = this;
    const touched = this.touches[group] as Uint8Array;
    const alsoTouched = other < 0 ? touched : (this.touches[other] as Uint8Array);
    const first = block * sets;
    let price = this.constant[block] as number;
    for (let part = 0; part < this.perBlock; part++) {
      const row = (block * this.perBlock + part) * sets;
      let flow = outside[row] as number;
      for (let set = 1; set < sets; set++) {
        const cut = (outside[row + set] as number) + (known[first + set] as number) + (touched[set] as number) * change + (alsoTouched[set] as number) * otherChange;
        if (cut < flow) flow = cut;
      }
      price -= flow * (this.weights[part & 1] as number);
    }
    return price;
  }
}

/** Blocks a kind of shift covers, counted from midnight of the day it begins on. */
export function blocksOf(kind: ShiftKind, blockHours: number): Int16Array {
  const covered: number[] = [];
  for (let block = Math.round(kind.start / blockHours); block < Math.round(kind.end / blockHours); block++) {
    const [from, to] = [block * blockHours, (block + 1) * blockHours];
    if (kind.lunch === null || to <= kind.lunch.from + 1e-9 || from >= kind.lunch.to - 1e-9) covered.push(block);
  }
  return Int16Array.from(covered);
}

/** Neighbouring intervals in which every shift is either at work or not: they are counted as one block. */
export function intervalsInABlock(problem: Problem): number {
  const edges = problem.kinds.flatMap((kind) => [kind.start, kind.end, ...(kind.lunch === null ? [] : [kind.lunch.from, kind.lunch.to])]).map((hour) => Math.round((hour * 60) / problem.intervalMinutes));
  const day = 1440 / problem.intervalMinutes;
  return edges.reduce((a, b) => commonDivisor(a, b), day);
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

export const blocksInADay = (cover: Cover): number => cover.blocks / DAYS;
