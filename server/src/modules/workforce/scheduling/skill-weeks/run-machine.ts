import { PRICE } from './prices.ts';
import type { Border, Nurse, Scenario } from './scenario.ts';

/**
 * The runs a nurse can be in and what each shift (0: a day off) costs next: `price` and `next` by run × (shifts + 1). Where a shift may not follow, the price is infinite.
 * A run longer than its limits look is the same as one at their end, so there are few.
 */
export interface RunMachine {
  readonly next: Int32Array;
  readonly price: Float64Array;
  /** by nurse of these terms: the run of their border */
  readonly start: (border: Border) => number;
}

interface Run {
  readonly last: number;
  readonly same: number;
  readonly work: number;
  readonly off: number;
}

/** @param days how many days are walked at most: longer runs are not needed */
export function runMachine(scenario: Scenario, nurse: Nurse, borders: readonly Border[], days: number): RunMachine {
  const [found, runs] = [new Map<string, number>(), [] as Run[]];
  const add = (run: Run): number => {
    const short = shortened(scenario, nurse, run);
    const name = `${short.last} ${short.same} ${short.work} ${short.off}`;
    const known = found.get(name);
    if (known !== undefined) return known;
    found.set(name, runs.push(short) - 1);
    return runs.length - 1;
  };
  borders.forEach(add);
  const [next, price]: [number[], number[]] = [[], []];
  for (let at = 0, day = 0; day < days && at < runs.length; day++) {
    for (const end = runs.length; at < end; at++) {
      for (let shift = 0; shift <= scenario.shifts.length; shift++) {
        const run = runs[at] as Run;
        const may = scenario.shifts[run.last - 1]?.notBefore.includes(shift) !== true;
        next.push(may ? add(after(run, shift)) : 0);
        price.push(may ? priceOf(scenario, nurse, run, shift) : Infinity);
      }
    }
  }
  return { next: Int32Array.from(next), price: Float64Array.from(price), start: add };
}

function shortened(scenario: Scenario, nurse: Nurse, { last, same, work, off }: Run): Run {
  const cut = (value: number, range: { readonly least: number; readonly most: number } | undefined): number => Math.min(value, Math.max(range?.least ?? 0, (range?.most ?? 0) + 1));
  return last === 0 ? { last, same: 0, work: 0, off: cut(off, nurse.off) } : { last, same: cut(same, scenario.shifts[last - 1]?.run), work: cut(work, nurse.work), off: 0 };
}

function after(run: Run, shift: number): Run {
  if (shift === 0) return { last: 0, same: 0, work: 0, off: run.last === 0 ? run.off + 1 : 1 };
  return { last: shift, same: shift === run.last ? run.same + 1 : 1, work: run.last === 0 ? 1 : run.work + 1, off: 0 };
}

/** A run that ends too early is charged on the day that ends it, one that is too long on each day more. */
function priceOf(scenario: Scenario, nurse: Nurse, run: Run, shift: number): number {
  const then = after(run, shift);
  const short = (least: number | undefined, length: number): number => (length === 0 ? 0 : Math.max(0, (least ?? 0) - length));
  let price = 0;
  if (shift === 0) {
    if (run.last !== 0) price += PRICE.work * short(nurse.work.least, run.work);
    if (then.off > nurse.off.most) price += PRICE.off;
  } else {
    if (run.last === 0) price += PRICE.off * short(nurse.off.least, run.off);
    if (then.work > nurse.work.most) price += PRICE.work;
    if (then.same > (scenario.shifts[shift - 1]?.run.most ?? 0)) price += PRICE.sameShift;
  }
  if (run.last !== 0 && shift !== run.last) price += PRICE.sameShift * short(scenario.shifts[run.last - 1]?.run.least, run.same);
  return price;
}
