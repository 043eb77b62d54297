import { dayFactor, exponential, keyBelow, PURPOSE, uniform } from './draws.ts';
import type { Boost, Plan } from './plan.ts';
import { DAY } from './read-demand.ts';

/** Contacts that come by chance at a rate that is even within an interval. Each interval has chances of its own, so that more in one leaves the others as they were. */
class Stream {
  at = 0;
  key = 0;
  readonly #plan: Plan;
  readonly #seed: number;
  readonly #days: Float64Array;
  /** share of what comes in all, and between which moments */
  readonly #share: number;
  readonly #to: number;
  #interval: number;
  #number = 0;
  #intervalKey = 0;

  constructor(plan: Plan, seed: number, days: Float64Array, { share, from, to }: { share: number; from: number; to: number }) {
    this.#plan = plan;
    this.#seed = seed;
    this.#days = days;
    this.#share = share;
    this.#to = Math.min(to, plan.ends);
    const { begins, intervalMs } = plan;
    this.#interval = Math.max(0, Math.floor((from - begins) / intervalMs));
    this.#open();
    this.at = Math.max(this.at, from);
    this.next();
  }

  next(): void {
    const { begins, intervalMs, expected, intervals } = this.#plan;
    for (;;) {
      if (this.#interval >= intervals || this.at >= this.#to) break;
      const rate = ((expected[this.#interval] as number) * (this.#days[Math.floor((this.#interval * intervalMs) / DAY)] as number) * this.#share) / intervalMs;
      this.key = keyBelow(this.#intervalKey, this.#number++);
      this.at = rate > 0 ? this.at + exponential(this.key, PURPOSE.gap, 1 / rate) : Infinity;
      if (this.at < Math.min(begins + (this.#interval + 1) * intervalMs, this.#to)) return;
      this.#interval++;
      this.#open();
    }
    this.at = Infinity;
  }

  #open(): void {
    this.at = this.#plan.begins + this.#interval * this.#plan.intervalMs;
    this.#intervalKey = keyBelow(this.#seed, this.#interval);
    this.#number = 0;
  }
}

/**
 * All that comes, one after the other. What a boost adds is a stream of its own and what it takes away is taken by each contact's
 * own chance, so that everybody else comes as without it.
 */
export class Arrivals {
  readonly #usual: Stream;
  readonly #added: readonly { readonly stream: Stream; readonly lines: readonly number[] }[];
  readonly #all: readonly number[];
  readonly #fewer: readonly Boost[];
  /** shares of lines added up, and of those each boost adds to */
  readonly #upTo: Float64Array;
  readonly #upToAdded: readonly Float64Array[];
  #from = -1;
  at = Infinity;
  line = 0;

  constructor(plan: Plan, seed: number) {
    this.#all = plan.lines.map((_, line) => line);
    this.#upTo = addedUp(plan, this.#all);
    const days = Float64Array.from({ length: Math.ceil((plan.ends - plan.begins) / DAY) }, (_, day) => dayFactor(keyBelow(keyBelow(seed, 1), day), plan.dayCv));
    this.#usual = new Stream(plan, keyBelow(seed, 2), days, { share: 1, from: plan.begins, to: plan.ends });
    const more = plan.boosts.filter((boost) => boost.factor > 1);
    this.#fewer = plan.boosts.filter((boost) => boost.factor < 1);
    this.#added = more.map((boost, at) => {
      const lines = this.#all.filter((line) => boost.lines[line] === true);
      const share = lines.reduce((sum, line) => sum + (plan.lines[line]?.share ?? 0), 0) * (boost.factor - 1);
      return { stream: new Stream(plan, keyBelow(seed, 10 + at), days, { share, from: Math.max(boost.from, plan.begins), to: boost.to }), lines };
    });
    this.#upToAdded = this.#added.map(({ lines }) => addedUp(plan, lines));
    this.#find();
  }

  get key(): number {
    return this.#streamOf(this.#from).key;
  }

  next(): void {
    this.#streamOf(this.#from).next();
    this.#find();
  }

  /** The next that comes and is not taken away. */
  #find(): void {
    for (;;) {
      this.#from = -1;
      for (let i = 0; i < this.#added.length; i++) if (this.#streamOf(i).at < this.#streamOf(this.#from).at) this.#from = i;
      const stream = this.#streamOf(this.#from);
      // Whole milliseconds, as every clock of the desk has.
      this.at = Math.floor(stream.at);
      if (this.at === Infinity) return;
      const own = this.#added[this.#from];
      this.line = own === undefined ? chosen(this.#upTo, this.#all, uniform(stream.key, PURPOSE.kind)) : chosen(this.#upToAdded[this.#from] as Float64Array, own.lines, uniform(stream.key, PURPOSE.kind));
      if (this.#comes(stream.key)) return;
      stream.next();
    }
  }

  #comes(key: number): boolean {
    let share = 1;
    for (const boost of this.#fewer) if (boost.lines[this.line] === true && this.at >= boost.from && this.at < boost.to) share *= boost.factor;
    return share === 1 || uniform(key, PURPOSE.keep) < share;
  }

  #streamOf(from: number): Stream {
    return from < 0 ? this.#usual : (this.#added[from] as { stream: Stream }).stream;
  }
}

function addedUp(plan: Plan, lines: readonly number[]): Float64Array {
  let sum = 0;
  const upTo = Float64Array.from(lines, (line) => (sum += plan.lines[line]?.share ?? 0));
  return upTo.map((one) => one / sum);
}

function chosen(upTo: Float64Array, lines: readonly number[], chance: number): number {
  let at = 0;
  while (at < upTo.length - 1 && chance >= (upTo[at] as number)) at++;
  return lines[at] as number;
}
