import type highsModule from 'highs';
import type { Random } from '../../../../platform/random/random.ts';
import type { BestTour } from './best-tour.ts';
import type { Instance } from './read-instance.ts';

type Highs = Awaited<ReturnType<typeof highsModule.default>>;
type Model = Parameters<Parameters<Highs['withModel']>[1]>[0];

/** More than any tour could cost: who has none yet. */
const NOBODY = 1e6;
/** A tour that is cheaper by less brings nothing. */
const LEAST_GAIN = 1e-6;
/** Turns of pricing after each fixing of a dive: of many people, and of few, where a turn costs little and the last ones decide. */
const TURNS = { many: 6, few: 12 };
const FEW = 20;
/** New tours of somebody in one turn. */
const AT_ONCE = { many: 1, few: 8 };
/** What one fixing may cost, as a part of the whole, before new tours are looked for. */
const DEAR = 0.001;
/** Weight of the prices before, which keeps them from swinging (Neame 2000). */
const CALM = 0.5;

/** Tours that are known of each person, the newest last. */
export class TourPool {
  private readonly known = new Map<number, Map<string, Uint8Array>>();

  add(person: number, tour: Uint8Array): void {
    const own = this.known.get(person) ?? new Map<string, Uint8Array>();
    own.set(tour.join(''), tour);
    this.known.set(person, own);
  }

  newest(person: number, many: number): Uint8Array[] {
    return [...(this.known.get(person)?.values() ?? [])].slice(-many);
  }
}

/** What is asked of some of the people: who they are, and by day and shift how many it takes beside the others. */
export interface Asked {
  readonly instance: Instance;
  readonly people: readonly number[];
  /** by day × (shifts + 1); below nothing where the others are too many already */
  readonly need: Float64Array;
  readonly finders: readonly BestTour[];
  readonly pool: TourPool;
  readonly random: Random;
  /** share of the time that is over; from `until` on no new tours are looked for */
  readonly used: () => number;
  readonly until: number;
}

interface Column {
  /** place among the people asked about */
  readonly who: number;
  readonly tour: Uint8Array;
}

/**
 * A linear program that chooses among tours that are known; its prices say what a tour not known yet would be worth to somebody, and `BestTour` finds the one
 * worth most, until nobody has a better one. That is also the least any tours of these people can cost. Whole tours come of a dive: who is decided is fixed,
 * the others are priced anew.
 */
export class TourMaster {
  /** nothing costs less than this */
  bound = -Infinity;
  private readonly asked: Asked;
  /** share of the time until which new tours are looked for */
  private until: number;
  private readonly width: number;
  /** by day and shift: what is covered, and its row */
  private readonly covered: number[] = [];
  private readonly rowOf: Int32Array;
  private readonly columns: Column[] = [];
  private readonly known = new Set<string>();
  /** by person asked about: their column, or -1 while they are free */
  private readonly fixed: Int32Array;
  private readonly prices: Float64Array;
  private readonly calm: Float64Array;

  constructor(asked: Asked) {
    this.asked = asked;
    this.until = asked.until;
    const { instance, people } = asked;
    this.width = instance.shifts.length + 1;
    this.rowOf = new Int32Array(instance.days * this.width).fill(-1);
    for (let at = 0; at < this.rowOf.length; at++) {
      if (at % this.width === 0 || ((instance.under[at] as number) === 0 && (instance.over[at] as number) === 0)) continue;
      this.rowOf[at] = people.length + this.covered.length;
      this.covered.push(at);
    }
    this.fixed = new Int32Array(people.length).fill(-1);
    this.prices = new Float64Array(this.rowOf.length);
    this.calm = new Float64Array(this.rowOf.length);
  }

  /** One row a person, one for each day and shift; columns of nobody's tour, of who is missing and of who is too many. */
  rows() {
    const { covered } = this;
    const { instance, need } = this.asked;
    const people = this.asked.people.length;
    const columns = people + 2 * covered.length;
    const right = [...this.asked.people.map(() => 1), ...covered.map((at) => need[at] as number)];
    const starts = Int32Array.from({ length: columns + 1 }, (_, at) => at);
    const indices = Int32Array.from({ length: columns }, (_, at) => (at < people ? at : people + ((at - people) % covered.length)));
    const values = Float64Array.from({ length: columns }, (_, at) => (at < people + covered.length ? 1 : -1));
    const costs = [...this.asked.people.map(() => NOBODY), ...covered.map((at) => instance.under[at] as number), ...covered.map((at) => instance.over[at] as number)];
    return {
      numCols: columns, numRows: right.length, colCost: costs, colLower: new Float64Array(columns), colUpper: new Float64Array(columns).fill(Infinity), rowLower: right, rowUpper: right,
      matrix: { format: 'csc' as const, numCols: columns, numRows: right.length, starts, indices, values },
    };
  }

  /** Looks for what nothing can cost less than (`bound`). What somebody is worth by day and shift then, and the likeliest tour of each (null: there is none). @param known tours of each to begin with */
  relax(model: Model, known: readonly (readonly Uint8Array[])[]): { readonly worth: Float64Array; readonly likeliest: readonly (Uint8Array | null)[] } {
    model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' });
    known.forEach((tours, who) => tours.forEach((tour) => this.add(model, who, tour)));
    this.seed(model);
    this.generate(model, { turns: Infinity, enough: -Infinity });
    return { worth: Float64Array.from(this.calm), likeliest: this.likeliest(model) };
  }

  private likeliest(model: Model): (Uint8Array | null)[] {
    model.run();
    const { colValue } = model.getSolution();
    const first = this.asked.people.length + 2 * this.covered.length;
    const best = this.asked.people.map((): { value: number; tour: Uint8Array | null } => ({ value: -1, tour: null }));
    this.columns.forEach(({ who, tour }, at) => {
      const value = colValue[first + at] as number;
      if (value > (best[who]?.value ?? 0)) best[who] = { value, tour };
    });
    return best.map((one) => one.tour);
  }

  /** Tours of the people asked about that cost less than so much, if a dive finds some. */
  search(model: Model, than: number, until: number): Uint8Array[] | null {
    this.until = until;
    // Costs are whole numbers.
    return this.bound > than - 1 + 1e-6 ? null : this.dive(model, than);
  }

  /** A first tour for everybody who has none, each beside those before. */
  private seed(model: Model): void {
    const { instance, people, need } = this.asked;
    const counts = new Float64Array(this.rowOf.length);
    for (const [who, person] of people.entries()) {
      if (this.columns.some((column) => column.who === who)) continue;
      const wishes = instance.wishes[person] as Float64Array;
      for (let at = 0; at < this.prices.length; at++) this.prices[at] = (wishes[at] as number) + (at % this.width === 0 ? 0 : (counts[at] as number) < (need[at] as number) ? -(instance.under[at] as number) : (instance.over[at] as number));
      const tour = this.finder(who).find(this.prices)[0]?.tour;
      if (tour === undefined) continue;
      tour.forEach((shift, day) => (counts[day * this.width + shift] = (counts[day * this.width + shift] as number) + 1));
      this.add(model, who, tour);
    }
  }

  private finder(who: number): BestTour {
    return this.asked.finders[this.asked.people[who] as number] as BestTour;
  }

  private add(model: Model, who: number, tour: Uint8Array): boolean {
    const key = `${who} ${tour.join('')}`;
    if (this.known.has(key)) return false;
    this.known.add(key);
    const rows = [who];
    tour.forEach((shift, day) => {
      const row = this.rowOf[day * this.width + shift] as number;
      if (row >= 0) rows.push(row);
    });
    model.addCol(this.wishesOf(who, tour), 0, Infinity, { indices: rows, values: rows.map(() => 1) });
    this.columns.push({ who, tour });
    this.asked.pool.add(this.asked.people[who] as number, tour);
    return true;
  }

  /** By how much a tour is worth more than it costs, at the prices of now. */
  private gainOf(who: number, tour: Uint8Array, rowDual: Float64Array): number {
    return tour.reduce((sum, shift, day) => {
      const row = this.rowOf[day * this.width + shift] as number;
      return row < 0 ? sum : sum + (rowDual[row] as number);
    }, rowDual[who] as number) - this.wishesOf(who, tour);
  }

  private wishesOf(who: number, tour: Uint8Array): number {
    const wishes = this.asked.instance.wishes[this.asked.people[who] as number] as Float64Array;
    return tour.reduce((sum, shift, day) => sum + (wishes[day * this.width + shift] as number), 0);
  }

  /** Finds tours worth more than what they cost until there are none (or so many turns, or so much time). Only who is not fixed gets new ones. What the program comes to. */
  private generate(model: Model, { turns, enough }: { turns: number; enough: number }): number {
    const { until } = this;
    const { used } = this.asked;
    // Columns that are added leave a basis that is feasible; bounds that are fixed one whose prices are.
    model.options.set({ simplex_strategy: turns === Infinity ? 4 : 1 });
    let last = Infinity;
    let calm = 0;
    for (let turn = 0; turn < turns && used() < until; turn++) {
      model.run();
      // Whatever is added makes both unknown again.
      const [cost, { rowDual }] = [model.getObjectiveValue(), model.getSolution()];
      for (let at = 0; at < this.calm.length; at++) {
        const row = this.rowOf[at] as number;
        this.calm[at] = row < 0 ? 0 : calm * (this.calm[at] as number) + (1 - calm) * (rowDual[row] as number);
      }
      last = cost;
      if (cost <= enough) return last;
      const found = this.price(model, rowDual);
      if (cost - this.bound < 0.5) return last;
      // Prices that were calmed may have hidden what the true ones show.
      if (found === 0 && calm === 0) return last;
      calm = found === 0 || turn < 2 || turns === TURNS.many ? 0 : CALM;
    }
    return last;
  }

  /** The best tour of everybody who is free at the prices of now; how many were new. While nobody is fixed it also says what nothing can cost less than. */
  private price(model: Model, rowDual: Float64Array): number {
    const { instance, people, need } = this.asked;
    const { calm } = this;
    const isWhole = this.fixed.every((one) => one < 0);
    let [added, least] = [0, 0];
    for (const [who, person] of people.entries()) {
      if ((this.fixed[who] as number) >= 0) continue;
      const wishes = instance.wishes[person] as Float64Array;
      for (let at = 0; at < this.prices.length; at++) this.prices[at] = (wishes[at] as number) - (calm[at] as number);
      const found = this.finder(who).find(this.prices, people.length > FEW ? AT_ONCE.many : AT_ONCE.few);
      least += found[0]?.cost ?? Infinity;
      for (const { tour } of found) if (this.gainOf(who, tour, rowDual) > LEAST_GAIN && this.add(model, who, tour)) added++;
    }
    if (!isWhole) return added;
    const fits = this.covered.every((at) => (calm[at] as number) <= (instance.under[at] as number) + LEAST_GAIN && (calm[at] as number) >= -(instance.over[at] as number) - LEAST_GAIN);
    if (fits) this.bound = Math.max(this.bound, least + this.covered.reduce((sum, at) => sum + (need[at] as number) * (calm[at] as number), 0));
    return added;
  }

  /** Fixes who is decided, prices the others anew, until everybody has a tour; null where it comes to no less than `than`. */
  private dive(model: Model, than: number): Uint8Array[] | null {
    const { until } = this;
    const { random, used, people } = this.asked;
    const first = people.length + 2 * this.covered.length;
    let before = this.bound;
    for (let round = 0; ; round++) {
      const free = this.fixed.filter((one) => one < 0).length;
      // New tours are looked for only where fixing has cost something.
      const after = this.generate(model, { turns: used() >= until ? 1 : free > FEW ? TURNS.many : TURNS.few, enough: Math.max(before, this.bound) + Math.max(0.5, DEAR * Math.abs(this.bound)) });
      before = Math.min(after, Math.max(before, this.bound) * (1 + DEAR));
      model.run();
      // A few turns do not say the least this can come to; more than this much above it is hopeless.
      if (free <= FEW && model.getObjectiveValue() > than - 1 + 1e-6) return null;
      const { colValue } = model.getSolution();
      const values = this.columns.map((column, at) => ({ at, who: column.who, value: colValue[first + at] as number })).filter((one) => (this.fixed[one.who] as number) < 0 && one.value > 1e-6).toSorted((a, b) => b.value - a.value);
      if (values.length === 0) break;
      // Who is decided anyway, and a few more: mostly the surest.
      const sure = values.filter((one) => one.value > 0.999);
      const rest = values.filter((one) => one.value <= 0.999);
      const next = rest.slice(0, 1).concat(rest.slice(1, 1 + Math.floor(rest.length / 40)).filter((one) => one.value > 0.6));
      if (random.next() < 0.3 && rest.length > 2) next[0] = rest[Math.floor(random.next() * 3)] as (typeof rest)[number];
      for (const one of [...sure, ...next.filter((each, at) => next.findIndex((other) => other.who === each.who) === at)]) {
        this.fixed[one.who] = one.at;
        model.changeColBounds(first + one.at, 1, 1);
      }
    }
    return this.fixed.some((one) => one < 0) ? null : [...this.fixed].map((at) => (this.columns[at] as Column).tour);
  }
}
