import type { Hazards, StepChance } from './hazards.ts';
import type { Parcels, Stock } from './stock.ts';
import { AGES, BEFORE_DUE, causes, FORGOTTEN_DAYS, type Cause } from './way.ts';

/** So many of each cause by age, at the end of a day to come. */
export type Units = Readonly<Record<Cause, readonly number[]>>;

interface Moving {
  placed: number[];
  waiting: number[];
  underWay: Parcels[];
  delivered: number[];
}

/** Of how it lately went, so much is left a day later: carriers that stand still move again. */
const LASTS = 0.5;

/** How the stock goes on day by day: everything ages, waits are handed over and parcels arrive as they lately did, orders join as they are expected. */
export function goOn({ stock, hazards, expectedOrders, days }: { readonly stock: Stock; readonly hazards: Hazards; readonly expectedOrders: readonly number[]; readonly days: number }): Units[] {
  const now: Moving = { placed: [...stock.placed], waiting: [...stock.waiting], underWay: [...stock.underWay], delivered: [...stock.delivered] };
  return Array.from({ length: days }, (_, ahead) => {
    const [day, orders, left] = [stock.origin + ahead, Math.max(0, expectedOrders[ahead] ?? 0), LASTS ** ahead];
    const chanceOf = (kind: keyof Hazards['steps'], age: number): number => chanceOn(hazards.steps[kind], age, day, left);
    now.placed = aged(now.placed, orders);
    now.waiting = aged(now.waiting, orders);
    const handed = handOver(now, hazards.promises, chanceOf);
    now.underWay = [...now.underWay.flatMap(({ age, left, count }) => (age >= FORGOTTEN_DAYS || count < 1e-6 ? [] : [{ age: age + 1, left: left === null ? null : left - 1, count }])), ...handed];
    now.delivered = aged(now.delivered, arrive(now, chanceOf));
    return unitsOf(now, stock, day);
  });
}

const aged = (values: readonly number[], entering: number): number[] => [entering, ...values.slice(0, -1)];

type ChanceOf = (kind: keyof Hazards['steps'], age: number) => number;

function chanceOn({ lately, usual, weekday }: StepChance, age: number, day: number, left: number): number {
  const cell = Math.min(age, usual.length - 1);
  return Math.min(1, (left * (lately[cell] ?? 0) + (1 - left) * (usual[cell] ?? 0)) * (weekday[day % 7] ?? 1));
}

function handOver(now: Moving, promises: Hazards['promises'], chanceOf: ChanceOf): Parcels[] {
  let all = 0;
  now.waiting = now.waiting.map((count, age) => {
    const gone = count * chanceOf('waiting', age);
    all += gone;
    return count - gone;
  });
  return promises.map(({ days, share }) => ({ age: 0, left: days, count: all * share }));
}

function arrive(now: Moving, chanceOf: ChanceOf): number {
  let all = 0;
  now.underWay = now.underWay.map((one) => {
    const gone = one.count * (isLate(one) ? chanceOf('late', -(one.left as number)) : chanceOf('under_way', one.age));
    all += gone;
    return { ...one, count: one.count - gone };
  });
  return all;
}

const isLate = ({ left }: Parcels): boolean => left !== null && left < 0;

function unitsOf(now: Moving, { dues }: Stock, day: number): Units {
  const units = Object.fromEntries(causes.map((cause) => [cause, new Array<number>(AGES[cause]).fill(0)])) as Record<Cause, number[]>;
  const put = (cause: Cause, age: number, count: number): void => {
    const cell = Math.min(age, AGES[cause] - 1);
    units[cause][cell] = (units[cause][cell] ?? 0) + count;
  };
  now.placed.forEach((count, age) => put('placed', age, count));
  now.waiting.forEach((count, age) => put('waiting', age, count));
  for (const one of now.underWay) put(isLate(one) ? 'late' : 'under_way', isLate(one) ? -(one.left as number) : one.age, one.count);
  now.delivered.forEach((count, age) => put('delivered', age, count));
  for (let age = 0; age < AGES.renewals; age++) put('renewals', age, dues.get(day + BEFORE_DUE - age) ?? 0);
  return units;
}
