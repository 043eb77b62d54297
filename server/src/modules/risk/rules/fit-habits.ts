import { likelihoodUnder, type Buying, type Habits } from './still-a-customer.ts';

/** Buyers that bought alike are counted together: days are rounded so that a shop with a million of them is some thousand. */
export interface Counted extends Buying {
  readonly buyers: number;
}

/** What shops are like before one taught its own. */
export const USUAL_HABITS: Habits = { r: 0.5, alpha: 60, a: 0.8, b: 3 };
const MOST_STEPS = 400;
/** Held a little towards the start, so that a hundred buyers do not make a wild shop: worth this many of them. */
const HELD = 10;

/** Habits of a shop's buyers: the most likely ones, by Nelder & Mead's simplex (1965) over their logarithms. With nobody it answers with what many shops are like. */
export function fitHabits(buyers: readonly Counted[]): Habits {
  const total = buyers.reduce((sum, one) => sum + one.buyers, 0);
  if (total === 0) return USUAL_HABITS;
  const start = point(USUAL_HABITS);
  const cost = (at: readonly number[]): number => {
    const habits = habitsAt(at);
    const likelihood = likelihoodUnder(habits);
    const seen = buyers.reduce((sum, one) => sum - one.buyers * likelihood(one), 0);
    const held = at.reduce((sum, value, i) => sum + (value - (start[i] ?? 0)) ** 2, 0);
    const whole = seen / total + (HELD * 0.02 * held) / total;
    return Number.isFinite(whole) ? whole : 1e300;
  };
  return habitsAt(lowest(cost, start));
}

const point = ({ r, alpha, a, b }: Habits): number[] => [r, alpha, a, b].map(Math.log);

function habitsAt(at: readonly number[]): Habits {
  const [r = 0, alpha = 0, a = 0, b = 0] = at.map((value) => Math.exp(Math.min(12, Math.max(-8, value))));
  return { r, alpha, a, b };
}

interface Corner {
  readonly at: readonly number[];
  readonly cost: number;
}

function lowest(cost: (at: readonly number[]) => number, start: readonly number[]): readonly number[] {
  const corner = (at: readonly number[]): Corner => ({ at, cost: cost(at) });
  let simplex = [corner(start), ...start.map((_, i) => corner(start.map((value, j) => (i === j ? value + 0.7 : value))))];
  for (let step = 0; step < MOST_STEPS; step++) {
    simplex = simplex.toSorted((x, y) => x.cost - y.cost);
    const [best, worst] = [simplex[0] as Corner, simplex.at(-1) as Corner];
    if (worst.cost - best.cost < 1e-10) break;
    const others = simplex.slice(0, -1);
    const middle = start.map((_, i) => others.reduce((sum, one) => sum + (one.at[i] ?? 0), 0) / others.length);
    const along = (by: number): Corner => corner(middle.map((value, i) => value + by * (value - (worst.at[i] ?? 0))));
    const next = better(along, best, others.at(-1) as Corner, worst);
    simplex = next === null ? simplex.map((one) => (one === best ? one : corner(one.at.map((value, i) => ((best.at[i] ?? 0) + value) / 2)))) : [...others, next];
  }
  return simplex.toSorted((x, y) => x.cost - y.cost)[0]?.at ?? start;
}

/** The corner that takes the worst one's place; null: none is better, so all shrink towards the best. */
function better(along: (by: number) => Corner, best: Corner, second: Corner, worst: Corner): Corner | null {
  const mirrored = along(1);
  if (mirrored.cost < best.cost) {
    const further = along(2);
    return further.cost < mirrored.cost ? further : mirrored;
  }
  if (mirrored.cost < second.cost) return mirrored;
  const nearer = along(mirrored.cost < worst.cost ? 0.5 : -0.5);
  return nearer.cost < Math.min(mirrored.cost, worst.cost) ? nearer : null;
}
