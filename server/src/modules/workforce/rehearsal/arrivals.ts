import { dayFactor, exponential, keyBelow, PURPOSE, uniform } from './draws.ts';
import type { Boost, Came, Flow, Plan } from './plan.ts';
import { DAY } from './read-demand.ts';

/** Contacts that come by chance at a rate that is even within an interval. Each interval has chances of its own, so that more in one leaves the others as they were. */
class Stream {
  at = 0;
  key = 0;
  readonly #plan: Plan;
  readonly #expected: Float64Array;
  readonly #seed: number;
  readonly #days: Float64Array;
  /** share of what comes in all, and between which moments */
  readonly #share: number;
  readonly #to: number;
  #interval: number;
  #number = 0;
  #intervalKey = 0;

  constructor(plan: Plan, expected: Float64Array, seed: number, days: Float64Array, { share, from, to }: { share: number; from: number; to: number }) {
    this.#plan = plan;
    this.#expected = expected;
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
    const { begins, intervalMs, intervals } = this.#plan;
    const expected = this.#expected;
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

/** What came, each at its moment; its key is its place, so that the same has the same chances in every plan. */
class Trace {
  readonly #came: readonly Came[];
  readonly #seed: number;
  #next = 0;

  constructor(came: readonly Came[], seed: number) {
    this.#came = came;
    this.#seed = seed;
  }

  get at(): number {
    return this.#came[this.#next]?.at ?? Infinity;
  }

  get key(): number {
    return keyBelow(this.#seed, this.#next);
  }

  get one(): Came {
    return this.#came[this.#next] as Came;
  }

  next(): void {
    this.#next++;
  }
}

/**
 * All that comes, one after the other. What a boost adds is a stream of its own and what it takes away is taken by each contact's
 * own chance, so that everybody else comes as without it.
 */
export class Arrivals {
  readonly #sources: readonly Source[];
  readonly #fewer: readonly Boost[];
  #from = 0;
  at = Infinity;
  line = 0;
  /** what is known of it where it came in a day that is over */
  known: Came | null = null;

  constructor(plan: Plan, seed: number) {
    const days = Float64Array.from({ length: Math.ceil((plan.ends - plan.begins) / DAY) }, (_, day) => dayFactor(keyBelow(keyBelow(seed, 1), day), plan.dayCv));
    this.#fewer = plan.boosts.filter((boost) => boost.factor < 1);
    const drawn = plan.flows.flatMap((flow, at) => sourcesOf(plan, flow, at === 0 ? seed : keyBelow(keyBelow(seed, 3), at), days));
    this.#sources = plan.came === null ? drawn : [{ stream: new Trace(plan.came, keyBelow(seed, 4)), lines: [], upTo: new Float64Array() }, ...drawn];
    this.#find();
  }

  get key(): number {
    return this.#source.stream.key;
  }

  next(): void {
    this.#source.stream.next();
    this.#find();
  }

  get #source(): Source {
    return this.#sources[this.#from] as Source;
  }

  /** The next that comes and is not taken away. */
  #find(): void {
    for (;;) {
      this.#from = 0;
      for (let i = 1; i < this.#sources.length; i++) if ((this.#sources[i] as Source).stream.at < this.#source.stream.at) this.#from = i;
      const { stream, lines, upTo } = this.#source;
      // Whole milliseconds, as every clock of the desk has.
      this.at = Math.floor(stream.at);
      if (this.at === Infinity) return;
      const known = stream instanceof Trace ? stream.one : null;
      this.line = known === null ? chosen(upTo, lines, uniform(stream.key, PURPOSE.kind)) : known.line;
      this.known = known;
      if (this.#comes(stream.key)) return;
      stream.next();
    }
  }

  #comes(key: number): boolean {
    let share = 1;
    for (const boost of this.#fewer) if (boost.lines[this.line] === true && this.at >= boost.from && this.at < boost.to) share *= boost.factor;
    return share === 1 || uniform(key, PURPOSE.keep) < share;
  }
}

/** One stream with the lines it falls to. */
interface Source {
  readonly stream: Stream | Trace;
  readonly lines: readonly number[];
  /** shares of its lines added up */
  readonly upTo: Float64Array;
}

/** What usually comes of a flow (nothing, where what came is known), and what each boost adds to it. */
function sourcesOf(plan: Plan, { expected, lines: all }: Flow, seed: number, days: Float64Array): Source[] {
  const shareOf = (lines: readonly number[]): number => lines.reduce((sum, line) => sum + (plan.lines[line]?.share ?? 0), 0);
  // One flow of everything has shares that are those of all.
  const whole = plan.flows.length === 1 ? 1 : shareOf(all);
  const usual = { stream: new Stream(plan, expected, keyBelow(seed, 2), days, { share: 1, from: plan.begins, to: plan.ends }), lines: all, upTo: addedUp(plan, all) };
  const added = plan.boosts.filter((boost) => boost.factor > 1).flatMap((boost, at) => {
    const lines = all.filter((line) => boost.lines[line] === true);
    if (lines.length === 0) return [];
    const share = (shareOf(lines) * (boost.factor - 1)) / whole;
    return [{ stream: new Stream(plan, expected, keyBelow(seed, 10 + at), days, { share, from: Math.max(boost.from, plan.begins), to: boost.to }), lines, upTo: addedUp(plan, lines) }];
  });
  return plan.came === null ? [usual, ...added] : added;
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
