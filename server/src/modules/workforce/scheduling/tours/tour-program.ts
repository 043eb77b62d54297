import highsModule from 'highs';
import type { Random } from '../../../../platform/random/random.ts';
import { BestTour } from './best-tour.ts';
import type { Instance } from './read-instance.ts';
import { ReAnswer } from './re-answer.ts';
import type { Tours } from './search-tours.ts';
import { TourMaster, TourPool, type Asked } from './tour-master.ts';
import { TourRoom } from './tour-room.ts';

// Its types are those of a CommonJS module, what Node loads is not.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Of the time: until when what nothing can cost less than is looked for, until when a dive for everybody may take, and until when tours are mended before a few people at a time are dived for. */
const UNTIL = { bound: 0.5, dive: 0.7, mended: 0.85 };
/** How many people are set free at a time: as few as this, as many as that. */
const FREE = { least: 6, most: 14 };
/** Tours each begins with where they are set free. */
const REMEMBERED = 25;

export interface Programmed {
  readonly tours: Tours;
  readonly cost: number;
  /** nothing costs less; null while that is not known */
  readonly bound: number | null;
}

/**
 * Tours by column generation (Dantzig & Wolfe 1960; Desaulniers, Desrosiers & Solomon 2005): once for everybody, which says what nothing can undercut and what
 * is scarce. Led by that, people are set free by twos and threes and answer anew. Who dives looks for whole tours in the program first, and at the end sets
 * some free and dives for them beside the others: that is better for some forty people, answers alone for more. Null: somebody has too many limits for this.
 */
export async function programTours(instance: Instance, start: Tours | null, random: Random, { used, dives }: { readonly used: () => number; readonly dives: boolean }): Promise<Programmed | null> {
  const room = new TourRoom();
  const finders = instance.people.map((_, person) => BestTour.of(instance, person, room)).filter((finder) => finder !== null);
  if (finders.length < instance.people.length) return null;
  const highs = await loadHighs();
  const pool = new TourPool();
  const everybody = instance.people.map((_, person) => person);
  const asked = (people: readonly number[], need: Float64Array, until: number): Asked => ({ instance, people, need, finders, pool, random, used, until });
  let [best, cost] = [start, start === null ? Infinity : costOf(instance, start)];
  // Somebody after the other, each the best beside those before; then again, each beside all others, while that brings something.
  const alone = best === null ? oneByOne(instance, finders, random, used) : null;
  if (alone !== null) take(everybody, alone);
  const whole = new TourMaster(asked(everybody, Float64Array.from(instance.need), UNTIL.bound));
  const { worth, likeliest } = highs.withModel(whole.rows(), (model) => {
    const relaxed = whole.relax(model, everybody.map((person) => (best === null ? [] : [tourOf(instance, best, person)])));
    if (dives) take(everybody, whole.search(model, cost, UNTIL.dive));
    return relaxed;
  });
  const bound = Number.isFinite(whole.bound) ? whole.bound : null;
  const isDone = (): boolean => used() >= 1 || cost <= (bound ?? 0) + 1 - 1e-6;
  if (best !== null && !isDone()) {
    // Rounding what the program says is dear, but nearer to it than tours that have settled somewhere else.
    const from: Tours = dives || likeliest.includes(null) ? best : joinedTours(likeliest.filter((tour) => tour !== null));
    const mended = new ReAnswer(instance, finders, random, from, costOf(instance, from), worth);
    mended.run(used, dives ? UNTIL.mended : 1, bound ?? 0);
    take(everybody, everybody.map((person) => tourOf(instance, mended.best, person)));
  }
  for (let size = FREE.least; best !== null && !isDone();) {
    const people = someOf(instance, best, size, random);
    const before = cost;
    const held: Tours = best;
    const need = beside(instance, held, people);
    const rest = before - partOf(instance, held, people, need);
    const some = new TourMaster(asked(people, need, 1));
    const known = people.map((person) => [...pool.newest(person, REMEMBERED), tourOf(instance, held, person)]);
    take(people, highs.withModel(some.rows(), (model) => {
      some.relax(model, known);
      return some.search(model, before - rest, 1);
    }));
    // Where few find nothing more, more of them do.
    if (cost === before && random.next() < 0.1) size = size >= FREE.most ? FREE.least : size + 1;
  }
  return best === null ? null : { tours: best, cost, bound };

  function take(people: readonly number[], found: readonly Uint8Array[] | null): void {
    if (found === null) return;
    const tours = best === null ? new Uint8Array(instance.people.length * instance.days) : Uint8Array.from(best);
    people.forEach((person, at) => tours.set(found[at] as Uint8Array, person * instance.days));
    const now = costOf(instance, tours);
    if (now < cost - 1e-9) [best, cost] = [tours, now];
  }
}

/** Tours of everybody by best answers: null where somebody has none that keeps the rules. */
function oneByOne(instance: Instance, finders: readonly BestTour[], random: Random, used: () => number): Uint8Array[] | null {
  const width = instance.shifts.length + 1;
  const tours: (Uint8Array | null)[] = instance.people.map(() => null);
  const left = Float64Array.from(instance.need);
  const put = (tour: Uint8Array, by: number): void => tour.forEach((shift, day) => (left[day * width + shift] = (left[day * width + shift] as number) + by));
  const prices = new Float64Array(left.length);
  for (let round = 0, gained = true; gained && used() < UNTIL.bound && round < 20; round++) {
    gained = false;
    for (const person of shuffled(instance.people.length, random)) {
      const own = tours[person];
      if (own) put(own, 1);
      const wishes = instance.wishes[person] as Float64Array;
      for (let at = 0; at < prices.length; at++) prices[at] = (wishes[at] as number) + (at % width === 0 ? 0 : (left[at] as number) > 0 ? -(instance.under[at] as number) : (instance.over[at] as number));
      const [found] = (finders[person] as BestTour).find(prices);
      if (found === undefined) return null;
      const priceOf = (tour: Uint8Array): number => tour.reduce((sum, shift, day) => sum + (prices[day * width + shift] as number), 0);
      if (own && found.cost > priceOf(own) - 1e-6) put(own, -1);
      else {
        put(found.tour, -1);
        [tours[person], gained] = [found.tour, true];
      }
    }
  }
  return tours.filter((tour) => tour !== null);
}

function shuffled(many: number, random: Random): number[] {
  const order = Array.from({ length: many }, (_, at) => at);
  for (let at = many - 1; at > 0; at--) {
    const other = Math.floor(random.next() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

const joinedTours = (tours: readonly Uint8Array[]): Tours => Uint8Array.from(tours.flatMap((tour) => [...tour]));

const tourOf = (instance: Instance, tours: Tours, person: number): Uint8Array => tours.slice(person * instance.days, (person + 1) * instance.days);

/** Who is set free: anybody, or first those who could work where somebody is missing or do where too many are. */
function someOf(instance: Instance, tours: Tours, many: number, random: Random): number[] {
  const people = new Set<number>();
  const width = instance.shifts.length + 1;
  const count = Math.min(many, instance.people.length);
  const left = beside(instance, tours, []);
  const wrong = [...left.keys()].filter((at) => at % width !== 0 && left[at] !== 0 && ((left[at] as number) > 0 ? (instance.under[at] as number) > 0 : (instance.over[at] as number) > 0));
  if (wrong.length > 0 && random.next() < 0.7) {
    const at = wrong[Math.floor(random.next() * wrong.length)] as number;
    const day = Math.floor(at / width);
    const near = instance.people.map((_, person) => ({ person, far: random.next() + (tours[person * instance.days + day] === ((left[at] as number) > 0 ? 0 : at % width) ? -0.5 : 0) })).toSorted((a, b) => a.far - b.far);
    for (const { person } of near.slice(0, Math.ceil(count / 2))) people.add(person);
  }
  while (people.size < count) people.add(Math.floor(random.next() * instance.people.length));
  return [...people];
}

/** By day and shift: how many it takes beside all others than these. */
function beside(instance: Instance, tours: Tours, people: readonly number[]): Float64Array {
  const width = instance.shifts.length + 1;
  const need = Float64Array.from(instance.need);
  const free = new Set(people);
  for (let person = 0; person < instance.people.length; person++) {
    if (free.has(person)) continue;
    for (let day = 0; day < instance.days; day++) {
      const at = day * width + (tours[person * instance.days + day] as number);
      need[at] = (need[at] as number) - 1;
    }
  }
  return need;
}

/** What these cost beside the others: their wishes left unmet, who is missing and who is too many. */
function partOf(instance: Instance, tours: Tours, people: readonly number[], need: Float64Array): number {
  const width = instance.shifts.length + 1;
  const left = Float64Array.from(need);
  let cost = 0;
  for (const person of people) {
    const wishes = instance.wishes[person] as Float64Array;
    for (let day = 0; day < instance.days; day++) {
      const at = day * width + (tours[person * instance.days + day] as number);
      cost += wishes[at] as number;
      left[at] = (left[at] as number) - 1;
    }
  }
  return left.reduce((sum, short, at) => (at % width === 0 ? sum : sum + (short > 0 ? short * (instance.under[at] as number) : -short * (instance.over[at] as number))), cost);
}

const costOf = (instance: Instance, tours: Tours): number => partOf(instance, tours, instance.people.map((_, person) => person), Float64Array.from(instance.need));
